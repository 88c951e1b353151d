import { X509Certificate } from 'node:crypto';

/** SAML metadata without a certificate that can be read. */
export class MalformedMetadata extends Error {
  override readonly name = 'MalformedMetadata';
}

// Metadata may be megabytes and comes from elsewhere: nothing here looks at any of it twice.
const KEY = /<(?:[\w.-]+:)?KeyDescriptor\b/;
const KEY_END = /<\/(?:[\w.-]+:)?KeyDescriptor\b/;
const IDP = /<(?:[\w.-]+:)?IDPSSODescriptor\b/;
const IDP_END = /<\/(?:[\w.-]+:)?IDPSSODescriptor\b/;
const CERTIFICATE = /<(?:[\w.-]+:)?X509Certificate\s*>([\sA-Za-z0-9+/=]+)</g;

/**
 * When the signing certificates of an identity provider's SAML metadata run out, as ISO text, earliest first. Keys that
 * name no use sign too; keys for encryption are left out.
 *
 * @throws MalformedMetadata when there is none, or one of them is no certificate.
 */
export function signingCertificates(metadata: string): string[] {
  const [, descriptor = metadata] = metadata.split(IDP, 2);
  const [, ...keys] = upTo(descriptor, IDP_END).split(KEY);
  const expiries = keys.filter(isForSigning).flatMap((key) => {
    const certificates = [...upTo(key, KEY_END).matchAll(CERTIFICATE)];
    return certificates.map(([, base64 = '']) => expiryOf(base64));
  });
  if (expiries.length === 0) throw new MalformedMetadata('The SAML metadata has no signing certificate');
  return expiries.toSorted();
}

function isForSigning(key: string): boolean {
  return !/\buse\s*=\s*["']encryption["']/.test(upTo(key, />/));
}

function upTo(text: string, end: RegExp): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}

function expiryOf(base64: string): string {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).validToDate.toISOString();
  } catch {
    throw new MalformedMetadata('The SAML metadata holds a certificate that can not be read');
  }
}
