import { type AzureEstate, idOf, row, subscription } from '../fake.ts';

const security = `/subscriptions/${subscription}/providers/Microsoft.Security`;
const hub = 'Microsoft.Devices/IotHubs';
const solution = 'Microsoft.Security/iotSecuritySolutions';

const entry = (collection: string, name: string, properties: object, more: object = {}) => ({
  id: `${security}/${collection}/${name}`,
  name,
  type: `Microsoft.Security/${collection}`,
  ...more,
  properties,
});
const plan = (name: string, pricingTier: string, more: object = {}) =>
  entry('pricings', name, { pricingTier, ...more });
const off = (name: string, ...extensions: string[]) =>
  plan(name, 'Free', {
    freeTrialRemainingTime: 'P30D',
    subPlan: null,
    extensions: extensions.map((extension) => ({ name: extension, isEnabled: 'False' })),
  });
const data = { kind: 'DataExportSettings' };

export default {
  resources: [
    row(hub, 'guarded', { sku: { name: 'S1', capacity: 1 }, properties: {} }),
    row(hub, 'forgotten', { sku: { name: 'S1', capacity: 1 }, tags: { owner: 'nobody' }, properties: {} }),
    row(hub, 'given-up', { sku: { name: 'S1', capacity: 1 } }),
    row(solution, 'guard', { properties: { status: 'Enabled', iotHubs: [idOf(hub, 'guarded')] } }),
    row(solution, 'retired', { properties: { status: 'Disabled', iotHubs: [idOf(hub, 'given-up')] } }),
    row(solution, 'bare', { properties: {} }),
  ],
  arm: {
    [`${security}/pricings`]: {
      value: [
        off('VirtualMachines', 'AgentlessVmScanning', 'FileIntegrityMonitoring', 'MdeDesignatedSubscription'),
        off('SqlServers'),
        off('AppServices'),
        off('StorageAccounts', 'OnUploadMalwareScanning', 'SensitiveDataDiscovery'),
        off('SqlServerVirtualMachines'),
        off('KeyVaults'),
        off('Arm'),
        off('OpenSourceRelationalDatabases'),
        off('CosmosDbs'),
        off('Containers', 'ContainerRegistriesVulnerabilityAssessments'),
        off('CloudPosture', 'AgentlessVmScanning', 'ContainerRegistriesVulnerabilityAssessments'),
        off('Api'),
        off('AI'),
        plan('FoundationalCspm', 'Standard'),
        plan('KubernetesService', 'Standard', { deprecated: true, replacedBy: ['Containers'], subPlan: 'P1' }),
      ],
    },
    [`${security}/settings`]: {
      value: [
        entry('settings', 'MCAS', { enabled: false }, data),
        entry('settings', 'WDATP', { enabled: false }, data),
        entry('settings', 'Sentinel', { enabled: true }, { kind: 'AlertSyncSettings' }),
      ],
    },
    [`${security}/securityContacts`]: {
      value: [
        entry('securityContacts', 'default', {
          isEnabled: false,
          emails: 'left@example.com',
          phone: '',
          notificationsByRole: { state: 'Off', roles: ['Owner'] },
          notificationsSources: [
            { sourceType: 'Alert', minimalSeverity: 'High' },
            { sourceType: 'AttackPath', minimalRiskLevel: 'Critical' },
          ],
        }),
      ],
    },
    [`${security}/serverVulnerabilityAssessmentsSettings`]: { value: [] },
  },
} satisfies AzureEstate;

const on = (name: string, ...extensions: string[]) =>
  plan(name, 'Standard', { extensions: extensions.map((extension) => ({ name: extension, isEnabled: 'True' })) });

export const clean = {
  resources: [
    row(hub, 'guarded', { sku: { name: 'S1', capacity: 1 }, properties: {} }),
    row(solution, 'guard', { properties: { status: 'Enabled', iotHubs: [idOf(hub, 'guarded')] } }),
  ],
  arm: {
    [`${security}/pricings`]: {
      value: [
        on('VirtualMachines', 'AgentlessVmScanning', 'FileIntegrityMonitoring'),
        on('StorageAccounts', 'OnUploadMalwareScanning'),
        on('Containers', 'ContainerRegistriesVulnerabilityAssessments'),
        ...['SqlServers', 'AppServices', 'SqlServerVirtualMachines', 'KeyVaults', 'Arm', 'CosmosDbs'].map((name) =>
          on(name),
        ),
        ...['OpenSourceRelationalDatabases', 'CloudPosture', 'Api', 'AI'].map((name) => on(name)),
      ],
    },
    [`${security}/settings`]: {
      value: ['MCAS', 'WDATP'].map((name) => entry('settings', name, { enabled: true }, data)),
    },
    [`${security}/securityContacts`]: {
      value: [
        entry('securityContacts', 'default', {
          isEnabled: true,
          emails: 'security@example.com;soc@example.com',
          notificationsByRole: { state: 'On', roles: ['Owner'] },
          notificationsSources: [
            { sourceType: 'Alert', minimalSeverity: 'Medium' },
            { sourceType: 'AttackPath', minimalRiskLevel: 'High' },
          ],
        }),
      ],
    },
    [`${security}/serverVulnerabilityAssessmentsSettings`]: {
      value: [
        entry(
          'serverVulnerabilityAssessmentsSettings',
          'azureServersSetting',
          { selectedProvider: 'MdeTvm' },
          { kind: 'AzureServersSetting' },
        ),
      ],
    },
  },
} satisfies AzureEstate;
