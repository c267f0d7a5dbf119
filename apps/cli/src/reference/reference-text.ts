import { companyConfigJsonSchema, countryConfigJsonSchema } from '@jackpot/config-schema';
import { retention } from '../auditing/retention.ts';
import { jackpotProgram } from '../program.ts';
import { commandSections } from './commands.ts';
import { configFieldTable } from './config-fields.ts';
import { dataColumnTable } from './data-columns.ts';
import { configProblemTable, dataProblemTable, errorNameTable, exitCodeTable } from './error-codes.ts';

/** `docs/generated/reference.md`, made from the code that it is about. */
export function referenceText(): string {
  return `${[
    '# Reference',
    'Made from the code by `npm run generate -- reference`; a test fails where the two differ.',
    '## Commands',
    'Run each as `npx jackpot COMMAND`. `--help` shows an example. With `--json`, stdout holds one JSON document and ' +
      'nothing else; progress and messages go to stderr.',
    commandSections(jackpotProgram()),
    '## Exit codes',
    exitCodeTable(),
    '## `configs/COUNTRY.yaml`',
    "Money is in the country's currency. Editors check the file against `configs/schema/country.schema.json`.",
    configFieldTable(countryConfigJsonSchema()),
    '## `configs/company.yaml`',
    configFieldTable(companyConfigJsonSchema()),
    '## Columns of the sales data',
    "Gzip CSV in UTF-8, one row a country and draw, in any order. Money is in the country's currency. `docs/data.md` says more.",
    dataColumnTable(),
    '## How long each kind of data is kept',
    retention(),
    '## Problems of configs',
    configProblemTable(),
    '## Problems of data',
    dataProblemTable(),
    '## Errors by name',
    errorNameTable(),
  ].join('\n\n')}\n`;
}
