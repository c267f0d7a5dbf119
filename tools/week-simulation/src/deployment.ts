import { type AnswersPorts, answerCall } from '@jackpot/answers/step';
import { validateData } from '@jackpot/data-validator/step';
import { notify } from '@jackpot/notifier/step';
import { optimise } from '@jackpot/optimiser/step';
import { ScopedObjectStore, type Services, resolveDefinition, runStateMachine } from '@jackpot/platform/local';
import type { Clock, ObjectStore, Secrets } from '@jackpot/ports';
import { judgeModel } from '@jackpot/quality-gate/step';
import { type WeekOpenerPorts, weekOpener } from '@jackpot/week-opener/step';
import { type WeekRequest, objectAccess, weeklyDefinition } from '@jackpot/workflow';
import type { Account } from './account.ts';
import { Invocation, type Network, isPassing, overNetwork } from './network.ts';
import { type JobEnd, RememberedTrainer } from './remembered-trainer.ts';

const software = { commit: 'c'.repeat(40), noCommit: null, dirty: false, nodeVersion: 'v24.0.0', imageDigest: null };

const names = ['WeekOpenerArn', 'DataValidatorArn', 'QualityGateArn', 'OptimiserArn', 'NotifierArn', 'Bucket'] as const;
const unused = ['TrainingImage', 'TrainingRoleArn', 'TrainingInstanceType', 'TrainingSecurityGroupId'] as const;
const subnets = ['TrainingSubnetId1', 'TrainingSubnetId2', 'KmsKeyArn'] as const;
const definition = resolveDefinition(
  weeklyDefinition,
  Object.fromEntries([...names, ...unused, ...subnets].map((name) => [name, name])),
);

/** Amount of cash, unlike any other number: whoever sees it has seen the secret. */
export const CASH_AMOUNT = 98_765_432.1;

type Step = keyof typeof objectAccess;
type Ports = WeekOpenerPorts & Pick<AnswersPorts, 'tasks'>;

export interface Execution {
  readonly id: string;
  readonly request: WeekRequest;
  readonly ended: Promise<'succeeded' | 'failed' | 'stopped'>;
}

/** The deployed system: machine, steps and people's door, on an account behind a network. */
export class Deployment {
  readonly #account: Account;
  readonly #network: Network;
  readonly #clock: Clock;
  readonly #endOf: (job: string) => JobEnd;
  readonly #stopped = new Map<string, () => void>();
  readonly executions: Execution[] = [];

  constructor(account: Account, network: Network, clock: Clock, endOf: (job: string) => JobEnd) {
    this.#account = account;
    this.#network = network;
    this.#clock = clock;
    this.#endOf = endOf;
  }

  /** Starts an execution of the machine. */
  start(request: WeekRequest): Execution {
    const id = `execution-${this.executions.length + 1}`;
    const { claims } = this.#account;
    claims.start(id);
    const stopped = new Promise<'stopped'>((resolve) => this.#stopped.set(id, () => resolve('stopped')));
    const run = runStateMachine(definition, id, request, this.#services(id)).then(
      () => 'succeeded' as const,
      () => 'failed' as const,
    );
    const ended = Promise.race([run, stopped]).finally(() => {
      claims.end(id);
    });
    const execution = { id, request, ended };
    this.executions.push(execution);
    return execution;
  }

  /** Stops the execution of that number, if it has begun, in the middle of whatever it does: none of its calls ever comes back. */
  stop(number: number): void {
    const execution = this.executions[number - 1];
    if (execution === undefined) return;
    this.#network.cutOff(execution.id);
    this.#stopped.get(execution.id)?.();
  }

  /** A person's call of the function URL. */
  async says(person: string, content: object): Promise<{ readonly statusCode: number; readonly body: string }> {
    const userArn = `arn:aws:sts::000000000000:assumed-role/jackpot-approver/${person}`;
    const request = { requestContext: { authorizer: { iam: { userArn } } }, body: JSON.stringify(content) };
    return this.#invoke('people', 'answers', person, (ports) => answerCall(request, ports));
  }

  #services(execution: string): Services {
    const account = this.#account;
    const invoke = <T>(step: Step, input: unknown, run: (ports: Ports) => Promise<T>) =>
      this.#invoke(execution, step, describe(input), run);
    const job = new Invocation(`${execution}/training/-`);
    return {
      store: account.store,
      tokens: account.tokens,
      trainer: new RememberedTrainer(
        overNetwork('store', account.store as ObjectStore, this.#network, job),
        this.#endOf,
        job.died,
      ),
      functions: {
        WeekOpenerArn: (input) => invoke('week-opener', input, (ports) => weekOpener(input, ports)),
        DataValidatorArn: (input) => invoke('data-validator', input, (ports) => validateData(input, ports)),
        QualityGateArn: (input) => invoke('quality-gate', input, (ports) => judgeModel(input, ports)),
        OptimiserArn: (input) => invoke('optimiser', input, (ports) => optimise(input, { ...ports, software })),
        NotifierArn: (input) => invoke('notifier', input, (ports) => notify(input, ports)),
      },
    };
  }

  #invoke<T>(execution: string, step: Step, what: string, run: (ports: Ports) => Promise<T>): Promise<T> {
    const invocation = new Invocation(`${execution}/${step}/${what}`);
    return Promise.race([run(this.#ports(step, invocation)), invocation.died]);
  }

  #ports(step: Step, invocation: Invocation): Ports {
    const { store, index, registry, claims, notifier, tokens } = this.#account;
    const over = <T extends object>(port: string, target: T) => overNetwork(port, target, this.#network, invocation);
    return {
      store: new ScopedObjectStore(over('store', store as ObjectStore), objectAccess[step]),
      index: over('index', index),
      registry: over('registry', registry),
      claims: over('claims', claims),
      notifier: over('notifier', notifier),
      tasks: over('tasks', tokens),
      secrets: over('secrets', this.#secrets),
      clock: this.#clock,
      isPassing,
    };
  }

  get #secrets(): Secrets {
    const asOf = `${this.#clock.now().toISOString().slice(0, 10)}T00:00:00Z`;
    const value = { amount: CASH_AMOUNT, currency: 'GBP', asOf };
    return { availableCash: () => Promise.resolve({ value, version: 'v1', simulated: false }) };
  }
}

/** Action and country of a step's input, as far as it has them. */
function describe(input: unknown): string {
  const { action = '-', country = '-' } = input as { action?: string; country?: string | { country: string } };
  return `${action} ${typeof country === 'string' ? country : country.country}`;
}
