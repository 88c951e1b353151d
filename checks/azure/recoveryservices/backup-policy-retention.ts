import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { BackupPolicy } from 'cloudstance/resources/azure/recoveryservices';
import { z } from 'zod';

/** As days; a month is as short as months get. */
const dayCounts: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 28, years: 365 };

const kept = (count: number, durationType: string) => ({
  config: { backupManagementType: 'AzureIaasVM', protectedItemsCount: 1 },
  retention: { count, durationType },
});

export default defineCheck({
  id: 'azure-recoveryservices-backup-policy-retention',
  title: 'Regular backups are kept for a month',
  severity: 'medium',
  why: 'Break-ins and spoilt data are often noticed weeks later, when all backups that are left hold the damage, too.',
  references: ['https://learn.microsoft.com/azure/backup/backup-architecture#backup-policy-essentials'],
  on: BackupPolicy.pick('config', 'retention'),
  params: z.object({ days: z.number().int().min(1).default(30) }),
  fix: ({ name, uid }) => ({
    text: 'Save the policy, raise the count of the retention in it, and set it again with az backup policy set --policy policy.json.',
    command: sh`az backup policy show --name ${name} --vault-name ${armId(uid).names[0]} --resource-group ${armId(uid).resourceGroup}`,
    terraform: 'resource "azurerm_backup_policy_vm": retention_daily { count = 30 }',
  }),

  evaluate({ config: { protectedItemsCount }, retention }, { params }) {
    // Every vault is made with policies that nobody has to use.
    if (protectedItemsCount === 0) return notApplicable('Nothing is backed up with it');
    if (retention === null) return notApplicable('It has no regular backups: it is for logs, or for certain days');
    const { count, durationType } = retention;
    const days = count * (dayCounts[durationType.toLowerCase()] ?? 0);
    const text = `Regular backups are kept for ${count} ${durationType.toLowerCase()}`;
    return days >= params.days ? pass(text) : fail(`${text}, less than ${params.days} days`);
  },

  examples: {
    pass: [
      kept(30, 'Days'),
      kept(12, 'Weeks'),
      { ...kept(1, 'Years'), config: { backupManagementType: 'AzureStorage' } },
    ],
    fail: [kept(7, 'Days'), kept(4, 'Weeks'), kept(5, 'Invalid')],
    notApplicable: [
      { ...kept(7, 'Days'), config: { backupManagementType: 'AzureIaasVM', protectedItemsCount: 0 } },
      { ...kept(7, 'Days'), retention: null },
    ],
  },
});
