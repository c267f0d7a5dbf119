/** The part of Amazon States Language that this interpreter runs as AWS does; any other field is refused. */
export interface StateMachineDefinition {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly TimeoutSeconds?: number;
  readonly States: Readonly<Record<string, State>>;
}

export type State = Readonly<Record<string, unknown>> & { readonly Type: string };

export interface DistributedMap {
  readonly ItemReader: { readonly Parameters: Readonly<Record<string, unknown>> };
  readonly ItemProcessor: StateMachineDefinition;
  readonly MaxConcurrency: number;
  readonly ToleratedFailurePercentage: number;
}

export class UnsupportedDefinition extends Error {
  override readonly name = 'UnsupportedDefinition';
}

const flow = ['Type', 'Comment', 'Next', 'End'];
const retried = ['ResultPath', 'ResultSelector', 'Retry', 'Catch'];
const known: Readonly<Record<string, readonly string[]>> = {
  Task: [...flow, ...retried, 'Resource', 'Parameters', 'TimeoutSeconds', 'TimeoutSecondsPath'],
  Choice: ['Type', 'Comment', 'Choices', 'Default'],
  Pass: [...flow, 'Result', 'Parameters', 'ResultPath'],
  Wait: [...flow, 'Seconds'],
  Succeed: ['Type', 'Comment'],
  Map: [
    ...flow,
    ...retried,
    'Label',
    'ItemReader',
    'ItemProcessor',
    'MaxConcurrency',
    'ToleratedFailurePercentage',
    'ResultWriter',
  ],
};
const machineFields = ['Comment', 'StartAt', 'TimeoutSeconds', 'States'];

/**
 * Fills in `${placeholders}` and checks that every field is one that is known to run here as on AWS: what an
 * interpreter ignores in silence would make the laptop's run another flow than the deployed one.
 * @throws UnsupportedDefinition naming the field, or the placeholder without a value
 */
export function resolveDefinition(definition: object, substitutions: Readonly<Record<string, string>>) {
  const text = JSON.stringify(definition).replaceAll(/\$\{(\w+)\}/g, (placeholder, name: string) => {
    const value = substitutions[name];
    if (value === undefined) throw new UnsupportedDefinition(`${placeholder} has no value`);
    return value;
  });
  const resolved = JSON.parse(text) as StateMachineDefinition;
  checkMachine(resolved, machineFields, '$');
  return resolved;
}

function checkMachine(machine: StateMachineDefinition, fields: readonly string[], path: string): void {
  checkFields(machine, fields, path);
  for (const [name, state] of Object.entries(machine.States)) {
    const place = `${path}.States.${name}`;
    const stateFields = known[state.Type];
    if (!stateFields) throw new UnsupportedDefinition(`${place}: states of type ${state.Type} are not supported`);
    checkFields(state, stateFields, place);
    if (state.Type === 'Map') checkDistributedMap(state, place);
  }
}

function checkDistributedMap(state: State, place: string): void {
  const { ItemReader, ItemProcessor, ResultWriter } = state as State & Record<string, Record<string, unknown>>;
  checkFields(ItemReader ?? {}, ['Resource', 'ReaderConfig', 'Parameters'], `${place}.ItemReader`);
  checkValue(ItemReader?.['Resource'], 'arn:aws:states:::s3:getObject', `${place}.ItemReader.Resource`);
  checkValue(ItemReader?.['ReaderConfig'], { InputType: 'JSON' }, `${place}.ItemReader.ReaderConfig`);
  checkFields(ItemReader?.['Parameters'] ?? {}, ['Bucket', 'Key.$'], `${place}.ItemReader.Parameters`);
  checkValue(
    ItemProcessor?.['ProcessorConfig'],
    { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    `${place}.ItemProcessor.ProcessorConfig`,
  );
  checkFields(ResultWriter ?? {}, ['Resource', 'Parameters'], `${place}.ResultWriter`);
  checkValue(state['ResultPath'], null, `${place}.ResultPath`);
  checkMachine(
    state['ItemProcessor'] as StateMachineDefinition,
    [...machineFields, 'ProcessorConfig'],
    `${place}.ItemProcessor`,
  );
}

function checkFields(object: object, fields: readonly string[], place: string): void {
  for (const field of Object.keys(object))
    if (!fields.includes(field)) throw new UnsupportedDefinition(`${place}.${field} is not supported`);
}

function checkValue(value: unknown, expected: unknown, place: string): void {
  if (JSON.stringify(value) !== JSON.stringify(expected))
    throw new UnsupportedDefinition(`${place} must be ${JSON.stringify(expected)}`);
}
