import {
  BackupClient,
  GetBackupVaultAccessPolicyCommand,
  paginateListBackupPlans,
  paginateListBackupVaults,
  paginateListProtectedResources,
  paginateListRecoveryPointsByBackupVault,
} from '@aws-sdk/client-backup';
import { absent } from '../../../collector.ts';
import { Plan, ProtectedResource, Vault } from '../../../resources/aws/backup.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

const backup = (aws: Aws): { readonly client: BackupClient } => ({ client: aws.client(BackupClient) });
/** A new object each time: paginators write their token into it. */
const page = () => ({ MaxResults: 1000 });

export const vaults = defineAwsCollector(Vault, {
  async *list(aws) {
    for await (const { BackupVaultList = [] } of paginateListBackupVaults(backup(aws), page()))
      for (const vault of BackupVaultList)
        yield {
          ...camel(vault),
          uid: vault.BackupVaultArn!,
          name: vault.BackupVaultName!,
          encryptionKeyArn: vault.EncryptionKeyArn ?? null,
        };
  },
  facets: {
    policy: (aws, { name }) =>
      aws
        .client(BackupClient)
        .send(new GetBackupVaultAccessPolicyCommand({ BackupVaultName: name }))
        .then(({ Policy }) => Policy!, absent('ResourceNotFoundException')),
    recoveryPoints: async (aws, { name, numberOfRecoveryPoints }) => {
      const points = { encrypted: 0, unencrypted: 0, examples: [] as string[] };
      if (numberOfRecoveryPoints === 0) return points;
      const input = { ...page(), BackupVaultName: name };
      for await (const { RecoveryPoints = [] } of paginateListRecoveryPointsByBackupVault(backup(aws), input))
        for (const { IsEncrypted, RecoveryPointArn = '' } of RecoveryPoints) {
          if (IsEncrypted === undefined) throw new TypeError(`IsEncrypted is missing for ${RecoveryPointArn}`);
          if (IsEncrypted) points.encrypted += 1;
          else points.unencrypted += 1;
          if (!IsEncrypted) points.examples = [...points.examples, RecoveryPointArn].sort().slice(0, few);
        }
      return points;
    },
  },
});

/** A vault may hold thousands of recovery points. */
const few = 5;

export const plans = defineAwsCollector(Plan, {
  async *list(aws) {
    for await (const { BackupPlansList = [] } of paginateListBackupPlans(backup(aws), page()))
      for (const { BackupPlanArn = '', BackupPlanName = '' } of BackupPlansList)
        yield { uid: BackupPlanArn, name: BackupPlanName };
  },
  facets: {},
});

export const protectedResources = defineAwsCollector(ProtectedResource, {
  async *list(aws) {
    for await (const { Results = [] } of paginateListProtectedResources(backup(aws), page()))
      for (const { ResourceArn = '', ResourceName, LastBackupTime } of Results)
        yield { uid: ResourceArn, name: ResourceName ?? ResourceArn, lastBackupTime: LastBackupTime! };
  },
  facets: {},
});
