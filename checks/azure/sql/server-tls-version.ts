import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';
import { tlsVerdict } from './_family.ts';

export default defineCheck({
  id: 'azure-sql-server-tls-version',
  title: 'SQL servers require TLS 1.2 or newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings#minimum-tls-version'],
  on: SqlServer.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az sql server update --name ${name} --resource-group ${armId(uid).resourceGroup} --minimal-tls-version 1.2`,
    terraform: 'resource "azurerm_mssql_server": minimum_tls_version = "1.2"',
  }),

  evaluate: ({ config: { minimalTlsVersion } }) => tlsVerdict(minimalTlsVersion),

  examples: {
    pass: [{ config: { minimalTlsVersion: '1.2' } }, { config: { minimalTlsVersion: '1.3' } }],
    fail: [
      { config: { minimalTlsVersion: '1.1' } },
      { config: { minimalTlsVersion: 'None' } },
      { config: { minimalTlsVersion: '' } },
      { config: {} },
    ],
  },
});
