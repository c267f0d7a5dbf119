import { weeklyDefinition } from '@jackpot/workflow';
import { StateMachine } from 'aws-local-stepfunctions';
import { resolveDefinition } from '../../src/local/index.ts';

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, { readonly Next?: string; readonly ItemProcessor?: Machine }>>;
}

/** A copy, since the interpreter writes into what it is given. */
const week = structuredClone(weeklyDefinition) as Machine;

test('an independent validator of Amazon States Language accepts it', () => {
  const { StartAt, States } = week.States['Countries']?.ItemProcessor as Machine;
  expect(() => new StateMachine({ StartAt, States } as never)).not.toThrow();
  const { Countries, ...others } = week.States;
  const asTask = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: Countries?.Next };
  expect(() => new StateMachine({ ...week, States: { ...others, Countries: asTask } } as never)).not.toThrow();
});

test('every field of it is one that runs here as on AWS', () => {
  const placeholders = JSON.stringify(week).matchAll(/\$\{(\w+)\}/g);
  const values = Object.fromEntries([...placeholders].map(([, name = '']) => [name, 'value'] as const));
  expect(() => resolveDefinition(weeklyDefinition, values)).not.toThrow();
});
