/** Answers of another shape than the API promises are called so, and not a failure of the scanner. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import certificateExpiry from '../../checks/gcp/compute/certificate-expiry.ts';
import accessApproval from '../../checks/gcp/resourcemanager/access-approval.ts';
import { type Cloud, collectFrom, judgeSeen } from '../clouds.ts';
import { gcp } from './cloud.ts';
import base from './estates/base.ts';
import { FakeGcp, project } from './fake.ts';

const compute = `https://compute.googleapis.com/compute/v1/projects/${project}`;
const settings = `https://accessapproval.googleapis.com/v1/projects/${project}/accessApprovalSettings`;

/** The verdict where the API answers so. The fake itself refuses to answer against the contract. */
async function judged(enrolledServices: unknown) {
  const fake = new FakeGcp([base]);
  const answer: typeof fetch = (input, init) =>
    (input instanceof Request ? input.url : input.toString()).startsWith(settings)
      ? Promise.resolve(Response.json({ name: 'settings', enrolledServices }))
      : fake.fetch(input, init);
  const cloud: Cloud = {
    ...gcp,
    connect: (_, options) => gcp.connect(Object.assign(Object.create(fake) as FakeGcp, { fetch: answer }), options),
  };
  const [finding] = judgeSeen(await collectFrom(cloud, fake, [accessApproval]), [accessApproval]);
  return [finding?.status, finding?.gap?.because];
}

test('a list that is none is no answer', async () => {
  assert.deepEqual(await judged([{ cloudProduct: 'all', enrollmentLevel: 'BLOCK_ALL' }]), ['pass', undefined]);
  assert.deepEqual(await judged({ cloudProduct: 'all' }), ['unknown', 'invalid']);
});

test('a certificate whose end the API does not tell has one all the same', async () => {
  const certificate = { name: 'old', selfLink: `${compute}/global/sslCertificates/old` };
  const aggregated = {
    [`GET ${compute}/aggregated/sslCertificates`]: { items: { global: { sslCertificates: [certificate] } } },
  };
  const fake = new FakeGcp([base, { rest: aggregated }]);
  const [finding] = judgeSeen(await collectFrom(gcp, fake, [certificateExpiry]), [certificateExpiry]);
  assert.deepEqual([finding?.status, finding?.gap?.because], ['unknown', 'invalid']);
});
