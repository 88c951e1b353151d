import { SqlDatabase, SqlManagedInstance, SqlServer } from '../../../resources/azure/sql.ts';
import type { ArmResource, ArmType, Azure } from '../azure.ts';
import { armIdentity, defineAzureCollector, said } from '../define.ts';

const server: ArmType = { type: 'Microsoft.Sql/servers', version: '2022-08-01-preview' };
const database: ArmType = { type: 'Microsoft.Sql/servers/databases', version: '2022-08-01-preview', onlyGraph: true };
const managedInstance: ArmType = { type: 'Microsoft.Sql/managedInstances', version: '2022-08-01-preview' };
/** Of the settings below a server. */
const version = '2020-11-01-preview';
const auditingVersion = '2021-11-01-preview';
const expressVersion = '2022-02-01-preview';

/** Servers of Synapse workspaces and their pools are the workspace's; `master` is the service's. */
const isOfTheService = ({ kind = '' }: ArmResource): boolean => /\b(analytics|system)\b/i.test(kind);

const properties = async (answer: Promise<unknown>): Promise<any> => said(await answer).properties;

/** The one entry that a list may have; `null` if it is empty. */
async function only(azure: Azure, path: string, itsVersion = version): Promise<any> {
  const [first] = await Array.fromAsync(azure.pages(path, itsVersion));
  return first === undefined ? null : said(first).properties;
}

export const sqlServers = defineAzureCollector(SqlServer, {
  async *list(azure) {
    for await (const row of azure.rows(server))
      if (!isOfTheService(row)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {
    firewallRules: async (azure, { uid }) => {
      const rules = await Array.fromAsync(azure.pages(`${uid}/firewallRules`, version));
      return said(rules).map((rule: ArmResource) => ({ name: rule.name, ...rule.properties }));
    },
    auditing: (azure, { uid }) => properties(azure.get(`${uid}/auditingSettings/default`, auditingVersion)),
    administrator: (azure, { uid }) => only(azure, `${uid}/administrators`),
    encryptionProtector: (azure, { uid }) => properties(azure.get(`${uid}/encryptionProtector/current`, version)),
    securityAlertPolicy: (azure, { uid }) => properties(azure.get(`${uid}/securityAlertPolicies/Default`, version)),
    expressAssessment: (azure, { uid }) => only(azure, `${uid}/sqlVulnerabilityAssessments`, expressVersion),
    classicAssessment: (azure, { uid }) => only(azure, `${uid}/vulnerabilityAssessments`),
  },
});

export const sqlDatabases = defineAzureCollector(SqlDatabase, {
  async *list(azure) {
    for await (const row of azure.rows(database)) if (!isOfTheService(row)) yield armIdentity(row);
  },
  facets: {
    transparentDataEncryption: (azure, { uid }) =>
      properties(azure.get(`${uid}/transparentDataEncryption/current`, database.version)),
  },
});

export const sqlManagedInstances = defineAzureCollector(SqlManagedInstance, {
  async *list(azure) {
    for await (const row of azure.rows(managedInstance)) yield { ...armIdentity(row), config: row.properties };
  },
  facets: {
    entraOnlyAuthentication: (azure, { uid }) => only(azure, `${uid}/azureADOnlyAuthentications`),
  },
});
