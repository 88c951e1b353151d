/** The leaky and the clean estate of each cloud that is faked in process: exactly the expected verdicts, no more and no fewer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checksOf, isWhole } from '../clouds.ts';
import { expectedOf, inProcess, kinds, verdictsOf } from '../expected.ts';

/** Checks that cannot do so in one estate, and the check whose own verdict there stands in the way. */
const exceptions: Readonly<Record<'neverFails' | 'neverPasses', Readonly<Record<string, string>>>> = {
  neverFails: {
    // A host that hands out links is a host.
    'azure-network-bastion': 'azure-network-bastion-shareable-link',
    // Only where OS Login is on does it lack a second factor, and can an instance switch it off.
    'gcp-compute-project-os-login': 'gcp-compute-project-os-login-2fa',
  },
  neverPasses: {
    // What they look into exists only where another check finds something wrong.
    'azure-keyvault-key-expiry-access-policies': 'azure-keyvault-vault-rbac',
    'azure-keyvault-secret-expiry-access-policies': 'azure-keyvault-vault-rbac',
    // A key of users that is in use is a finding by itself.
    'gcp-iam-service-account-key-data': 'gcp-iam-service-account-user-keys',
    'gcp-iam-service-account-key-power': 'gcp-iam-service-account-user-keys',
  },
};

const statusOf = (line: string): string => line.split('\t')[2]!;

if (isWhole)
  for (const cloud of inProcess) {
    const { name } = cloud.provider;
    for (const kind of kinds)
      test(`${name}: the ${kind} estate gets exactly the expected verdicts`, async () => {
        assert.deepEqual(await verdictsOf(cloud, kind), expectedOf(cloud, kind));
      });

    test(`${name}: nothing is wrong with the clean estate, and everything is seen of it`, () => {
      const wrong = expectedOf(cloud, 'clean').filter((line) => /^(fail|unknown)$/.test(statusOf(line)));
      assert.deepEqual(wrong, []);
    });

    test(`${name}: every check finds something wrong with the leaky estate, and passes something of the clean one`, () => {
      const checksWith = (kind: 'leaky' | 'clean', status: string) =>
        new Set(expectedOf(cloud, kind).flatMap((line) => (statusOf(line) === status ? [line.split('\t')[0]!] : [])));
      const ids = checksOf(cloud).map(({ id }) => id);
      const [failed, passed] = [checksWith('leaky', 'fail'), checksWith('clean', 'pass')];
      assert.deepEqual(
        {
          neverFails: ids.filter((id) => !failed.has(id)),
          neverPasses: ids.filter((id) => !passed.has(id)),
        },
        {
          neverFails: ids.filter((id) => Object.hasOwn(exceptions.neverFails, id)),
          neverPasses: ids.filter((id) => Object.hasOwn(exceptions.neverPasses, id)),
        },
      );
    });
  }
