import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPublishedData } from '@jackpot/data-version';
import { FileObjectStore } from '@jackpot/platform/local';
import { getJson } from '@jackpot/ports';
import { Workplace } from './workplace.ts';

jest.setTimeout(240_000);

test('configs and data are where the next run reads them; a config that is gone goes', async () => {
  const place = new Workplace(['england', 'sweden'], { weeks: 70 });
  const bucket = join(place.folder, 'bucket');
  mkdirSync(bucket);
  const publish = () =>
    place.jackpot('aws', 'publish', '--configs', 'configs', '--data', 'sales.csv.gz', '--to', 'bucket');
  const store = new FileObjectStore(bucket);

  const first = await publish();
  expect([first.code, first.stdout]).toEqual([0, '3 configs and sales.csv.gz are what the next run of bucket reads\n']);
  expect((await readPublishedData(store)).bytes).toEqual(new Uint8Array(readFileSync(place.data)));

  symlinkSync('gone.yaml', join(place.configs, 'norway.yaml'));
  const refused = await publish();
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('norway.yaml:1:1: expected a file')]);
  expect(await store.list('configs/')).toHaveLength(3);
  rmSync(join(place.configs, 'norway.yaml'));

  rmSync(join(place.configs, 'sweden.yaml'));
  expect((await publish()).code).toBe(0);
  expect(await store.list('configs/')).toEqual(['configs/company.yaml', 'configs/england.yaml']);
});

test('what a newer commit published is not replaced by an older, but on request', async () => {
  const place = new Workplace(['sweden'], { weeks: 70 });
  const bucket = join(place.folder, 'bucket');
  mkdirSync(bucket);
  const store = new FileObjectStore(bucket);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      cwd: place.folder,
      encoding: 'utf8',
    });
  const commit = () => {
    git('commit', '--quiet', '--allow-empty', '--message', 'x');
    return git('rev-parse', 'HEAD').trim();
  };
  const publish = (...options: string[]) =>
    place.jackpot('aws', 'publish', '--configs', 'configs', '--data', 'sales.csv.gz', '--to', 'bucket', ...options);
  const standing = async () => ((await getJson(store, 'data/published.json')) as { commit: string }).commit;

  git('init', '--quiet');
  const [older, newer] = [commit(), commit()];
  expect((await publish()).code).toBe(0);
  expect([(await publish()).code, await standing()]).toEqual([0, newer]);

  git('checkout', '--quiet', older);
  writeFileSync(join(place.configs, 'extra.yaml'), 'country: extra\n');
  const refused = await publish();
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining(`is of ${newer}, which ${older}`)]);
  expect([await standing(), await store.exists('configs/extra.yaml')]).toEqual([newer, false]);
  rmSync(join(place.configs, 'extra.yaml'));

  expect([(await publish('--roll-back')).code, await standing()]).toEqual([0, older]);
  git('checkout', '--quiet', newer);
  expect([(await publish()).code, await standing()]).toEqual([0, newer]);

  rmSync(join(place.folder, '.git'), { recursive: true });
  expect([(await publish()).code, await standing()]).toEqual([3, newer]);
});

test('a bucket without a region or credentials is wrong usage, and says what to check', () => {
  const place = new Workplace(['sweden'], { weeks: 70 });
  const nowhere = { ...process.env, HOME: place.folder, AWS_EC2_METADATA_DISABLED: 'true' };
  const withoutAws = Object.fromEntries(Object.entries(nowhere).filter(([name]) => !/^AWS_(?!EC2)/.test(name)));
  const cli = join(import.meta.dirname, '../bin/jackpot.js');
  const to = ['--configs', place.configs, '--data', place.data, '--to', 's3://no-such-bucket'];
  for (const env of [withoutAws, { ...withoutAws, AWS_REGION: 'eu-west-1' }]) {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'aws', 'publish', ...to], { env, encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/check AWS_PROFILE and AWS_REGION/)]);
    expect(stderr).not.toMatch(/defect|\n\s+at /);
  }
});
