import { all, by, defineCheck, fail, pass } from 'cloudstance/check';
import {
  blocks,
  isEnforced,
  isForAllApplications,
  isForAllUsers,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';
import { listOf } from 'cloudstance/domain/text';
import { ConditionalAccessPolicy, NamedLocation } from 'cloudstance/resources/azure/entra';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { described, policyExample, policyFix } from './_conditional-access.ts';

const block = { operator: 'OR', builtInControls: ['block'] };
const home = { name: 'Home', location: { id: 'home', kind: 'country', countriesAndRegions: ['NL', 'BE'] } };
const office = { name: 'Office', location: { id: 'office', kind: 'ip', isTrusted: true, ranges: ['192.0.2.0/24'] } };
const onlyFromHome = policyExample({
  grantControls: block,
  conditions: { locations: { includeLocations: ['All'], excludeLocations: ['home'] } },
});

export default defineCheck({
  id: 'azure-entra-conditional-access-countries',
  title: 'Sign-ins from countries where nobody works are blocked',
  severity: 'low',
  why: 'Most guessing of passwords comes from countries where the organization has nobody; such sign-ins need not be tried at all.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/policy-block-by-location'],
  on: Tenant.pick(),
  with: {
    policies: all(ConditionalAccessPolicy.pick('policy')),
    locations: by(NamedLocation.pick('location'), ({ location }) => location.id),
  },
  fix: () =>
    policyFix('Only countries where we work', {
      conditions: {
        clientAppTypes: ['all'],
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['All'] },
        locations: { includeLocations: ['All'], excludeLocations: ['<id of the named location with your countries>'] },
      },
      grantControls: block,
    }),

  evaluate(_tenant, { policies, locations }) {
    const countriesOf = (ids: readonly string[] = []): string[] =>
      ids.flatMap((id) =>
        locations
          .get(id)
          .filter(({ location }) => location.kind === 'country')
          .map(({ name }) => name),
      );
    const candidates = policies.filter(
      ({ policy }) =>
        isEnforced(policy) &&
        blocks(policy) &&
        isForAllUsers(policy) &&
        isForAllApplications(policy) &&
        isUnconditional(policy, 'locations'),
    );
    for (const found of candidates) {
      const { includeLocations, excludeLocations } = found.policy.conditions.locations ?? {};
      const [shut, open] = [countriesOf(includeLocations), countriesOf(excludeLocations)];
      if (shut.length > 0) return pass(`${described(found)} blocks the countries of ${listOf(shut)}`);
      if (open.length > 0) return pass(`${described(found)} blocks all countries but those of ${listOf(open)}`);
    }
    return fail('No enabled policy blocks sign-ins by country');
  },

  examples: {
    pass: [
      { $policies: [onlyFromHome], $locations: [home, office] },
      {
        $policies: [policyExample({ grantControls: block, conditions: { locations: { includeLocations: ['home'] } } })],
        $locations: [home],
      },
    ],
    fail: [
      { $policies: [], $locations: [home] },
      {
        $policies: [
          policyExample({
            grantControls: block,
            conditions: { locations: { includeLocations: ['All'], excludeLocations: ['office'] } },
          }),
        ],
        $locations: [home, office],
      },
    ],
  },
});
