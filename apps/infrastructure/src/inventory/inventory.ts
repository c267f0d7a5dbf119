import definition from '@jackpot/workflow/weekly.asl.json' with { type: 'json' };
import type { Inventory } from '@jackpot/aws-cost';
import type { Resource, Template } from '../template.ts';

/** Counts of what is billed or bounded in the templates and the state machine. */
export function inventoryOf(templates: ReadonlyMap<string, Template>): Inventory {
  const resources = [...templates.values()].flatMap(({ Resources }) => Object.values(Resources));
  const of = (type: string) => resources.filter(({ Type }) => Type === type);
  const lambdas = of('AWS::Lambda::Function').map(({ Properties }) => [
    String(Properties['FunctionName']).replace('jackpot-', ''),
    Number(Properties['MemorySize']),
  ]);
  const { Countries: map, OpenWeek } = definition.States;
  const { TrainModel } = map.ItemProcessor.States;
  const [machine] = of('AWS::StepFunctions::StateMachine');
  const { TrainingInstanceType } = machine?.Properties['DefinitionSubstitutions'] as { TrainingInstanceType: string };
  return {
    kmsKeys: of('AWS::KMS::Key').length,
    secrets: of('AWS::SecretsManager::Secret').length,
    alarmMetrics: of('AWS::CloudWatch::Alarm')
      .map(metricsOf)
      .reduce((sum, count) => sum + count, 0),
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    logMetrics: new Set(of('AWS::Logs::MetricFilter').map(metricOf)).size,
    natGateways: of('AWS::EC2::NatGateway').length,
    interfaceEndpoints: of('AWS::EC2::VPCEndpoint').filter(
      ({ Properties }) => Properties['VpcEndpointType'] !== 'Gateway',
    ).length,
    lambdaMemoryMB: Object.fromEntries(lambdas) as Record<string, number>,
    trainingInstance: TrainingInstanceType,
    trainingVolumeGB: TrainModel.Parameters.ResourceConfig.VolumeSizeInGB,
    countryTransitions: transitions(map.ItemProcessor),
    runTransitions: transitions(definition),
    mapConcurrency: map.MaxConcurrency,
    runTimeoutSeconds: definition.TimeoutSeconds,
    openWeekTimeoutSeconds: OpenWeek.TimeoutSeconds,
  };
}

function metricsOf({ Properties }: Resource): number {
  const metrics = (Properties['Metrics'] ?? [{ MetricStat: {} }]) as { MetricStat?: object }[];
  return metrics.filter(({ MetricStat }) => MetricStat !== undefined).length;
}

/** Two filters may feed one metric. */
function metricOf({ Properties }: Resource): string {
  const [transformation] = Properties['MetricTransformations'] as [{ MetricNamespace: string; MetricName: string }];
  return `${transformation.MetricNamespace} ${transformation.MetricName}`;
}

interface Machine {
  readonly StartAt: string;
  readonly States: object;
}

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Choices?: readonly { Next: string }[];
  readonly Default?: string;
}

/** State transitions of the longest way that no error takes and that enters no state twice, and the end. */
function transitions({ StartAt, States }: Machine): number {
  const states = States as Readonly<Record<string, State>>;
  const from = (name: string, entered: readonly string[]): number => {
    const { Next, Choices = [], Default } = states[name] ?? { Type: 'Succeed' };
    const passed = [...entered, name];
    const ways = [Next, Default, ...Choices.map((choice) => choice.Next)].filter((way) => way !== undefined);
    return 1 + Math.max(0, ...ways.filter((way) => !passed.includes(way)).map((way) => from(way, passed)));
  };
  return from(StartAt, []) + 1;
}
