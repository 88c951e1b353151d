import { all, defineCheck, fail, pass } from 'cloudstance/check';
import { listOf, plural } from 'cloudstance/domain/text';
import { DirectorySetting } from 'cloudstance/resources/azure/monitor';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { z } from 'zod';
import { directoryReferences, sends, settingWith } from './_settings.ts';

/** What tells who signed in and what they changed. Traffic of Global Secure Access and others are for those who use them. */
const wanted = [
  'AuditLogs',
  'SignInLogs',
  'NonInteractiveUserSignInLogs',
  'ServicePrincipalSignInLogs',
  'ManagedIdentitySignInLogs',
  'ProvisioningLogs',
  'RiskyUsers',
  'UserRiskEvents',
];

export default defineCheck({
  id: 'azure-monitor-entra-logs',
  title: 'Sign-ins, changes and risks of the directory are logged somewhere that keeps them',
  severity: 'medium',
  why: 'Microsoft Entra ID forgets sign-ins and changes after 7 or 30 days, much sooner than most intrusions are found.',
  references: [
    ...directoryReferences,
    'https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention',
  ],
  on: Tenant.pick(),
  with: { settings: all(DirectorySetting.pick('config')) },
  params: z.object({ categories: z.array(z.string()).min(1).default(wanted) }),
  fix: () => ({
    text: 'In the Microsoft Entra admin center, under Monitoring and health, Diagnostic settings: send the missing categories to a workspace, storage account or event hub.',
    terraform: 'resource "azurerm_monitor_aad_diagnostic_setting": enabled_log { category = "AuditLogs" } …',
  }),

  evaluate(_, { settings, params }) {
    const missing = params.categories.filter((category) => !settings.some((setting) => sends(setting, category)));
    if (missing.length === 0)
      return pass(`All ${plural(params.categories.length, 'category', 'categories')} are sent on`);
    return fail(`No diagnostic setting of the tenant sends on ${listOf(missing, wanted.length)}`);
  },

  examples: {
    pass: [
      { $settings: [settingWith(wanted)] },
      {
        $settings: [settingWith(wanted.slice(0, 3)), settingWith(wanted.slice(3))],
      },
    ],
    fail: [{ $settings: [] }, { $settings: [settingWith(wanted.slice(1))] }],
  },
});
