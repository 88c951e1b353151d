/** What Compute Engine leaves out is a gap, and what metadata says stays where it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import instanceShielded from '../../checks/gcp/compute/instance-shielded.ts';
import projectOsLogin from '../../checks/gcp/compute/project-os-login.ts';
import iap from '../../checks/gcp/compute/load-balancer-iap.ts';
import publicIp from '../../checks/gcp/compute/instance-public-ip.ts';
import serialPort from '../../checks/gcp/compute/instance-serial-port.ts';
import type { Listing } from '../../src/model.ts';
import { collectFrom } from '../clouds.ts';
import { gcp } from './cloud.ts';
import base from './estates/base.ts';
import compute from './estates/compute.ts';
import { FakeGcp, project } from './fake.ts';

const instances = `GET https://compute.googleapis.com/compute/v1/projects/${project}/aggregated/instances`;
const instance = {
  name: 'one',
  status: 'RUNNING',
  selfLink: `https://www.googleapis.com/compute/v1/projects/${project}/zones/europe-west1-b/instances/one`,
};
const here = { 'zones/europe-west1-b': { instances: [instance] } };

async function listing(answer: object): Promise<Listing> {
  const fake = new FakeGcp([{ rest: { [instances]: answer } }, base]);
  const seen = await collectFrom(gcp, fake, [instanceShielded]);
  return seen.flatMap(({ snapshot }) => snapshot.listings).find(({ type }) => type === 'gcp.compute.instance')!;
}

const incomplete = [
  {
    what: 'a zone that warns',
    answer: { items: { ...here, 'zones/us-east1-b': { warning: { code: 'UNREACHABLE', message: 'down' } } } },
    names: /zones\/us-east1-b \(UNREACHABLE: down\)/,
  },
  {
    what: 'unreachable places',
    answer: { items: here, unreachables: ['zones/us-east1-b'] },
    names: /zones\/us-east1-b/,
  },
  {
    what: 'a warning about the whole',
    answer: { items: here, warning: { code: 'PARTIAL_SUCCESS' } },
    names: /PARTIAL_SUCCESS/,
  },
];
for (const { what, answer, names } of incomplete)
  test(`${what}: the rest is kept and the listing has a gap`, async () => {
    const { resources, gap } = await listing(answer);
    assert.deepEqual(
      resources.map(({ name }) => name),
      ['one'],
    );
    assert.equal(gap?.because, 'failed');
    assert.match(gap?.detail ?? '', names);
    assert.deepEqual(gap?.permissions, ['compute.instances.list']);
  });

test('an empty place is no gap', async () => {
  const { gap } = await listing({
    items: { ...here, 'zones/us-east1-b': { warning: { code: 'NO_RESULTS_ON_PAGE' } } },
  });
  assert.equal(gap, undefined);
});

test('an instance of which nobody says how it is connected has no cards that could be judged', async () => {
  const fake = new FakeGcp([{ rest: { [instances]: { items: here } } }, base]);
  const seen = await collectFrom(gcp, fake, [publicIp]);
  const [found] = seen.flatMap(({ snapshot }) => snapshot.listings.flatMap(({ resources }) => resources));
  assert.equal(found?.name, 'one');
  assert.equal(found.gaps['networkInterfaces']?.because, 'invalid');
});

test('start-up scripts, keys and secrets do not get into a snapshot', async () => {
  const seen = await collectFrom(gcp, new FakeGcp([compute, base]), [projectOsLogin, serialPort, iap]);
  const text = JSON.stringify(seen);
  assert.match(text, /serialPortEnable.*iapEnabled|iapEnabled.*serialPortEnable/);
  assert.doesNotMatch(text, /hunter2|ssh-ed25519|startup-script/);
});
