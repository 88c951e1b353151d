import * as SecretsManager from '@aws-sdk/client-secrets-manager';
import { estate } from '../fake.ts';

const arn = (name: string): string => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCdEf`;
const allow = (Principal: unknown): string =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal, Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
  });
const policies: Readonly<Record<string, string>> = {
  [arn('stale')]: allow('*'),
  [arn('fresh')]: allow({ AWS: 'arn:aws:iam::999988887777:role/reader' }),
};
const secret = (name: string, more: object) => ({
  Name: name,
  ARN: arn(name),
  CreatedDate: new Date('2025-01-01'),
  ...more,
});

export default [
  estate(SecretsManager, {
    ListSecrets: ({ NextToken }) =>
      NextToken
        ? {
            SecretList: [
              secret('stuck', {
                RotationEnabled: true,
                RotationRules: { AutomaticallyAfterDays: 30 },
                LastRotatedDate: new Date('2026-06-01'),
                NextRotationDate: new Date('2026-07-01'),
                LastAccessedDate: new Date('2026-11-20'),
              }),
              secret('rds!db-1', {
                OwningService: 'rds',
                RotationEnabled: true,
                LastRotatedDate: new Date('2026-11-19'),
              }),
              secret('copy', { PrimaryRegion: 'us-east-1' }),
            ],
          }
        : {
            SecretList: [
              secret('stale', {}),
              secret('fresh', {
                RotationEnabled: true,
                RotationRules: { ScheduleExpression: 'rate(30 days)' },
                LastRotatedDate: new Date('2026-11-10'),
                NextRotationDate: new Date('2026-12-10'),
                LastAccessedDate: new Date('2026-11-21'),
                PrimaryRegion: 'eu-west-1',
                Tags: [{ Key: 'owner', Value: 'shop' }],
              }),
            ],
            NextToken: 'page-2',
          },
    GetResourcePolicy: ({ SecretId }) =>
      policies[SecretId] ? { ResourcePolicy: policies[SecretId] } : { ARN: SecretId },
  }),
];
