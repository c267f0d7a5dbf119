import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { ASSEMBLY, templates } from './assembly.ts';

jest.setTimeout(300_000);

const MOST_BYTES = 2_100_000;
/** A file's two headers in a zip, without its name, which stands in both. */
const HEADER_BYTES = 76;

const lambdas = [...templates.values()]
  .flatMap(({ Resources }) => Object.values(Resources))
  .filter(({ Type }) => Type === 'AWS::Lambda::Function')
  .map(({ Properties }) => {
    const { S3Key } = Properties['Code'] as { S3Key: string };
    return [String(Properties['FunctionName']), join(ASSEMBLY, `asset.${S3Key.replace('.zip', '')}`)] as const;
  });

/** Bytes of a folder's files as a zip holds them. */
function zipBytes(asset: string): number {
  const sizes = readdirSync(asset).map(
    (name) => deflateRawSync(readFileSync(join(asset, name)), { level: 9 }).length + HEADER_BYTES + 2 * name.length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('every step is a Lambda, and the answers of people', () => expect(lambdas).toHaveLength(6));

test.each(lambdas)('%s starts quickly: its zip has 2.1 MB or less', (_, asset) => {
  expect(readdirSync(asset)).toContain('handler.mjs');
  expect(zipBytes(asset)).toBeLessThanOrEqual(MOST_BYTES);
});
