import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import {
  BackupClient,
  CreateBackupPlanCommand,
  CreateBackupVaultCommand,
  PutBackupVaultLockConfigurationCommand,
} from '@aws-sdk/client-backup';
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';

import { account, home, policy, regions } from './estate.ts';
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

const protections = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
] as const;
const agents = ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'] as const;

async function detector(
  estate: Estate,
  region: Region,
  enabled: boolean,
  status: 'ENABLED' | 'DISABLED' = 'ENABLED',
): Promise<void> {
  const command = new CreateDetectorCommand({
    Enable: enabled,
    FindingPublishingFrequency: 'FIFTEEN_MINUTES',
    Features: [
      ...protections.map((Name) => ({ Name, Status: status })),
      {
        Name: 'RUNTIME_MONITORING',
        Status: status,
        AdditionalConfiguration: agents.map((Name) => ({ Name, Status: status })),
      },
    ],
  });
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
  await detector(estate, home, true, 'DISABLED');
  await estate.client(BackupClient, 'eu-west-1').send(new CreateBackupVaultCommand({ BackupVaultName: 'plain' }));
}

/** Makes the account the head of an organization, with service control policies and somebody else in charge of security. */
async function createOrganization(estate: Estate): Promise<void> {
  const organizations = estate.client(OrganizationsClient);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const RootId = Roots?.[0]?.Id;
  await organizations.send(new EnablePolicyTypeCommand({ RootId, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  const denyLeaving = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' };
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({
      Name: 'stay',
      Description: 'No account leaves',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: policy(denyLeaving),
    }),
  );
  await organizations.send(new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id, TargetId: RootId }));
  const created = await organizations.send(
    new CreateAccountCommand({ AccountName: 'security', Email: 'security@example.com' }),
  );
  const AccountId = created.CreateAccountStatus?.AccountId;
  const ServicePrincipal = 'guardduty.amazonaws.com';
  await organizations.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
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

  await createOrganization(estate);

  const backup = estate.client(BackupClient);
  await backup.send(
    new CreateBackupVaultCommand({
      BackupVaultName: 'daily',
      EncryptionKeyArn: await dataKey(estate, home),
      BackupVaultTags: { owner: 'platform' },
    }),
  );
  await backup.send(
    new PutBackupVaultLockConfigurationCommand({
      BackupVaultName: 'daily',
      MinRetentionDays: 7,
      MaxRetentionDays: 400,
      ChangeableForDays: 3,
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
