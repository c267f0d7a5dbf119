import { Command } from 'commander';
import { addBacktest } from './commands/backtest.ts';
import { addData } from './commands/data.ts';
import { addHistory } from './commands/history.ts';
import { addOnboard } from './commands/onboard.ts';
import { addOptimise } from './commands/optimise.ts';
import { addReplay } from './commands/replay.ts';
