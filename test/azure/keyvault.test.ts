/** A vault says itself where it is: no token may go where no vault of the cloud is, and one odd vault hides no other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import validity from '../../checks/azure/keyvault/certificate-validity.ts';
import { collectFrom, judgeSeen } from '../clouds.ts';
import { azure } from './cloud.ts';
import base from './estates/base.ts';
import keyvault, { clean } from './estates/keyvault.ts';
import { FakeAzure, type Row } from './fake.ts';

const withUri = (one: Row, vaultUri: string | null): Row => ({
  ...one,
  properties: { ...(one['properties'] as object), vaultUri },
});

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
  const asked: string[] = [];
  const send = fake.httpClient.sendRequest;
  fake.httpClient.sendRequest = (request) => {
    asked.push(new URL(request.url).host);
    return send(request);
  };
  const findings = judgeSeen(await collectFrom(azure, fake, [validity]), [validity]);
  return { asked: new Set(asked), findings };
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
