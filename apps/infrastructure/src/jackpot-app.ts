import type { RunTime } from '@jackpot/config-schema';
import { App, type Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import { DEFAULT_PREFIX, PREFIX_CONTEXT } from './names.ts';
import { DeliveryStack } from './delivery/delivery-stack.ts';
import { FoundationStack } from './foundation/foundation-stack.ts';
import { MonitoringStack } from './monitoring/monitoring-stack.ts';
import { AnswersStack } from './step/answers-stack.ts';
import { DataValidatorStack } from './step/data-validator-stack.ts';
import { NotifierStack } from './step/notifier-stack.ts';
import { OptimiserStack } from './step/optimiser-stack.ts';
import { QualityGateStack } from './step/quality-gate-stack.ts';
import { WeekOpenerStack } from './step/week-opener-stack.ts';
import { TrainingStack } from './training/training-stack.ts';
import { WorkflowStack } from './workflow/workflow-stack.ts';

const appStacks: Readonly<Record<string, new (scope: Construct, id: string, props: StackProps) => Stack>> = {
  'week-opener': WeekOpenerStack,
  'data-validator': DataValidatorStack,
  training: TrainingStack,
  'quality-gate': QualityGateStack,
  optimiser: OptimiserStack,
  notifier: NotifierStack,
  answers: AnswersStack,
};

/** A bucket's policy, not an access control list, lets S3 deliver its access log: lists are off. */
const context = { '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true };

/**
 * Every stack, by the name that it has on AWS: the foundation first, then a stack an app, then the workflow over them and
 * its watch, each beginning with the system's prefix. A
 * finding of cdk-nag that nothing argues for fails the synthesis.
 */
export function jackpotApp(outdir: string, runs: readonly RunTime[], prefix = DEFAULT_PREFIX): App {
  const app = new App({ outdir, context: { ...context, [PREFIX_CONTEXT]: prefix } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  const foundation = new FoundationStack(app, `${prefix}-foundation`, {
    description: 'Jackpot: what keeps data',
    terminationProtection: true,
  });
  const delivery = new DeliveryStack(app, `${prefix}-delivery`, { description: "Jackpot: GitHub's jobs" });
  delivery.addStackDependency(foundation);
  const workflow = new WorkflowStack(app, `${prefix}-workflow`, { description: 'Jackpot: the weekly run', runs });
  new MonitoringStack(app, `${prefix}-monitoring`, { description: 'Jackpot: alarms and dashboard' }).addStackDependency(
    workflow,
  );
  for (const [name, AppStack] of Object.entries(appStacks)) {
    const stack = new AppStack(app, `${prefix}-${name}`, { description: `Jackpot: ${name}` });
    stack.addStackDependency(foundation);
    workflow.addStackDependency(stack);
  }
  return app;
}
