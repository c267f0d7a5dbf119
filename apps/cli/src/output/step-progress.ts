import { createLogUpdate } from 'log-update';
import { isLiveTerminal } from './terminal.ts';

interface StepProgress {
  readonly note: (activity: string) => void;
  readonly onStep: (progress: { readonly step: number; readonly steps: number }) => void;
  /** Ends the display; what was shown last stays. */
  readonly end: () => void;
}

/** Reports the progress of one long computation on stderr: a changing row on a terminal, a line each tenth elsewhere. */
export function followSteps(stream: NodeJS.WriteStream, activity: string, now: () => number): StepProgress {
  const started = now();
  const live = isLiveTerminal(stream);
  const display = live ? createLogUpdate(stream) : null;
  const show = (text: string) => {
    const line = `${((now() - started) / 1000).toFixed(1).padStart(6)} s  ${activity}: ${text}`;
    if (display === null) stream.write(`${line}\n`);
    else display(line);
  };
  return {
    note: show,
    onStep: ({ step, steps }) => {
      const interval = Math.ceil(steps / (live ? 100 : 10));
      if (step % interval === 0 || step === steps) show(`${Math.round((100 * step) / steps)} %`);
    },
    end: () => display?.done(),
  };
}
