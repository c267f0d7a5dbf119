import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerCall } from '@jackpot/answers/step';
import { validateData } from '@jackpot/data-validator/step';
import { publishData } from '@jackpot/data-version';
import { notify } from '@jackpot/notifier/step';
import { optimise } from '@jackpot/optimiser/step';
import {
  ProcessTrainer,
  type Services,
  resolveDefinition,
  runStateMachine,
  scratchFolder,
} from '@jackpot/platform/local';
import { RecordedAccount } from '@jackpot/platform/recording';
import { judgeModel } from '@jackpot/quality-gate/step';
import { tellPreflight, weekOpener } from '@jackpot/week-opener/step';
import { type WeekRequest, weeklyDefinition } from '@jackpot/workflow';
import { localSubstitutions } from '../src/weekly-run/local-services.ts';
import { REMEMBERED, Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const REPOSITORY = join(import.meta.dirname, '../../..');
const RECORDED = join(REPOSITORY, 'apps/infrastructure/test/needed-by-steps.json');
const PROGRAM = join(REPOSITORY, 'apps/training/src/train.ts');
const CASH = { amount: 1e8, currency: 'EUR', asOf: '2026-11-25T18:00:00Z' };
/** Two people approve what waits, and one announces it. */
async function answersOfPeople(account: RecordedAccount): Promise<void> {
  const ports = account.portsOf('answers');
  const said = async (person: string, content: object) => {
    const userArn = `arn:aws:sts::000000000000:assumed-role/jackpot-approver/${person}`;
    const request = { requestContext: { authorizer: { iam: { userArn } } }, body: JSON.stringify(content) };
    const { statusCode, body } = await answerCall(request, ports);
    expect([statusCode, body]).toEqual([200, expect.any(String)]);
  };
  const waiting = await account.portsOf('operator').index.current('england', '2026-11-28');
  const place = { country: 'england', drawDate: '2026-11-28', recordId: waiting?.id };
  for (const person of ['ann', 'bob'])
    await said(person, { action: 'answer', ...place, verdict: 'approved', reason: 'agreed' });
  for (const jackpot of [2e7, 2.1e7])
    await said('ann', { action: 'announce', country: 'england', jackpot, reason: 'the board' });
}

const software = {
  commit: 'c'.repeat(40),
  dirty: false,
  nodeVersion: process.version,
  imageDigest: 'sha256:0',
  noCommit: null,
};
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Key of a file by what it holds, which no grant distinguishes. */
const CONTENT_KEY = /(?<=files\/md5\/)[0-9a-f]{2}\/[0-9a-f]{30}/g;

test('what the steps ask of AWS is what their grants are judged by: RECORD=yes npx nx test @jackpot/cli -t judged writes it anew', async () => {
  const place = new Workplace(['england']);
  place.edit('england', 'step: 250000', 'step: 5000000');
  const account = new RecordedAccount({ now: () => new Date('2026-11-25T20:00:00Z') }, CASH);
  account.services.readers.push('ann@example.org');
  const opening = account.portsOf('week-opener');
  const [validator, gate, deciding, telling] = ['data-validator', 'quality-gate', 'optimiser', 'notifier'].map((role) =>
    account.portsOf(role),
  ) as [typeof opening, typeof opening, typeof opening, typeof opening];
  const operator = account.portsOf('operator').store;
  for (const name of ['company', 'england'])
    await operator.put(`configs/${name}.yaml`, readFileSync(join(place.configs, `${name}.yaml`)));
  await publishData(operator, { path: 'sales.csv.gz', bytes: readFileSync(place.data), versioned: true });
  const services = {
    store: account.portsOf('weekly').store,
    trainer: new ProcessTrainer({
      store: operator,
      bucket: 'workspace',
      scratch: scratchFolder(place.workspace),
      // What was trained once is not trained again.
      command: [process.execPath, `--import=${REMEMBERED.href}`, PROGRAM],
      concurrency: 1,
    }),
    functions: {
      'week-opener': (input: unknown) => weekOpener(input, opening),
      'data-validator': (input: unknown) => validateData(input, validator),
      'quality-gate': (input: unknown) => judgeModel(input, gate),
      optimiser: (input: unknown) => optimise(input, { ...deciding, software }),
      notifier: (input: unknown) => notify(input, telling),
    },
  };
  const run = (execution: string, request: WeekRequest, having: Services = services) =>
    runStateMachine(resolveDefinition(weeklyDefinition, localSubstitutions), execution, request, having);
  const readers = '\nnotify: { emails: [ann@example.org, bob@example.org] }\n';
  const config = readFileSync(join(place.configs, 'england.yaml'), 'utf8');
  await operator.put('configs/england.yaml', config + readers);
  const silent = { ...services.functions, notifier: () => Promise.reject(new Error('killed')) };
  const write = (text: string) => operator.put('configs/england.yaml', text);

  // A country that ends without a record has one from CloseWeek.
  await write(config.replace('ticketPrice', 'ticketPrize'));
  await run('killed', { drawDate: '2026-11-14' }, { ...services, functions: silent });
  await write(config + readers);
  await run('first', { drawDate: '2026-11-21' });
  // The next week's claim is of an execution that has ended, and something of the last week is gone.
  await opening.claims.acquire(
    '2026-11-25T2000',
    'arn:aws:states:us-east-1:000000000000:execution:jackpot-weekly:gone',
  );
  account.services.objects.delete('runs/2026-11-18T2000-r1/england/inputs/company.json');
  await run('second', {});
  await write((config + readers).replace('fixedCost: 500000', 'fixedCost: 500001'));
  await run('third', { supersede: { by: 'ann', reason: 'once more' } });
  await run('fourth', {});
  await write(`${config}${readers}approval: { required: true, by: 1, distinct: true }\n`);
  await run('fifth', { supersede: { by: 'ann', reason: 'asked' } });
  await answersOfPeople(account);
  // A reader who has not confirmed is something to tell.
  expect((await tellPreflight(opening)).preflight.found).toBeGreaterThan(0);
  const ofSteps = Object.fromEntries(Object.entries(account.needed()).filter(([role]) => role !== 'operator'));
  const recorded = `${JSON.stringify(ofSteps, null, 2).replaceAll(UUID, 'UUID').replaceAll(CONTENT_KEY, 'MD5')}\n`;
  if (process.env['RECORD'] === 'yes') writeFileSync(RECORDED, recorded);
  expect(JSON.parse(readFileSync(RECORDED, 'utf8'))).toEqual(JSON.parse(recorded));
});
