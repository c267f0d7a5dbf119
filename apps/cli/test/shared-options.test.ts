import { workspaceOption } from '../src/shared-options.ts';

test.each([
  ['.jackpot', ''],
  ['/tmp/records-1', ' --workspace /tmp/records-1'],
  ['my records', " --workspace 'my records'"],
  ["ann's $HOME", ` --workspace 'ann'\\''s $HOME'`],
])('the workspace %s can be pasted into the next command', (workspace, option) => {
  expect(workspaceOption(workspace)).toBe(option);
});
