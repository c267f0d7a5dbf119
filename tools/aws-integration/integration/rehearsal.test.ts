import { Account } from '../src/account.ts';
import { operatorShell } from '../src/command.ts';
import { IMAGE_DIGEST } from '../src/deploy.ts';

jest.setTimeout(900_000);

const DRAW = '2026-11-28';
/** Parameters of a second system beside the first, as docs/operations.md says them. */
const SECOND = [
  'export JACKPOT_PREFIX=jackpot-staging JACKPOT_POLL_MS=1000',
  `export TRAINING_IMAGE_DIGEST=${IMAGE_DIGEST} REPOSITORY=owner@1/jackpot@2 STAGE=staging`,
  'export GITHUB_IS_PROVIDER=true TRAINING_LOG_IS_THERE=true',
].join('\n');

/** An administrator, who is bound by policies of buckets and tables; an account's root is not, on ministack. */
const ADMINISTRATOR = [
  'aws iam create-user --user-name admin > /dev/null',
  `aws iam put-user-policy --user-name admin --policy-name all --policy-document '${JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  })}'`,
  "aws iam create-access-key --user-name admin --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text",
].join('\n');

let account: Account;
let shell: (command: string) => Promise<string>;

beforeAll(async () => {
  account = await Account.open(async (endpoints) => {
    shell = await operatorShell(endpoints);
    await shell('cdk bootstrap --app apps/infrastructure/dist/cdk.out');
  });
  await account.publish();
  await account.setCash(1e8);
  await account.run({ drawDate: DRAW, countries: ['england'] });
});
afterAll(() => account?.close());

/** Names of what an account holds of a system, by its prefix. */
async function named(prefix: string): Promise<string[]> {
  const lists = [
    "aws cloudformation list-stacks --query 'StackSummaries[?StackStatus!=`DELETE_COMPLETE`].StackName'",
    "aws lambda list-functions --query 'Functions[].FunctionName'",
    "aws dynamodb list-tables --query 'TableNames'",
    "aws stepfunctions list-state-machines --query 'stateMachines[].name'",
    "aws s3api list-buckets --query 'Buckets[].Name'",
    "aws secretsmanager list-secrets --query 'SecretList[].Name'",
    "aws iam list-roles --query 'Roles[].RoleName'",
    "aws sns list-topics --query 'Topics[].TopicArn'",
  ];
  const found = await Promise.all(
    lists.map(async (list) => JSON.parse(await shell(`${list} --output json`)) as string[]),
  );
  return found
    .flatMap((names) => names.map((name) => name.split(':').at(-1) ?? ''))
    .filter((name) => name.startsWith(prefix));
}

test('the same commit is deployed a second time under another prefix, rehearsed and taken away, and the first system never hears of it', async () => {
  const first = async () => ({
    records: await account.records('england', DRAW),
    objects: await account.store.list(''),
    models: await account.registry.list('england'),
    names: (await named('jackpot')).filter((name) => !name.startsWith('jackpot-staging')),
  });
  const before = await first();
  await shell('NX_BASE=$(git hash-object -t tree /dev/null) npm run assemble');
  const [id, secret] = (await shell(ADMINISTRATOR)).trim().split('\t');
  const said = await shell(
    `${SECOND}\nexport AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret}\nnpm run rehearse-aws 2>&1 || true`,
  );
  process.stdout.write(
    `${said
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .join('\n')}\n`,
  );
  expect(said).toMatch(/\| A role that reads and writes an encrypted table .* \| holds \|/);
  expect(said).toMatch(/\| A function URL names its caller \| holds \| "arn:aws:iam::\d+:user\/admin" \|/);
  expect(said).not.toContain('does not hold');
  expect(await first()).toEqual(before);
  expect(await named('jackpot-staging')).toEqual([]);
});
