/** Answers say where to ask next: no token may go anywhere but to the cloud, and one odd answer hides no other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import subnets from '../../checks/azure/databricks/workspace-subnet-security-groups.ts';
import validity from '../../checks/azure/keyvault/certificate-validity.ts';
import { collectFrom, judgeSeen } from '../clouds.ts';
import { azure } from './cloud.ts';
import base from './estates/base.ts';
import { clean as databricks } from './estates/databricks.ts';
import keyvault, { clean } from './estates/keyvault.ts';
import { FakeAzure, type Row } from './fake.ts';

const withUri = (one: Row, vaultUri: string | null): Row => ({
  ...one,
  properties: { ...(one['properties'] as object), vaultUri },
});

/** The hosts that are asked from now on. */
function hostsOf({ httpClient }: FakeAzure): ReadonlySet<string> {
  const hosts = new Set<string>();
  const send = httpClient.sendRequest;
  httpClient.sendRequest = (request) => {
    hosts.add(new URL(request.url).host);
    return send(request);
  };
  return hosts;
}

/** The certificates found when the first of two vaults says that it is elsewhere, and all that was asked. */
async function scan(vaultUri: string | null) {
  const [odd] = keyvault.resources;
  const fake = new FakeAzure([
    base,
    {
      ...clean,
      resources: [withUri(odd!, vaultUri), ...clean.resources],
      vault: { ...keyvault.vault, ...clean.vault },
    },
  ]);
  const asked = hostsOf(fake);
  return { findings: judgeSeen(await collectFrom(azure, fake, [validity]), [validity]), asked };
}

const elsewhere = [
  'https://vault.azure.net.example.com/',
  'https://example.com/leaky.vault.azure.net/',
  'https://leaky.vault.azure.net@example.com/',
  'https://examplevault.azure.net/',
  'https://vault.azure.net/',
  'https://leaky.vault.azure.net:8443/',
  'http://leaky.vault.azure.net/',
  'https://leaky.vault.azure.cn/',
  'leaky',
  '',
  null,
];

for (const vaultUri of elsewhere)
  test(`nothing is sent to a vault at ${JSON.stringify(vaultUri)}`, async () => {
    const { asked, findings } = await scan(vaultUri);
    assert.deepEqual([...asked].sort(), ['clean.vault.azure.net', 'management.azure.com']);
    assert.equal(findings.length, 2);
    const unknown = findings.find(({ status }) => status === 'unknown');
    const seen = findings.find(({ status }) => status === 'pass');
    assert.equal(unknown?.gap?.because, 'invalid');
    assert.match(seen?.resource.id ?? '', /vaults\/clean\/certificates\/web$/);
  });

test('a vault of the cloud is asked', async () => {
  const { asked, findings } = await scan('https://leaky.vault.azure.net');
  assert.ok(asked.has('leaky.vault.azure.net'));
  assert.deepEqual(
    findings.filter(({ status }) => status === 'unknown'),
    [],
  );
});

test('nothing is sent to a network whose id leads elsewhere', async () => {
  const [workspace] = databricks.resources;
  const properties = workspace!['properties'] as { readonly parameters: object };
  const customVirtualNetworkId = { type: 'String', value: '@example.com/subscriptions/s' };
  const elsewhere = { ...properties, parameters: { ...properties.parameters, customVirtualNetworkId } };
  const fake = new FakeAzure([base, { ...databricks, resources: [{ ...workspace!, properties: elsewhere }] }]);
  const asked = hostsOf(fake);
  const [finding] = judgeSeen(await collectFrom(azure, fake, [subnets]), [subnets]);
  assert.deepEqual([...asked], ['management.azure.com']);
  assert.equal(finding?.gap?.because, 'invalid');
});
