import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { names } from '../names.ts';

/**
 * `{ "amount", "currency", "asOf" }`, set by the treasury. Until then it holds a random text, which OpenWeek refuses: no
 * week is ever decided on an amount that nobody gave.
 */
export class CashSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      secretName: names.cashSecret,
      description: 'Jackpot: the available cash, { "amount", "currency", "asOf" }',
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acceptFinding(
      this.secret,
      'The secret is a fact, not a credential: only the treasury knows the next amount, so nothing can rotate it. OpenWeek refuses one older than a week.',
      'AwsSolutions-SMG4',
    );
  }
}
