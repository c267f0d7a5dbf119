import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  modelRegistryContract,
  notifierContract,
  objectStoreContract,
  recordIndexContract,
  trainerContract,
  weekClaimsContract,
} from '@jackpot/ports/contract';
import {
  Executions,
  FileObjectStore,
  Outbox,
  ProcessTrainer,
  SqliteModelRegistry,
  SqliteRecordIndex,
  SqliteWeekClaims,
  openWorkspaceDatabase,
} from '../../src/local/index.ts';

const clock = { now: () => new Date('2026-11-25T20:00:00Z') };
const folder = () => mkdtempSync(join(tmpdir(), 'jackpot-'));
const database = () => openWorkspaceDatabase(folder());

describe('FileObjectStore', () => objectStoreContract(() => Promise.resolve(new FileObjectStore(folder()))));

describe('SqliteRecordIndex', () => recordIndexContract(() => Promise.resolve(new SqliteRecordIndex(database()))));

describe('SqliteModelRegistry', () =>
  modelRegistryContract(() => Promise.resolve(new SqliteModelRegistry(database(), clock))));

describe('SqliteWeekClaims', () =>
  weekClaimsContract(() => {
    const db = database();
    const executions = new Executions(db);
    return Promise.resolve({
      claims: new SqliteWeekClaims(db, executions),
      start: () => {
        const id = randomUUID();
        executions.start(id);
        return Promise.resolve(id);
      },
      end: (id) => Promise.resolve(executions.end(id, 'FAILED')),
    });
  }));

describe('Outbox', () =>
  notifierContract(() => {
    const root = folder();
    const mails = () =>
      readdirSync(join(root, 'outbox')).map((name) => readFileSync(join(root, 'outbox', name), 'utf8'));
    return Promise.resolve({
      notifier: new Outbox(new FileObjectStore(root), clock),
      delivered: () => Promise.resolve(mails()),
    });
  }));

test('Outbox addresses each mail to its readers, and what is for everyone to all of them', async () => {
  const store = new FileObjectStore(folder());
  const outbox = new Outbox(store, clock);
  const readers = { 'ann@example.org': ['england'], 'bob@example.org': ['england', 'sweden'] };
  await outbox.subscribe(new Map(Object.entries(readers)));
  const recipients = async (country: string | null) => {
    await outbox.publish({ id: 'mail', subject: 's', body: 'b', country });
    return /^To: (.*)\r$/m.exec(new TextDecoder().decode(await store.get('outbox/mail.eml')))?.[1];
  };
  expect(await recipients('england')).toBe('ann@example.org, bob@example.org');
  expect(await recipients('sweden')).toBe('bob@example.org');
  expect(await recipients(null)).toBe('ann@example.org, bob@example.org');
  expect(await recipients('norway')).toBe('norway <norway@localhost>');
});

/** A container in the sense of the contract: one model file from the channel, or a failure. */
const container = `
const { readFileSync, writeFileSync, existsSync } = require('node:fs');
const root = process.argv[process.argv.indexOf('--root') + 1];
const config = root + '/input/data/inputs/config.json';
if (!existsSync(config)) { writeFileSync(root + '/output/failure', 'no config'); process.exit(1); }
writeFileSync(root + '/model/model.json',
  readFileSync(config) + readFileSync(root + '/input/config/hyperparameters.json', 'utf8'));
process.disconnect();`;

describe('ProcessTrainer', () => {
  const make = (command: string, concurrency = 2) => {
    const root = folder();
    const store = new FileObjectStore(root);
    const trainer = new ProcessTrainer({
      store,
      bucket: 'workspace',
      scratch: join(root, 'scratch'),
      command: [process.execPath, '-e', command, '--'],
      concurrency,
    });
    return { trainer, store, bucket: 'workspace', root };
  };

  trainerContract(() => Promise.resolve(make(container)));

  test('a container that dies without a reason is told by its signal, and its folder is gone', async () => {
    const { trainer, root } = make('process.kill(process.pid, "SIGKILL")');
    const request = {
      TrainingJobName: 'job',
      HyperParameters: {},
      InputDataConfig: [],
      OutputDataConfig: { S3OutputPath: 's3://workspace/out' },
    };
    await expect(trainer.train(request)).rejects.toThrow('SIGKILL');
    expect(readdirSync(join(root, 'scratch'))).toEqual([]);
  });

  test('runs no more jobs at a time than it may', async () => {
    const { trainer, root } = make('setTimeout(() => process.disconnect(), 150)', 1);
    const request = {
      TrainingJobName: 'job',
      HyperParameters: {},
      InputDataConfig: [],
      OutputDataConfig: { S3OutputPath: 's3://workspace/out' },
    };
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, readdirSync(join(root, 'scratch')).length)), 10);
    await Promise.all([trainer.train(request), trainer.train({ ...request, TrainingJobName: 'other' })]);
    clearInterval(watch);
    expect(most).toBe(1);
  });
});
