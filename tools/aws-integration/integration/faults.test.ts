import { Account } from '../src/account.ts';
import { checkAgainstModels } from '../src/request-models.ts';
import { type Fault, type SeenRequest, faults } from '../src/wire.ts';

jest.setTimeout(1_800_000);

const COUNTRY = 'germany';
const DRAW = '2026-11-20';
const again = { drawDate: DRAW, countries: [COUNTRY], supersede: { by: 'ann', reason: 'once more' } };
const jobs = () => account.wire.seen.filter(({ operation }) => operation === 'CreateTrainingJob').length;
const isFailed = { counts: { recommended: 0, failed: 1 } };
const isRecommended = { counts: { recommended: 1, failed: 0 } };

let account: Account;

beforeAll(async () => {
  account = await Account.open();
  await account.publish();
  await account.setCash(100_000_000);
});
afterEach(() => account?.wire.breakBy(() => null));
afterAll(() => account?.close());

/** A model's registration is not safe to ask for twice, so its answer is never lost. */
const faultsOf = (service: string): readonly Fault[] =>
  service === 'sagemaker' ? faults.filter((fault) => fault !== 'loses') : faults;

/**
 * Each operation meets every fault of its service, one after the other; of S3 each object meets one, and each method all.
 * @returns what was inflicted
 */
function breakEverything(): ReadonlySet<string> {
  const inflicted = new Set<string>();
  const attempts = new Map<string, number>();
  const objects = new Set<string>();
  const nextOf = (name: string) => {
    const attempt = attempts.get(name) ?? 0;
    attempts.set(name, attempt + 1);
    return attempt;
  };
  const decide = ({ service, operation, path }: SeenRequest): Fault | null => {
    const name = `${service} ${operation}`;
    if (service !== 's3') return faultsOf(service)[nextOf(name)] ?? null;
    const object = `${operation} ${path}`;
    if (objects.has(object)) return null;
    objects.add(object);
    return faults[nextOf(name) % faults.length] ?? null;
  };
  account.wire.breakBy((request) => {
    const fault = decide(request);
    if (fault !== null) inflicted.add(`${request.service} ${fault}`);
    return fault;
  });
  return inflicted;
}

test('services that throttle, fail, hang, hang up or lose their answers delay a week and change nothing of it', async () => {
  const inflicted = breakEverything();
  const request = { drawDate: DRAW, countries: [COUNTRY] };
  const executions = [await account.start(request), await account.start(request)];
  const ends = await Promise.all(executions.map((execution) => account.end(execution)));
  const [duplicate, decided] = ends.sort((a, b) => Number('counts' in a) - Number('counts' in b));
  expect([duplicate, decided]).toMatchObject([{ week: { outcome: 'duplicate' } }, isRecommended]);
  expect(await account.records(COUNTRY, DRAW)).toHaveLength(1);
  const services = ['dynamodb', 's3', 'sagemaker', 'secretsmanager', 'sns', 'states'];
  const all = services.flatMap((service) => faultsOf(service).map((fault) => `${service} ${fault}`));
  expect([...inflicted].sort()).toEqual(all.sort());
});

test('a service that is away for longer than a step waits, and a busy Lambda, are asked again by the state machine', async () => {
  let refused = 0;
  const beyondAttempts = 7;
  account.cloud.signal('SIGHUP');
  account.wire.breakBy(({ operation, path }) => {
    if (operation !== 'PUT' || !path.includes('decision.json') || refused === beyondAttempts) return null;
    refused += 1;
    return 'fails';
  });
  const execution = await account.start(again);
  expect(await account.end(execution)).toMatchObject(isRecommended);
  expect(refused).toBe(beyondAttempts);
  expect(await account.failures(execution)).toContain('Lambda.TooManyRequestsException');
});

describe('where AWS has no instance to train on', () => {
  const failed = (FailureReason: string) => ({ TrainingJobStatus: 'Failed', FailureReason }) as const;
  const SHORTAGE = failed(
    'CapacityError: Unable to provision requested ML compute capacity. Please retry using a different ML instance type.',
  );
  const WAITED = { TrainingJobStatus: 'Stopped', SecondaryStatus: 'MaxWaitTimeExceeded' } as const;

  test.each([
    ['fails', SHORTAGE],
    ['is stopped', WAITED],
  ])('training is tried again, as another job, where one %s', async (_, end) => {
    const before = jobs();
    account.sagemaker.endNext(end);
    expect(await account.run(again)).toMatchObject(isRecommended);
    expect(jobs() - before).toBe(2);
  });

  test('it is given up after five jobs', async () => {
    const before = jobs();
    for (let job = 0; job < 5; job += 1) account.sagemaker.endNext(SHORTAGE);
    expect(await account.run({ ...again, drawDate: '2026-11-13' })).toMatchObject(isFailed);
    expect(jobs() - before).toBe(5);
  });

  test('a job that fails by itself is not tried again', async () => {
    const before = jobs();
    account.sagemaker.endNext(failed('AlgorithmError: InvalidTrainingData'));
    expect(await account.run({ ...again, drawDate: '2026-11-06' })).toMatchObject(isFailed);
    expect(jobs() - before).toBe(1);
  });
});

test('every request is one that the models of the services allow', async () => {
  expect(await checkAgainstModels(account.wire.seen)).toContain('stepfunctions DescribeExecution');
});
