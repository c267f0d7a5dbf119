/** Packages that a package may import. */
type Imports = readonly string[];

const core: Imports = ['elementary-functions', 'config-schema', 'sales-data', 'forecast-model'];
const step: Imports = [...core, 'decision', 'constrained-optimiser', 'record', 'ports', 'workflow', 'platform'];

const steps: Readonly<Record<string, Imports>> = {
  'week-opener': [...step, 'data-version', 'report'],
  'data-validator': step,
  training: [...step, 'forecast-training'],
  'quality-gate': step,
  optimiser: [...step, 'recommendation'],
  notifier: [...step, 'report'],
  answers: [...step, 'track-record'],
};

const libraries: Readonly<Record<string, Readonly<Record<string, Imports>>>> = {
  'record, report and machine': {
    report: [...core, 'decision', 'constrained-optimiser', 'record', 'track-record', 'ports', 'workflow'],
    scenario: [...core, 'decision', 'constrained-optimiser', 'recommendation'],
    reproduction: ['data-version', 'decision', 'ports', 'recommendation', 'record', 'workflow'],
    recommendation: [...core, 'decision', 'constrained-optimiser', 'record', 'ports'],
    platform: ['ports', 'workflow'],
    workflow: [...core, 'decision', 'record'],
    record: ['config-schema', 'decision', 'ports'],
    'track-record': [...core, 'constrained-optimiser'],
    'data-version': ['ports'],
    'aws-cost': ['ports'],
  },
  decision: {
    'constrained-optimiser': [...core, 'decision'],
    'policy-replay': [...core, 'decision', 'forecast-training', 'constrained-optimiser', 'simulator'],
  },
  forecast: {
    'forecast-model': ['elementary-functions', 'config-schema', 'sales-data'],
    'forecast-training': [...core, 'simulator'],
  },
  ground: {
    'elementary-functions': [],
    'config-schema': ['elementary-functions'],
    'sales-data': ['elementary-functions', 'config-schema'],
    'sales-import': ['config-schema', 'sales-data'],
    onboarding: ['config-schema', 'sales-data'],
    simulator: ['elementary-functions', 'config-schema', 'sales-data'],
    decision: ['config-schema'],
    ports: [],
  },
};

/**
 * The packages that are shipped, by layer, the highest first, each with what it may import: from its own layer or from those
 * below. The linter, the picture of the README and its test read this table.
 */
export const layers: typeof libraries = {
  'command and deployment': {
    cli: [...Object.values(libraries).flatMap((packages) => Object.keys(packages)), ...Object.keys(steps)],
    infrastructure: ['aws-cost', 'config-schema', 'workflow'],
  },
  'steps of the week': steps,
  ...libraries,
};

/** Packages that are not shipped, with what they may import. */
export const workshop: Readonly<Record<string, Imports>> = {
  fixtures: [...core, 'decision', 'ports', 'record', 'workflow'],
  notebooks: [...core, 'decision', 'forecast-training', 'constrained-optimiser', 'data-version', 'simulator'],
  tools: ['config-schema', 'simulator', 'sales-data', 'report'],
  'week-simulation': [...step, ...Object.keys(steps), 'data-version', 'recommendation', 'report', 'sales-data'],
  'aws-integration': [
    'aws-cost',
    'config-schema',
    'data-version',
    'decision',
    'platform',
    'ports',
    'record',
    'tools',
    'workflow',
  ],
};
