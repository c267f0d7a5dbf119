import type { Assumption } from './assumption.ts';
import { isNone } from './answers.ts';

export const people: readonly Assumption[] = [
  {
    assumed: "A role's trust may compare the session's name with the caller's own user name, and refuses any other",
    source:
      '[`sts:RoleSessionName`](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname)',
    restsOn: 'the roles of people; callers of Identity Center have no user name, so they need another trust',
    settledBy:
      '`aws sts assume-role --role-arn arn:aws:iam::ACCOUNT:role/jackpot-approver --role-session-name somebody-else` says `AccessDenied`',
    rehearsal: {
      command: ({ account, prefix }) => [
        ...['sts', 'assume-role', '--role-arn', `arn:aws:iam::${account}:role/${prefix}-approver`],
        ...['--role-session-name', 'somebody-else'],
      ],
      refusal: 'AccessDenied',
      holds: (answer) => answer === null,
    },
  },
  {
    assumed: "SendTaskSuccess is judged by the state machine's ARN",
    source:
      "[Step Functions' actions](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html)",
    restsOn: 'the role of `jackpot-answers`',
    settledBy: '`npx jackpot approve ID --reason rehearsal --aws` under the role `jackpot-approver`',
  },
  {
    assumed: "A function URL names its caller in `requestContext.authorizer.iam.userArn`, a role's session by its name",
    source:
      '[payloads of function URLs](https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads)',
    restsOn: '`by` of approvals and announcements',
    settledBy:
      "`npx jackpot announce england 1 --draw-date 2000-01-01 --reason rehearsal --aws --json`; `by` ends with the user's name",
  },
  {
    assumed:
      "Systems Manager names who ran a runbook by the session's ARN in `ExecutedBy`, and the console switches to a role under the user's own name",
    source:
      '[AutomationExecution](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecution.html); [switching roles](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-console.html) does not say the second outright',
    restsOn: "`by` of answers by the console's form, and that an approver reaches it",
    settledBy:
      "run `jackpot-answer` in the console under the role `jackpot-approver`, then `aws ssm describe-automation-executions --query 'AutomationExecutionMetadataList[0].ExecutedBy'`",
  },
  {
    assumed:
      'Since October 2025 a function URL asks for `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`, the second by way of the URL',
    source: '[access to function URLs](https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html)',
    restsOn: "the approver's role",
    settledBy: 'the same',
  },
  {
    assumed: "Without execution data a log has no task's input, hence no token",
    source: '[logging](https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html)',
    restsOn: "the state machine's log",
    settledBy:
      '`aws logs filter-log-events --log-group-name /aws/vendedlogs/states/jackpot-weekly --filter-pattern taskToken` finds nothing',
    rehearsal: {
      command: ({ prefix }) => [
        ...['logs', 'filter-log-events', '--log-group-name', `/aws/vendedlogs/states/${prefix}-weekly`],
        ...['--filter-pattern', 'taskToken', '--query', 'events[].message'],
      ],
      holds: isNone,
    },
  },
  {
    assumed: 'The quota of training on the spot market has the code `L-29688C85` everywhere',
    source: 'lists of accounts; no document has it, so the name that comes with it is compared',
    restsOn: "the preflight's training-quota",
    settledBy:
      '`aws service-quotas get-aws-default-service-quota --service-code sagemaker --quota-code L-29688C85 --query Quota.QuotaName`',
    rehearsal: {
      command: () => [
        ...['service-quotas', 'get-aws-default-service-quota', '--service-code', 'sagemaker'],
        ...['--quota-code', 'L-29688C85', '--query', 'Quota.QuotaName'],
      ],
      holds: (answer) => answer === 'ml.m5.large for spot training job usage',
    },
  },
  {
    assumed: 'Reading a quota has no resource but `*`',
    source:
      "[Service Quotas' actions](https://docs.aws.amazon.com/service-authorization/latest/reference/list_servicequotas.html)",
    restsOn: "the week-opener's role",
    settledBy:
      '`aws lambda invoke --function-name jackpot-week-opener --cli-binary-format raw-in-base64-out --payload \'{"action":"preflight"}\' out.json`; the mail has no "could not be checked"',
  },
];
