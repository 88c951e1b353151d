/** Answers of another shape than the API promises are called so, and not a failure of the scanner. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import accessApproval from '../../checks/gcp/resourcemanager/access-approval.ts';
import { collectFrom, judgeSeen } from '../clouds.ts';
import { gcp } from './cloud.ts';
import base from './estates/base.ts';
import { FakeGcp, project, projectNumber } from './fake.ts';

const settings = `https://accessapproval.googleapis.com/v1/projects/${project}/accessApprovalSettings`;

async function judged(enrolledServices: unknown) {
  const answer = { name: `projects/${projectNumber}/accessApprovalSettings`, enrolledServices };
  const fake = new FakeGcp([base, { rest: { [`GET ${settings}`]: answer } }]);
  const [finding] = judgeSeen(await collectFrom(gcp, fake, [accessApproval]), [accessApproval]);
  return [finding?.status, finding?.gap?.because];
}

test('a list that is none is no answer', async () => {
  assert.deepEqual(await judged([{ cloudProduct: 'all', enrollmentLevel: 'BLOCK_ALL' }]), ['pass', undefined]);
  assert.deepEqual(await judged({ cloudProduct: 'all' }), ['unknown', 'invalid']);
});
