import inventory from './inventory.json' with { type: 'json' };

/** Contents of the templates and the state machine's definition that are billed or bounded. */
export interface Inventory {
  readonly kmsKeys: number;
  readonly secrets: number;
  /** Metrics that alarms watch; an alarm on an expression watches several. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  /** Metrics that filters make of logs. */
  readonly logMetrics: number;
  /** Hours are billed for these: there are none. */
  readonly natGateways: number;
  readonly interfaceEndpoints: number;
  /** Memory of each step's Lambda, MB. */
  readonly lambdaMemoryMB: Readonly<Record<string, number>>;
  readonly trainingInstance: string;
  readonly trainingVolumeGB: number;
  /** States that a country passes from its start to its record, and the run from its start to its end. */
  readonly countryTransitions: number;
  readonly runTransitions: number;
  /** Countries that run at once. */
  readonly mapConcurrency: number;
  readonly runTimeoutSeconds: number;
  readonly openWeekTimeoutSeconds: number;
}

/** Made by `npm run generate -- inventory`; a test there holds it to the templates. */
export const deployedInventory: Inventory = inventory;
