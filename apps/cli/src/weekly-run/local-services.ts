import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { validateData } from '@jackpot/data-validator/step';
import { notify } from '@jackpot/notifier/step';
import { optimise } from '@jackpot/optimiser/step';
import {
  type LocalPorts,
  ProcessTrainer,
  ScopedObjectStore,
  type Services,
  gitIdentity,
  scratchFolder,
} from '@jackpot/platform/local';
import type { Clock, Secrets } from '@jackpot/ports';
import { judgeModel } from '@jackpot/quality-gate/step';
import { objectAccess } from '@jackpot/workflow';
import { weekOpener } from '@jackpot/week-opener/step';
import { REPOSITORY } from '../recorded-code/this-code.ts';
import { oneAtATime } from './one-at-a-time.ts';

interface LocalRun {
  readonly workspace: string;
  readonly ports: LocalPorts;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly onEvent?: Services['onEvent'];
}

/** Stands for the bucket's name in `s3://` addresses. */
const BUCKET = 'workspace';

/** Laptop values of the definition's substitutions. Values without a meaning here are named `local`. */
export const localSubstitutions = {
  WeekOpenerArn: 'week-opener',
  DataValidatorArn: 'data-validator',
  QualityGateArn: 'quality-gate',
  OptimiserArn: 'optimiser',
  NotifierArn: 'notifier',
  Bucket: BUCKET,
  TrainingImage: 'local',
  TrainingRoleArn: 'local',
  TrainingInstanceType: 'local',
  TrainingSecurityGroupId: 'local',
  TrainingSubnetId1: 'local',
  TrainingSubnetId2: 'local',
  KmsKeyArn: 'local',
};

/** Each step, bound to this workspace: each gets the ports and the objects that it needs and no more, as its role grants on AWS. */
export function localServices(run: LocalRun): Services {
  const { workspace, clock, secrets } = run;
  const { store, registry, index, claims, notifier, isPassing } = run.ports;
  const software = gitIdentity(REPOSITORY);
  const storeOf = (step: keyof typeof objectAccess) => new ScopedObjectStore(store, objectAccess[step]);
  const trainer = new ProcessTrainer({
    store: storeOf('training'),
    bucket: BUCKET,
    scratch: scratchFolder(workspace),
    command: [process.execPath, createRequire(import.meta.url).resolve('@jackpot/training/train')],
    concurrency: availableParallelism(),
  });
  const opening = { store: storeOf('week-opener'), claims, registry, index, secrets, notifier, clock, isPassing };
  const functions: Services['functions'] = {
    'week-opener': (input) => weekOpener(input, opening),
    'data-validator': (input) => validateData(input, { store: storeOf('data-validator') }),
    'quality-gate': (input) => judgeModel(input, { store: storeOf('quality-gate'), registry }),
    // A plan of 52 weeks takes megabytes while it is made: forty at once, as the Map would have it, take forty times as much.
    optimiser: oneAtATime((input) =>
      optimise(input, { store: storeOf('optimiser'), registry, index, clock, software }),
    ),
    notifier: (input) => notify(input, { store: storeOf('notifier'), index, notifier, clock }),
  };
  return { store, trainer, functions, ...(run.onEvent && { onEvent: run.onEvent }) };
}
