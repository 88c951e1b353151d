/** Answers without what the API always says, as older versions of it answer: that is unknown, and no default. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import selectedNetworks from '../../checks/azure/cosmosdb/account-selected-networks.ts';
import mysqlBackup from '../../checks/azure/mysql/server-geo-backup.ts';
import mysqlStandby from '../../checks/azure/mysql/server-high-availability.ts';
import mysqlNetwork from '../../checks/azure/mysql/server-public-network-access.ts';
import postgresBackup from '../../checks/azure/postgresql/server-geo-backup.ts';
import postgresStandby from '../../checks/azure/postgresql/server-high-availability.ts';
import postgresNetwork from '../../checks/azure/postgresql/server-public-network-access.ts';
import immutability from '../../checks/azure/recoveryservices/vault-immutability.ts';
import twoPeople from '../../checks/azure/recoveryservices/vault-multi-user-authorization.ts';
import { collectFrom, judgeSeen } from '../clouds.ts';
import { azure } from './cloud.ts';
import base from './estates/base.ts';
import { FakeAzure, row } from './fake.ts';

const checks = [
  selectedNetworks,
  mysqlBackup,
  mysqlStandby,
  mysqlNetwork,
  postgresBackup,
  postgresStandby,
  postgresNetwork,
  immutability,
  twoPeople,
];
const silent = [
  'Microsoft.DocumentDB/databaseAccounts',
  'Microsoft.DBforMySQL/flexibleServers',
  'Microsoft.DBforPostgreSQL/flexibleServers',
  'Microsoft.RecoveryServices/vaults',
].map((type) => row(type, 'silent', { properties: {} }));

test('what an answer leaves out and should not is unknown', async () => {
  const findings = judgeSeen(await collectFrom(azure, new FakeAzure([base, { resources: silent }]), checks), checks);
  assert.deepEqual(
    findings.map(({ check, status, gap }) => [check, status, gap?.because]),
    checks.map(({ id }) => [id, 'unknown', 'invalid']),
  );
});
