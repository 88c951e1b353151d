import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MalformedMetadata, signingCertificates } from '../../src/providers/aws/saml.ts';
import { certificates, samlMetadata } from './saml-metadata.ts';

const soon = '2026-12-05T23:04:05.000Z';
const late = '2046-01-20T23:04:05.000Z';

describe('signing certificates of SAML metadata', () => {
  test('are those for signing and those that do not say, earliest first', () => {
    assert.deepEqual(signingCertificates(samlMetadata([certificates.late, 'signing'], [certificates.soon, ''])), [
      soon,
      late,
    ]);
  });
  test('are not those for encryption', () => {
    assert.deepEqual(
      signingCertificates(samlMetadata([certificates.soon, 'encryption'], [certificates.late, 'signing'])),
      [late],
    );
  });
  test('are not those of a service provider in the same document', () => {
    const own = samlMetadata([certificates.late, 'signing']);
    const other = samlMetadata([certificates.soon, 'signing']).replaceAll('IDPSSODescriptor', 'SPSSODescriptor');
    assert.deepEqual(signingCertificates(other + own), [late]);
    assert.deepEqual(signingCertificates(own + other), [late]);
  });
  test('are found whatever the prefixes', () => {
    const bare = samlMetadata([certificates.late, 'signing']).replaceAll(/\b(?:md|ds):/g, '');
    assert.deepEqual(signingCertificates(bare), [late]);
  });
  for (const [what, metadata] of Object.entries({
    nothing: '',
    'no key': samlMetadata(),
    'only keys for encryption': samlMetadata([certificates.late, 'encryption']),
    'half a certificate': samlMetadata([certificates.late.slice(0, 80), 'signing']),
  }))
    test(`${what} is an error, not an empty list`, () =>
      assert.throws(() => signingCertificates(metadata), MalformedMetadata));

  test('megabytes of unclosed tags are no trouble', () => {
    assert.throws(() => signingCertificates('<KeyDescriptor <X509Certificate>AA '.repeat(50_000)), MalformedMetadata);
  });
});
