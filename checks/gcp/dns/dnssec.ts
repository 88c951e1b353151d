import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { ManagedZone } from 'cloudstance/resources/gcp/dns';

export default defineCheck({
  id: 'gcp-dns-dnssec',
  title: 'Public DNS zones are signed with DNSSEC',
  severity: 'medium',
  why: 'Answers of a zone that is not signed can be forged, which sends its users to somebody else.',
  references: ['https://cloud.google.com/dns/docs/dnssec-config'],
  on: ManagedZone.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud dns managed-zones update ${name} --dnssec-state on --project ${scope.account}`,
    terraform: 'resource "google_dns_managed_zone": dnssec_config { state = "on" }',
  }),

  evaluate({ config: { dnsName, visibility, dnssecState } }) {
    if (visibility !== 'public') return notApplicable(`The zone ${dnsName} is ${visibility}`);
    if (dnssecState === 'on') return pass(`The zone ${dnsName} is signed`);
    return fail(`The zone ${dnsName} is not signed: DNSSEC is ${dnssecState}`);
  },

  examples: {
    pass: [{ config: { dnsName: 'example.com.', visibility: 'public', dnssecState: 'on' } }],
    fail: [
      { config: { dnsName: 'example.com.', visibility: 'public', dnssecState: 'off' } },
      { config: { dnsName: 'example.com.', visibility: 'public', dnssecState: 'transfer' } },
    ],
    notApplicable: [{ config: { dnsName: 'corp.internal.', visibility: 'private', dnssecState: 'off' } }],
  },
});
