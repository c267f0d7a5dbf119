import { runningRows } from './running-rows.ts';

interface StepProgress {
  readonly note: (activity: string) => void;
  readonly onStep: (progress: { readonly step: number; readonly steps: number }) => void;
  /** Ends the display; what was shown last stays. */
  readonly end: () => void;
}

/** Steps of one computation that are said; more would only scroll by. */
const SAID_STEPS = 10;

/** Reports the progress of one long computation on stderr, a tenth at a time. */
export function followSteps(stream: NodeJS.WriteStream, activity: string, now: () => number): StepProgress {
  const rows = runningRows(stream, now);
  const say = (text: string, runs = true) => rows.say(activity, `${activity}: ${text}`, runs);
  return {
    note: say,
    onStep: ({ step, steps }) => {
      const interval = Math.ceil(steps / SAID_STEPS);
      if (step % interval === 0 || step === steps) say(`${Math.round((100 * step) / steps)} %`, step < steps);
    },
    end: rows.end,
  };
}
