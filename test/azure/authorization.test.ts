/** What a tenant without a licence for Privileged Identity Management answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import roleAssignmentPermanent from '../../checks/azure/authorization/role-assignment-permanent.ts';
import type { Gap } from '../../src/model.ts';
import { collectFrom, judgeSeen } from '../clouds.ts';
import { azure } from './cloud.ts';
import authorization from './estates/authorization.ts';
import base from './estates/base.ts';
import { type AzureEstate, azureError, FakeAzure, subscription } from './fake.ts';

const schedules = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances`;

/** Statuses of the check, and why they are unknown, where the list of schedules answers with an error. */
async function verdictsWith(
  code: string,
  status: number,
): Promise<{ statuses: Set<string>; gap: Gap | null | undefined }> {
  const arm: AzureEstate['arm'] = { ...authorization.arm, [schedules]: azureError(code, status) };
  const fake = new FakeAzure([base, { arm }]);
  const findings = judgeSeen(await collectFrom(azure, fake, [roleAssignmentPermanent]), [roleAssignmentPermanent]);
  return {
    statuses: new Set(findings.map((finding) => finding.status)),
    gap: findings.find((finding) => finding.status === 'unknown')?.gap,
  };
}

test('nothing can be activated, which is not a failure', async () => {
  const { statuses } = await verdictsWith('AadPremiumLicenseRequired', 400);
  assert.deepEqual([...statuses], ['not-applicable']);
});

test('any other refusal is unknown', async () => {
  const { gap } = await verdictsWith('AuthorizationFailed', 403);
  assert.equal(gap?.because, 'denied');
  assert.deepEqual(gap.permissions, ['Microsoft.Authorization/roleAssignmentScheduleInstances/read']);
});
