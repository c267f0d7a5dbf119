import { UnknownRemote, findRemote } from '../src/index.ts';

// As DVC 3.67.1 writes it.
const config = `[core]
    remote = store
    analytics = false
['remote "store"']
    url = ../data/.dvc-store
['remote "s3"']
    url = s3://lottery/jackpot/data
    verify = true
['remote "moto"']
    url = s3://lottery
    endpointurl = http://127.0.0.1:5000
    region = eu-west-1
['remote "azure"']
    url = azure://container
`;

test('the default remote is a folder, relative to the config', () => {
  expect(findRemote(null, [config])).toEqual({ name: 'store', kind: 'folder', path: '../data/.dvc-store' });
});

test('a bucket with its prefix, its endpoint and its region', () => {
  expect(findRemote('s3', [config])).toMatchObject({ bucket: 'lottery', prefix: 'jackpot/data/', endpoint: null });
  expect(findRemote('moto', [config])).toMatchObject({
    bucket: 'lottery',
    prefix: '',
    endpoint: 'http://127.0.0.1:5000',
    region: 'eu-west-1',
  });
});

test('what config.local says counts over it', () => {
  const local = '[core]\n    remote = s3\n[\'remote "s3"\']\n    url = s3://mine\n';
  expect(findRemote(null, [config, local])).toMatchObject({ name: 's3', bucket: 'mine', prefix: '' });
});

test.each([
  ['profile = work', 'profile'],
  ['credentialpath = /home/me/.aws/credentials', 'credentialpath'],
  ['access_key_id = AKIA\n    secret_access_key = x', 'access_key_id, secret_access_key'],
  ['version_aware = true', 'version_aware'],
])('refuses a bucket with %s, which it would not obey', (setting, named) => {
  const local = `['remote "s3"']\n    ${setting}\n`;
  expect(() => findRemote('s3', [config, local])).toThrow(`remote s3 sets ${named}, which DVC alone understands`);
  expect(findRemote('moto', [config, local])).toMatchObject({ bucket: 'lottery' });
});

test.each([
  ['nowhere', [config], 'no remote nowhere; it has: store, s3, moto, azure'],
  [null, [], 'no default remote; it has: none'],
  ['azure', [config], 'azure://container: a folder or s3://BUCKET/PREFIX can be used'],
])('refuses %s', (name, texts, message) => {
  expect(() => findRemote(name, texts)).toThrow(UnknownRemote);
  expect(() => findRemote(name, texts)).toThrow(message);
});
