import { type JsonSchema, companyConfigJsonSchema, countryConfigJsonSchema } from '../src/index.ts';

/** Every key of a schema by its dotted path, with what the schema says of it. */
function fields(schema: JsonSchema, prefix = ''): [path: string, field: JsonSchema][] {
  const branches = [
    schema,
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
    ...(Array.isArray(schema.items) ? [] : [schema.items ?? false]),
  ];
  return branches.flatMap((branch) => {
    if (typeof branch !== 'object') return [];
    const nested = branch === schema ? [] : fields(branch, prefix);
    const own = Object.entries(branch === schema ? (branch.properties ?? {}) : {}).flatMap(([key, field]) =>
      typeof field === 'object'
        ? [[`${prefix}${key}`, field] as [string, JsonSchema], ...fields(field, `${prefix}${key}.`)]
        : [],
    );
    return [...own, ...nested];
  });
}

const country = fields(countryConfigJsonSchema());

test('reaches into unions and lists', () => {
  const paths = country.map(([path]) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['prizes.jackpot.oneIn', 'prizes.jackpot.value', 'prizes.secondary.oneIn']),
  );
  expect(paths).toEqual(
    expect.arrayContaining(['constraints.cash.worstCaseQuantile', 'approval.by', 'gate.coverage90.min']),
  );
});

test.each([...country, ...fields(companyConfigJsonSchema())])('%s is described, with an example', (_, field) => {
  expect(field.description).toMatch(/\S/);
  expect(field.examples).toHaveLength(1);
});

test('only keys without a default are required', () => {
  expect(countryConfigJsonSchema().required).toEqual([
    'country',
    'currency',
    'timeZone',
    'ticketPrice',
    'jackpot',
    'prizes',
    'shares',
    'fixedCost',
    'constraints',
  ]);
  expect(companyConfigJsonSchema().required).toEqual(['currency', 'safetyNet']);
});

test('no level takes unknown keys', () => {
  const open = country.filter(([, field]) => field.properties !== undefined && field.additionalProperties !== false);
  expect(open).toEqual([]);
});
