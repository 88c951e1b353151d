import * as KMS from '@aws-sdk/client-kms';
import { estate } from '../fake.ts';

const arn = (id: string) => `arn:aws:kms:eu-west-1:111122223333:key/${id}`;
const key = (id: string) => ({ KeyId: id, KeyArn: arn(id) });
const policy = (principal: unknown) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: principal, Action: 'kms:*', Resource: '*' }] });

const odd: Record<string, object> = {
  signing: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
  imported: { Origin: 'EXTERNAL', KeyState: 'PendingImport' },
  doomed: { KeyState: 'PendingDeletion', DeletionDate: new Date('2026-12-01T00:00:00Z') },
  asleep: { KeyState: 'Disabled' },
  orphan: { KeyManager: 'AWS' },
};
const idOf = (keyArn: string): string => keyArn.split('/').at(-1)!;

const grant = (GrantId: string, more: object) => ({
  KeyId: arn('data'),
  GrantId,
  IssuingAccount: 'arn:aws:iam::111122223333:root',
  Operations: ['GenerateDataKey', 'Decrypt'],
  ...more,
});

export default [
  estate(KMS, {
    ListAliases: ({ Marker }) =>
      Marker
        ? {
            Aliases: [
              { AliasName: 'alias/data', TargetKeyId: 'data' },
              { AliasName: 'alias/backup', TargetKeyId: 'data' },
            ],
          }
        : {
            Aliases: [{ AliasName: 'alias/aws/ebs', TargetKeyId: 'ebs' }, { AliasName: 'alias/aws/dynamodb' }],
            NextMarker: 'page-2',
            Truncated: true,
          },
    ListKeys: ({ Marker }) =>
      Marker
        ? { Keys: [key('signing'), key('imported'), key('doomed'), key('asleep'), key('orphan')] }
        : { Keys: [key('data'), key('ebs'), key('shared')], NextMarker: 'page-2', Truncated: true },
    DescribeKey: ({ KeyId }) => ({
      KeyMetadata: {
        KeyId: idOf(KeyId),
        Arn: KeyId,
        KeyManager: 'CUSTOMER',
        KeyState: 'Enabled',
        KeySpec: 'SYMMETRIC_DEFAULT',
        Origin: 'AWS_KMS',
        ...odd[idOf(KeyId)],
      },
    }),
    GetKeyRotationStatus: ({ KeyId }) =>
      KeyId === arn('data') ? { KeyRotationEnabled: true, RotationPeriodInDays: 365 } : { KeyRotationEnabled: false },
    ListGrants: ({ KeyId, Marker }) => {
      if (KeyId !== arn('data')) return { Grants: [], Truncated: false };
      return Marker
        ? {
            Grants: [
              grant('b', {
                GranteeServicePrincipal: 'dynamodb.amazonaws.com',
                RetiringServicePrincipal: 'dynamodb.amazonaws.com',
                Constraints: { EncryptionContextSubset: { 'aws:dynamodb:tableName': 'carts' } },
              }),
              grant('a', {
                GranteePrincipal: 'arn:aws:iam::111122223333:role/shop',
                Constraints: {
                  EncryptionContextEquals: { Department: 'IT' },
                  SourceArn: 'arn:aws:s3:::shop',
                },
              }),
            ],
            Truncated: false,
          }
        : {
            Grants: [grant('c', { GranteePrincipal: 'arn:aws:iam::999988887777:role/partner' })],
            NextMarker: 'page-2',
            Truncated: true,
          };
    },
    GetKeyPolicy: ({ KeyId }) => ({
      Policy:
        KeyId === arn('shared')
          ? policy('*')
          : KeyId === arn('asleep')
            ? policy({ AWS: 'arn:aws:iam::999988887777:root' })
            : policy({ AWS: 'arn:aws:iam::111122223333:root' }),
      PolicyName: 'default',
    }),
  }),
];
