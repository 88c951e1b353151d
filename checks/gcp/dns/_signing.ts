import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { capitalized } from 'cloudstance/domain/text';
import { ManagedZone } from 'cloudstance/resources/gcp/dns';

interface Family {
  readonly id: string;
  readonly keyType: 'keySigning' | 'zoneSigning';
  /** What the keys do, for the title. */
  readonly what: string;
  readonly why: string;
}

/** Keys of a zone that names no algorithm: https://cloud.google.com/dns/docs/dnssec-advanced. */
const GOOGLES_CHOICE = 'rsasha256';

/** A check that keys of one kind don't sign with SHA-1. Keys can only be made anew while DNSSEC is off, so what is configured is in use. */
export function zonesSignStrongly({ id, keyType, what, why }: Family): Check {
  const zone = (dnssecState: string, algorithm?: string) => ({
    config: { dnsName: 'example.com.', visibility: 'public', dnssecState },
    keySpecs: algorithm === undefined ? [] : [{ keyType, algorithm }],
  });
  const other = { keyType: keyType === 'keySigning' ? 'zoneSigning' : 'keySigning', algorithm: 'rsasha1' };
  return defineCheck({
    id,
    title: `Keys that sign ${what} of DNS zones don't use SHA-1`,
    severity: 'medium',
    why,
    references: ['https://cloud.google.com/dns/docs/dnssec-advanced', 'https://www.rfc-editor.org/rfc/rfc8624'],
    on: ManagedZone.pick('config', 'keySpecs'),
    fix: ({ name, scope }) => ({
      text: 'Keys change only while DNSSEC is off: take the DS record out at the registrar, wait until it has run out, switch DNSSEC off, and then on again with a stronger algorithm',
      command: sh`gcloud dns managed-zones update ${name} --dnssec-state on --ksk-algorithm ecdsap256sha256 --ksk-key-length 256 --zsk-algorithm ecdsap256sha256 --zsk-key-length 256 --denial-of-existence nsec3 --project ${scope.account}`,
      terraform: `resource "google_dns_managed_zone": dnssec_config { default_key_specs { key_type = "${keyType}", algorithm = "ecdsap256sha256", key_length = 256 } }`,
    }),

    evaluate({ config: { dnsName, visibility, dnssecState }, keySpecs }) {
      if (visibility !== 'public') return notApplicable(`The zone ${dnsName} is ${visibility}`);
      if (dnssecState === 'off') return notApplicable(`The zone ${dnsName} is not signed`);
      const algorithm = keySpecs.find((spec) => spec.keyType === keyType)?.algorithm ?? GOOGLES_CHOICE;
      if (algorithm === 'rsasha1') return fail(capitalized(`${what} of ${dnsName} are signed with ${algorithm}`));
      return pass(`The zone ${dnsName} signs ${what} with ${algorithm}`);
    },

    examples: {
      pass: [zone('on', 'ecdsap256sha256'), zone('on'), { ...zone('on', 'rsasha256'), keySpecs: [other] }],
      fail: [zone('on', 'rsasha1'), zone('transfer', 'rsasha1')],
      notApplicable: [
        zone('off', 'rsasha1'),
        { ...zone('on', 'rsasha1'), config: { dnsName: 'corp.internal.', visibility: 'private', dnssecState: 'off' } },
      ],
    },
  });
}
