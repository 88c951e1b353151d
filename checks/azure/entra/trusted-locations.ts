import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { NamedLocation } from 'cloudstance/resources/azure/entra';
import { Tenant } from 'cloudstance/resources/azure/subscription';

const body = JSON.stringify({
  '@odata.type': '#microsoft.graph.ipNamedLocation',
  displayName: 'Offices',
  isTrusted: true,
  ipRanges: [
    { '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '<your addresses, such as 192.0.2.0/24>' },
  ],
});

export default defineCheck({
  id: 'azure-entra-trusted-locations',
  title: 'The networks of the organization are named and marked as trusted',
  severity: 'low',
  why: 'Policies and the judgement of risky sign-ins can tell the own offices from everywhere else only if somebody names them.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network'],
  on: Tenant.pick(),
  with: { locations: all(NamedLocation.pick('location')) },
  fix: () => ({
    command: sh`az rest --method POST --url https://graph.microsoft.com/v1.0/identity/conditionalAccess/namedLocations --body ${body}`,
    terraform: 'resource "azuread_named_location": ip { ip_ranges = […], trusted = true }',
  }),

  evaluate(_tenant, { locations }) {
    // The vendor documents that isTrusted is false unless it is there.
    const found = locations.find(({ location }) => location.kind === 'ip' && location.isTrusted === true);
    if (found) return pass(`${found.name} is trusted: ${listOf(found.location.ranges ?? [])}`);
    const others = locations.map(({ name }) => name);
    return fail(`No location of addresses is marked as trusted; there is ${listOf(others)}`);
  },

  examples: {
    pass: [{ $locations: [{ location: { id: 'a', kind: 'ip', isTrusted: true, ranges: ['192.0.2.0/24'] } }] }],
    fail: [
      { $locations: [] },
      { $locations: [{ location: { id: 'a', kind: 'ip', isTrusted: false, ranges: ['192.0.2.0/24'] } }] },
      { $locations: [{ location: { id: 'b', kind: 'country', countriesAndRegions: ['NL'] } }] },
    ],
  },
});
