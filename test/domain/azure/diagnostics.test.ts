import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DiagnosticSetting, sends, sendsLogs } from 'cloudstance/domain/azure/diagnostics';

const to = { workspaceId: '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w' };
const audit = { category: 'AuditEvent', enabled: true };

const table: [string, DiagnosticSetting, boolean, boolean][] = [
  ['the category', { ...to, logs: [audit] }, true, true],
  ['the category in other letters', { ...to, logs: [{ ...audit, category: 'auditevent' }] }, true, true],
  ['the category, off', { ...to, logs: [{ ...audit, enabled: false }] }, false, false],
  ['another category', { ...to, logs: [{ ...audit, category: 'Other' }] }, false, true],
  ['everything', { ...to, logs: [{ categoryGroup: 'allLogs', enabled: true }] }, true, true],
  ['a group that holds it', { ...to, logs: [{ categoryGroup: 'audit', enabled: true }] }, true, true],
  ['a group that does not', { ...to, logs: [{ categoryGroup: 'other', enabled: true }] }, false, true],
  ['no destination', { logs: [audit] }, false, false],
  ['an empty destination', { storageAccountId: '', logs: [audit] }, false, false],
  ['no logs', to, false, false],
  ['an event hub', { eventHubAuthorizationRuleId: 'r', logs: [audit] }, true, true],
  ['a partner', { marketplacePartnerId: 'p', logs: [audit] }, true, true],
];

for (const [name, setting, category, any] of table)
  test(`${name}: ${category ? 'sent' : 'not sent'}`, () => {
    assert.equal(sends(setting, 'AuditEvent', ['audit']), category);
    assert.equal(sendsLogs(setting), any);
  });
