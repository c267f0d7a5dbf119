import { recommendationMetadata } from '@jackpot/provenance';
import { getJson } from '@jackpot/ports';
import { recordBody } from '@jackpot/workflow';
import { Account } from '../src/account.ts';
import { COMMIT, IMAGE_DIGEST } from '../src/deploy.ts';
import { type Mailbox, openMailbox } from '../src/mailbox.ts';

jest.setTimeout(900_000);

const DRAW_DATES = { england: '2026-11-28' };
const countries = ['england', 'germany', 'netherlands', 'sweden'];

let account: Account;
let everyone: Mailbox;
let england: Mailbox;

beforeAll(async () => {
  account = await Account.open();
  await account.publishConfigs();
  await account.publishSales();
  await account.setCash(100_000_000);
  everyone = await openMailbox(account.sns, account.topicArn);
  england = await openMailbox(account.sns, account.topicArn, ['england']);
});
afterAll(async () => {
  await Promise.all([everyone, england].map((mailbox) => mailbox?.close()));
  await account?.close();
});

test('a week of four countries ends with records, metadata and e-mails', async () => {
  const output = await account.run({ drawDate: DRAW_DATES.england });
  expect(output).toMatchObject({ counts: { recommended: 4, failed: 0, held: 0, infeasible: 0 } });
  for (const country of countries) {
    const [entry] = await account.index.history(country);
    const { summary } = recordBody.parse(entry?.body);
    const metadata = recommendationMetadata.parse(await getJson(account.store, summary.metadataKey ?? ''));
    expect(metadata).toMatchObject({ code: { commit: COMMIT, dirty: false }, image: { digest: IMAGE_DIGEST } });
  }
});
