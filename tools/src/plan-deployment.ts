/**
 * Says what the change between the commits `NX_BASE` and `NX_HEAD` deploys, and when its configs and data may be published:
 * `NX_BASE=… npm run deployment-plan`. On GitHub the other jobs are told by the outputs `deploys` and `publish`.
 */
import { appendFileSync } from 'node:fs';
import { deploymentPlan, publishWhen } from './deployment/deployment-plan.ts';

const plan = deploymentPlan(process.env);
const when = publishWhen(plan);
console.log(`Deployed: ${plan.stacks.join(', ') || 'nothing'}.`);
console.log(`Configs and data are published ${when === 'now' ? 'now' : 'after the deployment: configs changed too'}.`);
const outputs = process.env['GITHUB_OUTPUT'];
if (outputs !== undefined) appendFileSync(outputs, `deploys=${plan.stacks.length > 0}\npublish=${when}\n`);
