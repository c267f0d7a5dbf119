import { askAws } from '../delivery/aws.ts';
import type { Verdict } from './settle.ts';
import type { RehearsedAccount } from './rehearsed-account.ts';

const ASSUMED = 'AWS reads the claims `repository_id` and `ref`';

/**
 * Logs in once as a job of GitHub does, where this is one: by its own token.
 * https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 */
export async function settleLogin({ account, prefix }: RehearsedAccount): Promise<Verdict> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
  if (url === undefined || token === undefined)
    return {
      assumed: ASSUMED,
      verdict: 'not settled',
      answer: 'run it in a job of GitHub, in the environment staging',
    };
  const response = await fetch(`${url}&audience=sts.amazonaws.com`, { headers: { authorization: `bearer ${token}` } });
  const { value } = (await response.json()) as { value: string };
  const role = `arn:aws:iam::${account}:role/${prefix}-deploy`;
  const login = ['sts', 'assume-role-with-web-identity', '--role-arn', role, '--role-session-name', 'rehearsal'];
  const query = ['--query', 'AssumedRoleUser.Arn'];
  const answer = askAws([...login, '--web-identity-token', value, ...query], 'AccessDenied');
  return { assumed: ASSUMED, verdict: answer === null ? 'does not hold' : 'holds', answer: JSON.stringify(answer) };
}
