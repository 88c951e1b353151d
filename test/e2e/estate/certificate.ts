import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Self-signed certificates for IAM, ACM and SAML, made when needed: no private key lies in the repository. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

let pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;

function keys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return pair;
}

function lengthOf(size: number): Buffer {
  if (size < 128) return Buffer.from([size]);
  const bytes = size < 256 ? [size] : [size >> 8, size & 255];
  return Buffer.from([128 + bytes.length, ...bytes]);
}

/** One DER element: tag, length, contents. */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

const sequence = (...contents: readonly Buffer[]): Buffer => der(0x30, ...contents);

// 1.2.840.113549.1.1.11 (sha256WithRSAEncryption) with NULL parameters, and 2.5.4.3 (commonName).
const algorithm = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const commonName = der(0x06, Buffer.from('550403', 'hex'));

function time(iso: string): Buffer {
  return der(0x18, Buffer.from(`${iso.replaceAll(/[-:T]/g, '').slice(0, 14)}Z`));
}

/** A certificate for a host name, valid between two ISO times, and its key, both in PEM. */
export function selfSigned(host: string, notBefore: string, notAfter: string): Certificate {
  const { publicKey, privateKey } = keys();
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(host)))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const lines =
    sequence(body, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  };
}
