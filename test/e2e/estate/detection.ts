import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { BackupClient, CreateBackupPlanCommand, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { CreateOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';

import { account, home, regions } from './estate.ts';
import type { Estate, Region } from './estate.ts';
import { serviceLinkedRole, serviceRole } from './iam.ts';
import { dataKey } from './kms.ts';

/** What watches the account and saves its data: Config, GuardDuty, Security Hub, Backup, contacts, the organization. */

async function recorder(estate: Estate, region: Region, roleARN: string, everything: boolean): Promise<void> {
  const config = estate.client(ConfigServiceClient, region);
  const recordingGroup = everything
    ? { allSupported: true, includeGlobalResourceTypes: true }
    : { allSupported: false, includeGlobalResourceTypes: false, resourceTypes: ['AWS::EC2::Instance' as const] };
  await config.send(
    new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN, recordingGroup } }),
  );
  await config.send(
    new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: 'acme-trail' } }),
  );
}

async function startRecorder(estate: Estate, region: Region): Promise<void> {
  const command = new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' });
  await estate.client(ConfigServiceClient, region).send(command);
}

async function detector(estate: Estate, region: Region, enabled: boolean): Promise<void> {
  const command = new CreateDetectorCommand({ Enable: enabled, FindingPublishingFrequency: 'FIFTEEN_MINUTES' });
  const { DetectorId } = await estate.client(GuardDutyClient, region).send(command);
  estate.name(DetectorId, 'detector');
}

/** Recording is partial in one region, stopped in another, missing in the third; GuardDuty is suspended in one. */
export async function leakyDetection(estate: Estate): Promise<void> {
  const role = await serviceRole(estate, 'config', 'config');
  await recorder(estate, home, role, false);
  await startRecorder(estate, home);
  await recorder(estate, 'eu-west-1', role, true);
  await detector(estate, 'eu-west-1', false);
  await estate.client(BackupClient, 'eu-west-1').send(new CreateBackupVaultCommand({ BackupVaultName: 'plain' }));
}

export async function cleanDetection(estate: Estate): Promise<void> {
  const role = await serviceLinkedRole(estate, 'config');
  for (const region of regions) {
    await recorder(estate, region, role, true);
    await startRecorder(estate, region);
    await detector(estate, region, true);
    await estate.client(SecurityHubClient, region).send(new EnableSecurityHubCommand({ EnableDefaultStandards: true }));
  }
  for (const AlternateContactType of ['SECURITY', 'BILLING', 'OPERATIONS'] as const) {
    await estate.client(AccountClient).send(
      new PutAlternateContactCommand({
        AccountId: account,
        AlternateContactType,
        Name: 'Security desk',
        Title: 'Desk',
        EmailAddress: 'security@example.com',
        PhoneNumber: '+1 555 0100',
      }),
    );
  }

  await estate.client(OrganizationsClient).send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));

  const backup = estate.client(BackupClient);
  await backup.send(
    new CreateBackupVaultCommand({
      BackupVaultName: 'daily',
      EncryptionKeyArn: await dataKey(estate, home),
      BackupVaultTags: { owner: 'platform' },
    }),
  );
  const plan = await backup.send(
    new CreateBackupPlanCommand({
      BackupPlan: {
        BackupPlanName: 'daily',
        Rules: [
          {
            RuleName: 'daily',
            TargetBackupVaultName: 'daily',
            ScheduleExpression: 'cron(0 5 ? * * *)',
            Lifecycle: { DeleteAfterDays: 35 },
          },
        ],
      },
      BackupPlanTags: { owner: 'platform' },
    }),
  );
  estate.name(plan.BackupPlanId, 'daily');
}
