import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlManagedInstance } from 'cloudstance/resources/azure/sql';
import { tlsVerdict } from './_family.ts';

export default defineCheck({
  id: 'azure-sql-managed-instance-tls-version',
  title: 'SQL managed instances require TLS 1.2 or newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/azure-sql/managed-instance/minimal-tls-version-configure'],
  on: SqlManagedInstance.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az sql mi update --name ${name} --resource-group ${armId(uid).resourceGroup} --minimal-tls-version 1.2`,
    terraform: 'resource "azurerm_mssql_managed_instance": minimum_tls_version = "1.2"',
  }),

  evaluate: ({ config: { minimalTlsVersion } }) => tlsVerdict(minimalTlsVersion),

  examples: {
    pass: [{ config: { minimalTlsVersion: '1.2' } }],
    fail: [{ config: { minimalTlsVersion: '1.0' } }, { config: { minimalTlsVersion: 'None' } }, { config: {} }],
  },
});
