import { type ConfigSet, checkContract, countryConfigJsonSchema, parseCountryConfig } from '@jackpot/config-schema';
import { type Answers, configOf } from './answers.ts';
import { commentedYaml } from './commented-yaml.ts';

const LEGEND = '# Lines that begin with # may be left out; they show the default or an example.\n';

/** Text of a new country's config, every field explained. `schema`: the JSON Schema for editors, where there is one. @throws MalformedAnswer */
export function newConfig(country: string, answers: Answers, schema: string | null): string {
  const editorLine = schema === null ? '' : `# yaml-language-server: $schema=${schema}\n`;
  return editorLine + LEGEND + commentedYaml(countryConfigJsonSchema(), configOf(country, answers));
}

/** Reasons not to write a config of this text into `file`: its own problems, else those beside the other configs. */
export function newConfigProblems(file: string, text: string, { company, countries }: ConfigSet): string[] {
  const parsed = parseCountryConfig({ name: file, text });
  if (!parsed.ok) return parsed.problems.map(({ message }) => message);
  const others = countries.flatMap(({ file, parsed: other }) => (other.ok ? [{ file, config: other.value }] : []));
  const parties = [...others, { file, config: parsed.value }];
  return checkContract(parties, company.ok ? company.value : undefined).map(({ message }) => message);
}
