import { StorageFailure, WorkspaceHeld, WorkspaceUnusable } from '@jackpot/platform/local';
import { ModelNotApproved } from '@jackpot/ports';
import { InvalidInput, UsageError, exitCodeOf } from '../src/errors.ts';

test.each<[number, Error]>([
  [2, new UsageError('no such option')],
  [2, new ModelNotApproved('england', 3, 'Rejected')],
  [3, new InvalidInput(['line 7'])],
  [5, new WorkspaceHeld('.jackpot', 'process 7')],
  [6, new StorageFailure('the disk is full')],
  [6, new WorkspaceUnusable('it is damaged')],
  [1, new TypeError('a defect')],
  [1, Object.assign(new Error('of a kind that is not known'), { kind: 'toString' })],
])('exit code %i follows from the kind of %s', (code, error) => {
  expect(exitCodeOf(error)).toBe(code);
});

test('what is thrown and is no error is a defect', () => {
  expect(exitCodeOf('usage')).toBe(1);
});
