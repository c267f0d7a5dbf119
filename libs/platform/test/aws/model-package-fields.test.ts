import type { NewModelPackage } from '@jackpot/ports';
import { fromDescription, toRequest, writeWithdrawal } from '../../src/aws/model-package-fields.ts';

/** Patterns of SageMaker's service model (botocore, sagemaker 2017-07-24), whose `.` matches no line's end, as Java has it. */
const ENTITY_DESCRIPTION = /^[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]{0,1024}$/u;
const APPROVAL_DESCRIPTION = /^[^\n\r\u0085\u2028\u2029]{0,1024}$/;

const model: NewModelPackage = {
  country: 'england',
  trainingJob: '2026-W48-r1-england-00000000-0000-0000-0000-000000000000',
  status: 'Rejected',
  reasons: [],
  archiveKey: 'a',
  modelKey: 'm',
  modelDigest: 'd',
  recipeDigest: 'r',
  evaluationKey: 'e',
  evaluationDigest: 'f',
  metrics: {},
  lineage: {},
};
const home = { bucket: 'bucket', prefix: 'jackpot', image: () => 'image' };
const described = (reason: string) => toRequest({ ...model, reasons: [reason] }, home).ModelPackageDescription ?? '';

const hostile = [
  ['a line break', 'it oversells\r\nholidays'],
  ['a line separator', 'it oversells\u2028holidays\u2029'],
  ['an escape code', '\u001b[31mred\u0007'],
  ['a mark of direction', 'a \u202Egnorw'],
  ['half a character', 'lone \ud83d'],
  ['much text', '😀 "reason" '.repeat(500)],
] as const;

test.each(hostile)("a reason with %s fits the registry's description", (_, reason) => {
  expect(described(reason)).toMatch(ENTITY_DESCRIPTION);
});

test.each(hostile)('a withdrawal with %s fits the description of an approval, and is read again', (_, reason) => {
  const text = writeWithdrawal({
    at: '2026-11-25T20:00:00.000Z',
    by: `arn:aws:sts::1:ann\n${'x'.repeat(2000)}`,
    reason,
  });
  expect(text).toMatch(APPROVAL_DESCRIPTION);
  const { withdrawn } = fromDescription('england', { ApprovalDescription: text });
  expect(withdrawn?.reason).toMatch(/^\P{C}+$/u);
  expect(withdrawn?.at).toBe('2026-11-25T20:00:00.000Z');
});

test('a reason that fits is kept as it was said', () => {
  expect(described('win odds; loss 3 % worse – größer')).toBe(
    `${model.trainingJob} | win odds; loss 3 % worse – größer`,
  );
  const withdrawal = { at: 'a', by: 'ann', reason: 'v7 oversells "holidays"' };
  expect(JSON.parse(writeWithdrawal(withdrawal))).toEqual(withdrawal);
});
