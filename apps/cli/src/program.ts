import { Command } from 'commander';
import { addAws } from './commands/aws.ts';
import { addAnnounce } from './commands/announce.ts';
import { addApprove } from './commands/approve.ts';
import { addAudit } from './commands/audit.ts';
import { addBacktest } from './commands/backtest.ts';
import { addCash } from './commands/cash.ts';
import { addData } from './commands/data.ts';
import { addDiff } from './commands/diff.ts';
import { addExplore } from './commands/explore.ts';
import { addHistory } from './commands/history.ts';
import { addModels } from './commands/models.ts';
import { addOnboard } from './commands/onboard.ts';
import { addOptimise } from './commands/optimise.ts';
import { addReplay } from './commands/replay.ts';
import { addReport } from './commands/report.ts';
import { addReproduce } from './commands/reproduce.ts';
import { addShow } from './commands/show.ts';
import { addSimulate } from './commands/simulate.ts';
import { addTrack } from './commands/track.ts';
import { addTrain } from './commands/train.ts';
import { addValidate } from './commands/validate.ts';
import { addWeekly } from './commands/weekly.ts';
import { addWhatIf } from './commands/what-if.ts';
import { addCompletion } from './completion.ts';
import { addVersion } from './version.ts';

/** `jackpot` with all its commands, in the order in which `--help` lists them. */
export function jackpotProgram(): Command {
  const program = new Command('jackpot')
    .description("Recommends each country's next jackpot: forecasts its sales, plans within its constraints, says why.")
    .helpCommand('help [command]', 'what a command takes')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showHelpAfterError('Run it with --help for what it takes.')
    .addHelpText('after', '\nExample:\n  $ npx jackpot weekly --draw-date next')
    .exitOverride();
  const commands = [
    addWeekly,
    addValidate,
    addTrain,
    addOptimise,
    addWhatIf,
    addExplore,
    addBacktest,
    addReplay,
    addHistory,
    addShow,
    addReport,
    addTrack,
    addAudit,
    addDiff,
    addReproduce,
    addModels,
    addApprove,
    addAnnounce,
    addCash,
    addOnboard,
    addSimulate,
    addData,
    addAws,
  ];
  for (const add of commands) add(program);
  addVersion(program);
  addCompletion(program);
  return program;
}
