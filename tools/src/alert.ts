/**
 * Opens an issue that says which run failed, or adds to the one that is open: whoever watches the repository is told, not only who
 * pushed last. For jobs of GitHub: `npm run alert`.
 */
import { runProgram } from './delivery/program.ts';
import { askGithub } from './github/ask-github.ts';

const { GITHUB_WORKFLOW: workflow = '', GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '' } = process.env;
const { GITHUB_SERVER_URL: server = 'https://github.com' } = process.env;
const title = `${workflow} failed`;
const label = 'delivery';

await runProgram(() => {
  const place = ['--repo', repository];
  const body = ['--body', `${server}/${repository}/actions/runs/${id}`];
  const listed = ['--label', label, '--state', 'open', '--json', 'number,title'];
  const open = JSON.parse(askGithub(['issue', 'list', ...place, ...listed])) as { number: number; title: string }[];
  const found = open.find((issue) => issue.title === title);
  if (found !== undefined) {
    console.log(askGithub(['issue', 'comment', String(found.number), ...place, ...body]));
    return;
  }
  askGithub(['label', 'create', label, ...place, '--force', '--description', 'A run that people must see to']);
  console.log(askGithub(['issue', 'create', ...place, '--title', title, '--label', label, ...body]));
});
