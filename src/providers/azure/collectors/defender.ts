import { absent } from '../../../collector.ts';
import {
  DefenderPlan,
  DefenderSetting,
  IotHub,
  IotSecuritySolution,
  SecurityContact,
  VulnerabilityAssessment,
} from '../../../resources/azure/defender.ts';
import type { ArmType, Azure } from '../azure.ts';
import { armIdentity, defineAzureCollector, said } from '../define.ts';

const hub: ArmType = { type: 'Microsoft.Devices/IotHubs', version: '2023-06-30' };
const solution: ArmType = { type: 'Microsoft.Security/iotSecuritySolutions', version: '2019-08-01' };

interface Entry {
  readonly uid: string;
  readonly name: string;
  readonly config: any;
}

/** What Defender for Cloud lists for the subscription: nothing where it was never used. */
async function* entries(azure: Azure, collection: string, version: string): AsyncGenerator<Entry> {
  const where = `${azure.path}/providers/Microsoft.Security/${collection}`;
  const all = await Array.fromAsync(azure.pages(where, version)).catch(absent('Subscription Not Registered'));
  for (const { name, properties } of all ?? [])
    yield { uid: `${where}/${name}`.toLowerCase(), name, config: said(properties) };
}

export const defenderPlans = defineAzureCollector(DefenderPlan, {
  list: (azure) => entries(azure, 'pricings', '2024-01-01'),
  facets: {},
});

export const defenderSettings = defineAzureCollector(DefenderSetting, {
  list: (azure) => entries(azure, 'settings', '2021-07-01'),
  facets: {},
});

export const securityContacts = defineAzureCollector(SecurityContact, {
  list: (azure) => entries(azure, 'securityContacts', '2023-12-01-preview'),
  facets: {},
});

export const vulnerabilityAssessments = defineAzureCollector(VulnerabilityAssessment, {
  list: (azure) => entries(azure, 'serverVulnerabilityAssessmentsSettings', '2023-05-01'),
  facets: {},
});

export const iotHubs = defineAzureCollector(IotHub, {
  async *list(azure) {
    for await (const row of azure.rows(hub)) yield armIdentity(row);
  },
  facets: {},
});

export const iotSecuritySolutions = defineAzureCollector(IotSecuritySolution, {
  async *list(azure) {
    for await (const row of azure.rows(solution)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {},
});
