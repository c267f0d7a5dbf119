/**
 * Says what the change between the commits `NX_BASE` and `NX_HEAD` deploys, and when its configs and data may be published:
 * `NX_BASE=… npm run deployment-plan`. On GitHub the other jobs are told by the outputs `deploys`, `image` and `publish`.
 */
import { handOn } from './delivery/handed-on.ts';
import { deploymentPlan, publishWhen } from './deployment/deployment-plan.ts';

const plan = deploymentPlan(process.env);
const when = publishWhen(plan);
console.log(`Deployed: ${plan.stacks.join(', ') || 'nothing'}.`);
console.log(`Configs and data are published ${when === 'now' ? 'now' : 'after the deployment: configs changed too'}.`);
handOn('GITHUB_OUTPUT', { deploys: String(plan.stacks.length > 0), image: String(plan.image), publish: when });
