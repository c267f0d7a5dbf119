import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { askAws } from '../delivery/aws.ts';
import { JACKPOT } from '../delivery/delivery.ts';
import type { Verdict } from './settle.ts';

const ASSUMED = 'A function URL names its caller';
/** A draw that no run decides. */
const DRAW_DATE = '2000-01-01';

/** Says by the function URL what was announced, and compares who the record names with whose credentials these are. */
export function settleCaller(country: string): Verdict {
  const announce = [country, '1', '--reason', 'rehearsal', '--draw-date', DRAW_DATE, '--aws', '--json'];
  const said = spawnSync(process.execPath, [join(JACKPOT, 'main.mjs'), 'announce', ...announce], { encoding: 'utf8' });
  if (said.status !== 0) return { assumed: ASSUMED, verdict: 'not settled', answer: said.stderr.trim() };
  const { by } = JSON.parse(said.stdout) as { by: string };
  const { Arn: caller } = askAws(['sts', 'get-caller-identity']) as { Arn: string };
  return { assumed: ASSUMED, verdict: by === caller ? 'holds' : 'does not hold', answer: JSON.stringify(by) };
}
