import { defineCheck, fail, pass } from 'cloudstance/check';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { settingFix, unifiedGroups } from './_group-settings.ts';

export default defineCheck({
  id: 'azure-entra-microsoft-365-group-creation',
  title: "Ordinary users can't create Microsoft 365 groups",
  severity: 'low',
  why: 'Each such group brings a mailbox, a site and a team; what anybody makes, nobody looks after.',
  references: ['https://learn.microsoft.com/entra/identity/users/groups-settings-cmdlets'],
  on: Tenant.pick('microsoft365Groups'),
  fix: () => settingFix(unifiedGroups, 'EnableGroupCreation', 'false'),

  evaluate({ microsoft365Groups: { enableGroupCreation } }) {
    return enableGroupCreation
      ? fail('Every user can create groups')
      : pass('Only administrators and those let can create groups');
  },

  examples: {
    pass: [{ microsoft365Groups: { enableGroupCreation: false } }],
    fail: [{ microsoft365Groups: { enableGroupCreation: true } }],
  },
});
