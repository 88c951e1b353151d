/** Who can do what in Google Cloud: allow policies, deny policies, principal access boundaries and their inheritance. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Decision } from '../../../src/domain/access/answer.ts';
import { GcpAccess } from '../../../src/domain/gcp/access/engine.ts';
import { isBounded } from '../../../src/domain/gcp/access/boundary.ts';
import type { BoundaryBinding, DenyRule } from '../../../src/domain/gcp/access/estate.ts';
import type { Binding } from '../../../src/domain/gcp/iam.ts';
import {
  accountOf,
  ana,
  ben,
  bind,
  bindIf,
  boundary,
  bucket,
  deny,
  denyPolicy,
  emailOf,
  engineOf,
  estateOf,
  folder,
  group,
  hidden,
  instance,
  now,
  organization,
  otherProject,
  type Parts,
  project,
  robot,
  secret,
  stranger,
} from './access-estate.ts';

const hierarchy = 'https://cloud.google.com/iam/docs/resource-hierarchy-access-control';
const policies = 'https://cloud.google.com/iam/docs/allow-policies';
const roles = 'https://cloud.google.com/iam/docs/roles-overview';
const identifiers = 'https://cloud.google.com/iam/docs/principal-identifiers';
const denial = 'https://cloud.google.com/iam/docs/deny-overview';
const bounds = 'https://cloud.google.com/iam/docs/principal-access-boundary-policies';
const evaluation = 'https://cloud.google.com/iam/docs/policy-types#evaluation';
const conditions = 'https://cloud.google.com/iam/docs/conditions-overview';
const attributeReference = 'https://cloud.google.com/iam/docs/conditions-attribute-reference';
const accounts = 'https://cloud.google.com/iam/docs/service-account-permissions';
const prevention = 'https://cloud.google.com/storage/docs/public-access-prevention';
const storage = 'https://cloud.google.com/storage/docs/access-control/iam';
const federation = 'https://cloud.google.com/iam/docs/workload-identity-federation';
const custom = 'https://cloud.google.com/iam/docs/creating-custom-roles';

const pool = 'iam.googleapis.com/projects/300/locations/global/workloadIdentityPools/ci';
const pipeline = `principal://${pool}/subject/repo:acme/app`;
const readObjects = { action: 'storage.objects.get', resource: bucket };
const startMachine = { action: 'compute.instances.start', resource: instance };
const getProject = { action: 'resourcemanager.projects.get', resource: project };
const ownObject = `${bucket}/objects/2026/report.pdf`;

interface Case {
  readonly what: string;
  readonly with: Parts;
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly comes: Decision;
  /** Part of the first ground's or unseen thing's text, or the missing value. */
  readonly by?: string;
  readonly source: string;
}

const inheritance: readonly Case[] = [
  {
    what: 'a role on the organization is a role on everything below',
    with: { organization: [bind('roles/storage.admin', ana)] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    by: 'roles/storage.admin',
    source: hierarchy,
  },
  {
    what: 'a role on a folder is a role on its projects',
    with: { folder: [bind('roles/compute.instanceAdmin', ana)] },
    who: ana,
    ...startMachine,
    comes: 'allowed',
    by: 'roles/compute.instanceAdmin',
    source: hierarchy,
  },
  {
    what: 'a role on a project is a role on its buckets',
    with: { project: [bind('roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: hierarchy,
  },
  {
    what: 'a role on a bucket is one there',
    with: { bucket: [bind('roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: hierarchy,
  },
  {
    what: 'a role on a bucket is none on the project',
    with: { bucket: [bind('roles/storage.admin', ana)] },
    who: ana,
    action: 'storage.buckets.get',
    resource: project,
    comes: 'denied',
    source: hierarchy,
  },
  {
    what: 'a role on a folder is none beside it',
    with: { folder: [bind('roles/viewer', ana)] },
    who: ana,
    action: 'resourcemanager.projects.get',
    resource: otherProject,
    comes: 'denied',
    source: hierarchy,
  },
  {
    what: 'a role on a project is none above it',
    with: { project: [bind('roles/owner', ana)] },
    who: ana,
    action: 'resourcemanager.projects.get',
    resource: folder,
    comes: 'denied',
    source: hierarchy,
  },
  {
    what: 'policies add up: an empty one below takes nothing away',
    with: { organization: [bind('roles/storage.admin', ana)], bucket: [] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: policies,
  },
  {
    what: 'a smaller role below does not narrow a larger one above',
    with: { folder: [bind('roles/storage.admin', ana)], bucket: [bind('roles/storage.objectViewer', ana)] },
    who: ana,
    action: 'storage.buckets.setIamPolicy',
    resource: bucket,
    comes: 'allowed',
    source: policies,
  },
  {
    what: 'somebody else has the role',
    with: { organization: [bind('roles/owner', ben)] },
    who: ana,
    ...getProject,
    comes: 'denied',
    source: policies,
  },
  { what: 'nobody has any role', with: {}, who: ana, ...readObjects, comes: 'denied', source: policies },
  {
    what: 'an object is in its bucket',
    with: { bucket: [bind('roles/storage.objectViewer', ana)] },
    who: ana,
    action: 'storage.objects.get',
    resource: ownObject,
    comes: 'allowed',
    source: storage,
  },
  {
    what: 'an object of a bucket without lists of objects has no policy of its own',
    with: {},
    who: ana,
    action: 'storage.objects.get',
    resource: ownObject,
    comes: 'denied',
    source: storage,
  },
  {
    what: 'a version of a secret is in it',
    with: { secret: [bind('roles/secretmanager.secretAccessor', robot)] },
    who: robot,
    action: 'secretmanager.versions.access',
    resource: `${secret}/versions/1`,
    comes: 'allowed',
    source: hierarchy,
  },
  {
    what: 'a thing that was not collected inherits, too',
    with: { project: [bind('roles/pubsub.publisher', robot)] },
    who: robot,
    action: 'pubsub.topics.publish',
    resource: '//pubsub.googleapis.com/projects/shop/topics/orders',
    comes: 'allowed',
    source: hierarchy,
  },
  {
    what: 'a thing that was not collected may have a policy of its own',
    with: {},
    who: robot,
    action: 'pubsub.topics.publish',
    resource: '//pubsub.googleapis.com/projects/shop/topics/orders',
    comes: 'unknown-info',
    by: 'topics/orders',
    source: policies,
  },
  {
    what: 'a project that was not collected',
    with: { organization: [bind('roles/owner', ana)] },
    who: ana,
    action: 'resourcemanager.projects.get',
    resource: '//cloudresourcemanager.googleapis.com/projects/elsewhere',
    comes: 'unknown-info',
    by: 'projects/elsewhere',
    source: hierarchy,
  },
  {
    what: 'a project by its number',
    with: { project: [bind('roles/viewer', ana)] },
    who: ana,
    action: 'resourcemanager.projects.get',
    resource: '//cloudresourcemanager.googleapis.com/projects/300',
    comes: 'allowed',
    source: hierarchy,
  },
  {
    what: 'the policy of the bucket could not be read',
    with: { bucket: hidden('the policy of the bucket', 'storage.buckets.getIamPolicy') },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'the policy of the bucket',
    source: policies,
  },
  {
    what: 'a hidden policy does not matter where another allows',
    with: { organization: hidden('the policy of the organization'), bucket: [bind('roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: policies,
  },
  {
    what: 'the policy of the organization could not be read',
    with: { organization: hidden('the policy of the organization', 'resourcemanager.organizations.getIamPolicy') },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'the policy of the organization',
    source: policies,
  },
];

const roleCases: readonly Case[] = [
  {
    what: 'owners set the policy',
    with: { project: [bind('roles/owner', ana)] },
    who: ana,
    action: 'resourcemanager.projects.setIamPolicy',
    resource: project,
    comes: 'allowed',
    source: roles,
  },
  {
    what: 'editors do not',
    with: { project: [bind('roles/editor', ana)] },
    who: ana,
    action: 'resourcemanager.projects.setIamPolicy',
    resource: project,
    comes: 'denied',
    source: roles,
  },
  {
    what: 'editors change machines',
    with: { project: [bind('roles/editor', ana)] },
    who: ana,
    ...startMachine,
    comes: 'allowed',
    source: roles,
  },
  {
    what: 'viewers do not',
    with: { project: [bind('roles/viewer', ana)] },
    who: ana,
    ...startMachine,
    comes: 'denied',
    source: roles,
  },
  {
    what: 'viewers look',
    with: { project: [bind('roles/viewer', ana)] },
    who: ana,
    action: 'storage.buckets.get',
    resource: bucket,
    comes: 'allowed',
    source: roles,
  },
  {
    what: 'basic roles do not read objects by themselves',
    with: { project: [bind('roles/owner', ana)] },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: storage,
  },
  {
    what: 'a disabled custom role grants nothing',
    with: { project: [bind('projects/shop/roles/off', ana)] },
    who: ana,
    action: 'storage.buckets.get',
    resource: bucket,
    comes: 'denied',
    source: custom,
  },
  {
    what: 'a role whose permissions could not be read',
    with: {
      project: [bind('roles/secret', ana)],
      roles: { 'roles/secret': hidden('the permissions of roles/secret', 'iam.roles.get') },
    },
    who: ana,
    ...getProject,
    comes: 'unknown-info',
    by: 'the permissions of roles/secret',
    source: roles,
  },
  {
    what: 'a role that was not collected',
    with: { project: [bind('roles/new', ana)] },
    who: ana,
    ...getProject,
    comes: 'unknown-info',
    by: 'the permissions of roles/new',
    source: roles,
  },
  {
    what: 'such a role of somebody else',
    with: { project: [bind('roles/new', ben)] },
    who: ana,
    ...getProject,
    comes: 'denied',
    source: roles,
  },
  {
    what: 'permissions know case',
    with: { project: [bind('roles/owner', ana)] },
    who: ana,
    action: 'resourcemanager.projects.GET',
    resource: project,
    comes: 'denied',
    source: roles,
  },
  {
    what: 'the creator of projects creates them in the folder',
    with: { folder: [bind('roles/resourcemanager.projectCreator', ana)] },
    who: ana,
    action: 'resourcemanager.projects.create',
    resource: folder,
    comes: 'allowed',
    source: hierarchy,
  },
  {
    what: 'convenience members: owners of the project own old buckets',
    with: {
      project: [bind('roles/owner', ana)],
      bucket: [bind('roles/storage.legacyBucketOwner', 'projectOwner:shop')],
    },
    who: ana,
    action: 'storage.buckets.setIamPolicy',
    resource: bucket,
    comes: 'allowed',
    source: storage,
  },
  {
    what: 'inherited owners of the project are its owners',
    with: {
      folder: [bind('roles/owner', ana)],
      bucket: [bind('roles/storage.legacyBucketOwner', 'projectOwner:shop')],
    },
    who: ana,
    action: 'storage.buckets.setIamPolicy',
    resource: bucket,
    comes: 'allowed',
    source: storage,
  },
  {
    what: 'convenience members: editors are no owners',
    with: {
      project: [bind('roles/editor', ana)],
      bucket: [bind('roles/storage.legacyBucketOwner', 'projectOwner:shop')],
    },
    who: ana,
    action: 'storage.buckets.setIamPolicy',
    resource: bucket,
    comes: 'denied',
    source: storage,
  },
  {
    what: 'convenience members: viewers',
    with: { project: [bind('roles/viewer', ana)], bucket: [bind('roles/storage.objectViewer', 'projectViewer:shop')] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: storage,
  },
  {
    what: 'convenience members of another project',
    with: { project: [bind('roles/owner', ana)], bucket: [bind('roles/storage.admin', 'projectOwner:lab')] },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: storage,
  },
  {
    what: 'convenience members that name themselves end',
    with: { project: [bind('roles/owner', 'projectOwner:shop')] },
    who: ana,
    ...getProject,
    comes: 'denied',
    source: storage,
  },
];

const principals: readonly Case[] = [
  {
    what: 'allUsers is everybody',
    with: { bucket: [bind('roles/storage.objectViewer', 'allUsers')] },
    who: '*',
    ...readObjects,
    comes: 'allowed',
    by: 'allUsers',
    source: identifiers,
  },
  {
    what: 'allUsers is everybody who is signed in, too',
    with: { bucket: [bind('roles/storage.objectViewer', 'allUsers')] },
    who: stranger,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'allUsers is pipelines, too',
    with: { bucket: [bind('roles/storage.objectViewer', 'allUsers')] },
    who: pipeline,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'allAuthenticatedUsers is every Google account',
    with: { bucket: [bind('roles/storage.objectViewer', 'allAuthenticatedUsers')] },
    who: stranger,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'allAuthenticatedUsers is every service account',
    with: { bucket: [bind('roles/storage.objectViewer', 'allAuthenticatedUsers')] },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'allAuthenticatedUsers is nobody who is not signed in',
    with: { bucket: [bind('roles/storage.objectViewer', 'allAuthenticatedUsers')] },
    who: 'allUsers',
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'allAuthenticatedUsers is nobody of a pool',
    with: { bucket: [bind('roles/storage.objectViewer', 'allAuthenticatedUsers')] },
    who: pipeline,
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'addresses know no case',
    with: { bucket: [bind('roles/storage.objectViewer', 'user:Ana@Example.com')] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'the other form of a user',
    with: { bucket: [bind('roles/storage.objectViewer', ana)] },
    who: 'principal://goog/subject/ana@example.com',
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'a user is no service account of the same address',
    with: { bucket: [bind('roles/storage.objectViewer', `user:${emailOf('robot')}`)] },
    who: robot,
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'a domain is its users',
    with: { bucket: [bind('roles/storage.objectViewer', 'domain:example.com')] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'a domain is nobody of another',
    with: { bucket: [bind('roles/storage.objectViewer', 'domain:example.com')] },
    who: 'user:ana@sub.example.com',
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'a domain is no stranger',
    with: { bucket: [bind('roles/storage.objectViewer', 'domain:example.com')] },
    who: 'allUsers',
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'a group is its members',
    with: {
      bucket: [bind('roles/storage.objectViewer', 'group:team@example.com')],
      groups: [group('team@example.com', ana)],
    },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    by: 'group:team@example.com',
    source: identifiers,
  },
  {
    what: 'a group is the members of its groups',
    with: {
      bucket: [bind('roles/storage.objectViewer', 'group:team@example.com')],
      groups: [group('team@example.com', 'group:inner@example.com'), group('inner@example.com', robot)],
    },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'groups in a circle end',
    with: {
      bucket: [bind('roles/storage.objectViewer', 'group:a@example.com')],
      groups: [group('a@example.com', 'group:b@example.com'), group('b@example.com', 'group:a@example.com')],
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'a group is nobody else',
    with: {
      bucket: [bind('roles/storage.objectViewer', 'group:team@example.com')],
      groups: [group('team@example.com', ben)],
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'the members of a group could not be read',
    with: { bucket: [bind('roles/storage.objectViewer', 'group:team@example.com')] },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'the members of group:team@example.com',
    source: identifiers,
  },
  {
    what: 'a group as such',
    with: { bucket: [bind('roles/storage.objectViewer', 'group:team@example.com')] },
    who: 'group:team@example.com',
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'no stranger is in a group',
    with: { bucket: [bind('roles/storage.objectViewer', 'group:team@example.com')] },
    who: 'allUsers',
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'a deleted user is not one made anew',
    with: { bucket: [bind('roles/storage.objectViewer', 'deleted:user:ana@example.com?uid=123')] },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'one identity of a pool',
    with: { bucket: [bind('roles/storage.objectViewer', pipeline)] },
    who: pipeline,
    ...readObjects,
    comes: 'allowed',
    source: federation,
  },
  {
    what: 'all identities of a pool',
    with: { bucket: [bind('roles/storage.objectViewer', `principalSet://${pool}/*`)] },
    who: pipeline,
    ...readObjects,
    comes: 'allowed',
    source: federation,
  },
  {
    what: 'identities of another pool',
    with: { bucket: [bind('roles/storage.objectViewer', `principalSet://${pool}2/*`)] },
    who: pipeline,
    ...readObjects,
    comes: 'denied',
    source: federation,
  },
  {
    what: 'identities with an attribute: the name does not say which it has',
    with: { bucket: [bind('roles/storage.objectViewer', `principalSet://${pool}/attribute.repository/acme/app`)] },
    who: pipeline,
    ...readObjects,
    comes: 'unknown-conditional',
    by: 'attribute.repository',
    source: federation,
  },
  {
    what: 'a set of identities asked about as such',
    with: { bucket: [bind('roles/storage.objectViewer', `principalSet://${pool}/attribute.repository/acme/app`)] },
    who: `principalSet://${pool}/attribute.repository/acme/app`,
    ...readObjects,
    comes: 'allowed',
    source: federation,
  },
  {
    what: 'service accounts of a project',
    with: {
      bucket: [bind('roles/storage.objectViewer', 'principalSet://cloudresourcemanager.googleapis.com/projects/300')],
    },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'service accounts of an organization',
    with: {
      bucket: [
        bind('roles/storage.objectViewer', 'principalSet://cloudresourcemanager.googleapis.com/organizations/100'),
      ],
    },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: identifiers,
  },
  {
    what: 'service accounts of another project',
    with: {
      bucket: [bind('roles/storage.objectViewer', 'principalSet://cloudresourcemanager.googleapis.com/projects/lab')],
    },
    who: robot,
    ...readObjects,
    comes: 'denied',
    source: identifiers,
  },
  {
    what: 'whether a user belongs to an organization is in no snapshot',
    with: {
      bucket: [
        bind('roles/storage.objectViewer', 'principalSet://cloudresourcemanager.googleapis.com/organizations/100'),
      ],
    },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'organizations/100',
    source: identifiers,
  },
];

const publicAccess: readonly Case[] = [
  {
    what: 'prevention makes grants to everybody void',
    with: { bucket: [bind('roles/storage.objectViewer', 'allUsers')], prevention: true },
    who: 'allUsers',
    ...readObjects,
    comes: 'denied',
    source: prevention,
  },
  {
    what: 'prevention makes grants to every account void',
    with: { bucket: [bind('roles/storage.objectViewer', 'allAuthenticatedUsers')], prevention: true },
    who: stranger,
    ...readObjects,
    comes: 'denied',
    source: prevention,
  },
  {
    what: 'prevention holds for inherited grants',
    with: { project: [bind('roles/storage.objectViewer', 'allUsers')], prevention: true },
    who: 'allUsers',
    ...readObjects,
    comes: 'denied',
    source: prevention,
  },
  {
    what: 'prevention leaves the named in',
    with: { bucket: [bind('roles/storage.objectViewer', 'allUsers', ana)], prevention: true },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: prevention,
  },
  {
    what: 'prevention could not be read',
    with: {
      bucket: [bind('roles/storage.objectViewer', 'allUsers')],
      prevention: hidden('the organization policy', 'orgpolicy.policy.get'),
    },
    who: 'allUsers',
    ...readObjects,
    comes: 'unknown-info',
    by: 'the organization policy',
    source: prevention,
  },
  {
    what: 'prevention that could not be read does not matter without such grants',
    with: { bucket: [bind('roles/storage.objectViewer', ana)], prevention: hidden('the organization policy') },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: prevention,
  },
];

const guard = (
  rule: Partial<DenyRule>,
  at: 'organization' | 'folder' | 'project' = 'organization',
): NonNullable<Parts['deny']> => ({
  [at]: [denyPolicy(deny(rule))],
});
const owner: Parts = { organization: [bind('roles/owner', ana, robot), bind('roles/storage.admin', ana, robot)] };
const denials: readonly Case[] = [
  {
    what: 'a deny rule wins over any role',
    with: { ...owner, deny: guard({ deniedPermissions: ['storage.googleapis.com/objects.get'] }) },
    who: ana,
    ...readObjects,
    comes: 'denied',
    by: 'guard denies storage.objects.get',
    source: denial,
  },
  {
    what: 'deny policies are inherited',
    with: { ...owner, deny: guard({ deniedPermissions: ['compute.googleapis.com/instances.start'] }, 'folder') },
    who: ana,
    ...startMachine,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'a deny policy of a project is none beside it',
    with: {
      organization: [bind('roles/viewer', ana)],
      deny: guard({ deniedPermissions: ['cloudresourcemanager.googleapis.com/projects.get'] }, 'project'),
    },
    who: ana,
    action: 'resourcemanager.projects.get',
    resource: otherProject,
    comes: 'allowed',
    source: denial,
  },
  {
    what: 'other permissions are not denied',
    with: { ...owner, deny: guard({ deniedPermissions: ['storage.googleapis.com/objects.delete'] }) },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: denial,
  },
  {
    what: 'a denied user',
    with: {
      ...owner,
      deny: guard({
        deniedPrincipals: ['principal://goog/subject/ana@example.com'],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'a denied user is one of several',
    with: {
      ...owner,
      deny: guard({
        deniedPrincipals: ['principal://goog/subject/ana@example.com'],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: denial,
  },
  {
    what: 'a denied service account',
    with: {
      ...owner,
      deny: guard({
        deniedPrincipals: [`principal://iam.googleapis.com/projects/-/serviceAccounts/${emailOf('robot')}`],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: robot,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'a denied group',
    with: {
      ...owner,
      groups: [group('interns@example.com', ana)],
      deny: guard({
        deniedPrincipals: ['principalSet://goog/group/interns@example.com'],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'a denied group that could not be read',
    with: {
      ...owner,
      deny: guard({
        deniedPrincipals: ['principalSet://goog/group/interns@example.com'],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'group:interns@example.com',
    source: denial,
  },
  {
    what: 'an exception for a principal',
    with: {
      ...owner,
      deny: guard({
        exceptionPrincipals: ['principal://goog/subject/ana@example.com'],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: denial,
  },
  {
    what: 'an exception is nobody else’s',
    with: {
      ...owner,
      deny: guard({
        exceptionPrincipals: ['principal://goog/subject/ana@example.com'],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: robot,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'an exception for a group that could not be read',
    with: {
      ...owner,
      deny: guard({
        exceptionPrincipals: ['principalSet://goog/group/admins@example.com'],
        deniedPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'group:admins@example.com',
    source: denial,
  },
  {
    what: 'an exception for a permission',
    with: {
      ...owner,
      deny: guard({
        deniedPermissions: ['storage.googleapis.com/objects.*'],
        exceptionPermissions: ['storage.googleapis.com/objects.get'],
      }),
    },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: denial,
  },
  {
    what: 'all permissions of a kind',
    with: { ...owner, deny: guard({ deniedPermissions: ['storage.googleapis.com/objects.*'] }) },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'all permissions of a service',
    with: { ...owner, deny: guard({ deniedPermissions: ['storage.googleapis.com/*.*'] }) },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'an exception in one rule does not help against another',
    with: {
      ...owner,
      deny: {
        organization: [
          denyPolicy(
            deny({
              deniedPermissions: ['storage.googleapis.com/objects.get'],
              exceptionPrincipals: ['principal://goog/subject/ana@example.com'],
            }),
            deny({ deniedPermissions: ['storage.googleapis.com/objects.get'] }),
          ),
        ],
      },
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'each policy is evaluated on its own',
    with: {
      ...owner,
      deny: {
        organization: [
          denyPolicy(
            deny({
              deniedPermissions: ['storage.googleapis.com/objects.get'],
              exceptionPrincipals: ['principal://goog/subject/ana@example.com'],
            }),
          ),
        ],
        folder: [denyPolicy(deny({ deniedPermissions: ['storage.googleapis.com/objects.get'] }))],
      },
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: denial,
  },
  {
    what: 'a condition on a tag that holds',
    with: {
      ...owner,
      deny: guard({
        deniedPermissions: ['storage.googleapis.com/objects.get'],
        denialCondition: "resource.matchTag('123456789012/env', 'prod')",
      }),
    },
    who: ana,
    ...readObjects,
    context: { 'resource.tags': ['123456789012/env/prod'] },
    comes: 'denied',
    source: denial,
  },
  {
    what: 'a condition on a tag that does not hold',
    with: {
      ...owner,
      deny: guard({
        deniedPermissions: ['storage.googleapis.com/objects.get'],
        denialCondition: "resource.matchTag('123456789012/env', 'prod')",
      }),
    },
    who: ana,
    ...readObjects,
    context: { 'resource.tags': ['123456789012/env/dev'] },
    comes: 'allowed',
    source: denial,
  },
  {
    what: 'a resource without tags',
    with: {
      ...owner,
      deny: guard({
        deniedPermissions: ['storage.googleapis.com/objects.get'],
        denialCondition: "!resource.hasTagKey('123456789012/env')",
      }),
    },
    who: ana,
    ...readObjects,
    context: { 'resource.tags': [] },
    comes: 'denied',
    source: denial,
  },
  {
    what: 'tags that were not given',
    with: {
      ...owner,
      deny: guard({
        deniedPermissions: ['storage.googleapis.com/objects.get'],
        denialCondition: "resource.matchTag('123456789012/env', 'prod')",
      }),
    },
    who: ana,
    ...readObjects,
    comes: 'unknown-conditional',
    by: 'resource.tags',
    source: denial,
  },
  {
    what: 'a condition that is none',
    with: {
      ...owner,
      deny: guard({ deniedPermissions: ['storage.googleapis.com/objects.get'], denialCondition: 'resource.matchTag(' }),
    },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'the condition resource.matchTag(',
    source: denial,
  },
  {
    what: 'deny policies that could not be read',
    with: { ...owner, deny: { folder: hidden('the deny policies of the folder', 'iam.denypolicies.list') } },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'the deny policies of the folder',
    source: denial,
  },
  {
    what: 'who has no role is denied, whatever could not be read',
    with: { deny: { folder: hidden('the deny policies of the folder') } },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: evaluation,
  },
  {
    what: 'a rule that denies wins over one that could not be read',
    with: {
      ...owner,
      deny: {
        folder: hidden('the deny policies'),
        organization: [denyPolicy(deny({ deniedPermissions: ['storage.googleapis.com/objects.get'] }))],
      },
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: evaluation,
  },
];

const fence = (resources: readonly string[], more: Parameters<typeof boundary>[2] = {}): readonly BoundaryBinding[] => [
  boundary('//cloudresourcemanager.googleapis.com/projects/300', resources, { enforcementVersion: '2', ...more }),
];
const boundaries: readonly Case[] = [
  {
    what: 'who is bound to another project is out of bounds here',
    with: { ...owner, boundaries: fence([otherProject]) },
    who: robot,
    ...readObjects,
    comes: 'denied',
    by: 'fence',
    source: bounds,
  },
  {
    what: 'who is bound to this project is within',
    with: { ...owner, boundaries: fence([project]) },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: bounds,
  },
  {
    what: 'what is below a resource of the boundary is within',
    with: { ...owner, boundaries: fence([organization]) },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: bounds,
  },
  {
    what: 'a boundary grants nothing',
    with: { boundaries: fence([project]) },
    who: robot,
    ...readObjects,
    comes: 'denied',
    source: bounds,
  },
  {
    what: 'nobody else is bound',
    with: { ...owner, boundaries: fence([otherProject]) },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: bounds,
  },
  {
    what: 'boundaries add up',
    with: { ...owner, boundaries: [...fence([otherProject]), ...fence([project])] },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: bounds,
  },
  {
    what: 'a version that does not block the permission',
    with: { ...owner, boundaries: fence([otherProject], { enforcementVersion: '1' }) },
    who: robot,
    action: 'storage.objects.list',
    resource: bucket,
    comes: 'allowed',
    source: bounds,
  },
  {
    what: 'a later version that does',
    with: { ...owner, boundaries: fence([otherProject], { enforcementVersion: '2' }) },
    who: robot,
    action: 'storage.objects.list',
    resource: bucket,
    comes: 'denied',
    source: bounds,
  },
  {
    what: 'no version blocks starting machines',
    with: { ...owner, boundaries: fence([otherProject], { enforcementVersion: 'latest' }) },
    who: robot,
    ...startMachine,
    comes: 'allowed',
    source: bounds,
  },
  {
    what: 'a version from after this was written',
    with: { ...owner, boundaries: fence([otherProject], { enforcementVersion: '9' }) },
    who: robot,
    ...startMachine,
    comes: 'unknown-info',
    by: 'version 9',
    source: bounds,
  },
  {
    what: 'a condition on the subject that exempts',
    with: { ...owner, boundaries: fence([otherProject], { condition: `principal.subject != '${emailOf('robot')}'` }) },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: attributeReference,
  },
  {
    what: 'a condition on the type that is met',
    with: {
      ...owner,
      boundaries: fence([otherProject], { condition: "principal.type == 'iam.googleapis.com/ServiceAccount'" }),
    },
    who: robot,
    ...readObjects,
    comes: 'denied',
    source: attributeReference,
  },
  {
    what: 'a condition that can not be evaluated fails closed, or is unknown',
    with: { ...owner, boundaries: fence([otherProject], { condition: 'principal.' }) },
    who: robot,
    ...readObjects,
    comes: 'unknown-info',
    source: bounds,
  },
  {
    what: 'whether a user belongs to the organization is in no snapshot',
    with: { ...owner, boundaries: [boundary(organization, [otherProject])] },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'organizations/100',
    source: bounds,
  },
  {
    what: 'it does not matter where the boundary includes the resource',
    with: { ...owner, boundaries: [boundary(organization, [organization])] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: bounds,
  },
  {
    what: 'identities of a pool',
    with: {
      bucket: [bind('roles/storage.objectViewer', pipeline)],
      boundaries: [boundary(`//${pool}`, [otherProject])],
    },
    who: pipeline,
    ...readObjects,
    comes: 'denied',
    source: bounds,
  },
  {
    what: 'a boundary that could not be read',
    with: {
      ...owner,
      boundaries: [
        {
          name: 'fence',
          principalSet: '//cloudresourcemanager.googleapis.com/projects/300',
          policy: hidden('the boundary inside', 'iam.principalaccessboundarypolicies.get'),
        },
      ],
    },
    who: robot,
    ...readObjects,
    comes: 'unknown-info',
    by: 'the boundary inside',
    source: bounds,
  },
  {
    what: 'boundaries come before deny policies',
    with: {
      ...owner,
      boundaries: fence([otherProject]),
      deny: guard({ deniedPermissions: ['storage.googleapis.com/objects.get'] }),
    },
    who: robot,
    ...readObjects,
    comes: 'denied',
    by: 'binding fence',
    source: evaluation,
  },
];

const onlyReports = "resource.name.startsWith('projects/_/buckets/records/objects/2026/')";
const conditional: readonly Case[] = [
  {
    what: 'before the end of a grant',
    with: { bucket: [bindIf("request.time < timestamp('2027-01-01T00:00:00Z')", 'roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    by: 'if request.time',
    source: conditions,
  },
  {
    what: 'after the end of a grant',
    with: { bucket: [bindIf("request.time < timestamp('2026-01-01T00:00:00Z')", 'roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: conditions,
  },
  {
    what: 'another time of the request',
    with: { bucket: [bindIf("request.time < timestamp('2026-01-01T00:00:00Z')", 'roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    context: { 'request.time': ['2025-06-01T00:00:00Z'] },
    comes: 'allowed',
    source: conditions,
  },
  {
    what: 'no time was given',
    with: {
      bucket: [bindIf("request.time < timestamp('2027-01-01T00:00:00Z')", 'roles/storage.objectViewer', ana)],
      context: {},
    },
    who: ana,
    ...readObjects,
    comes: 'unknown-conditional',
    by: 'request.time',
    source: conditions,
  },
  {
    what: 'an object with the prefix',
    with: { bucket: [bindIf(onlyReports, 'roles/storage.objectViewer', ana)] },
    who: ana,
    action: 'storage.objects.get',
    resource: ownObject,
    comes: 'allowed',
    source: attributeReference,
  },
  {
    what: 'an object without it',
    with: { bucket: [bindIf(onlyReports, 'roles/storage.objectViewer', ana)] },
    who: ana,
    action: 'storage.objects.get',
    resource: `${bucket}/objects/2025/report.pdf`,
    comes: 'denied',
    source: attributeReference,
  },
  {
    what: 'some object of the bucket',
    with: { bucket: [bindIf(onlyReports, 'roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'unknown-conditional',
    by: 'resource.name',
    source: attributeReference,
  },
  {
    what: 'objects of another bucket',
    with: {
      project: [bindIf("resource.name.startsWith('projects/_/buckets/press/')", 'roles/storage.objectViewer', ana)],
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: attributeReference,
  },
  {
    what: 'the bucket by its name',
    with: { project: [bindIf("resource.name == 'projects/_/buckets/records'", 'roles/storage.admin', ana)] },
    who: ana,
    action: 'storage.buckets.get',
    resource: bucket,
    comes: 'allowed',
    source: attributeReference,
  },
  {
    what: 'a type',
    with: {
      project: [bindIf("resource.type == 'compute.googleapis.com/Instance'", 'roles/compute.instanceAdmin', ana)],
    },
    who: ana,
    ...startMachine,
    comes: 'allowed',
    source: attributeReference,
  },
  {
    what: 'machines with a prefix, the project before it',
    with: {
      project: [
        bindIf(
          "resource.name.startsWith('projects/shop/zones/europe-west1-b/instances/prod-')",
          'roles/compute.instanceAdmin',
          ana,
        ),
      ],
    },
    who: ana,
    ...startMachine,
    comes: 'denied',
    source: attributeReference,
  },
  {
    what: 'a service that knows no names is not restricted to one',
    with: {
      project: [bindIf("resource.name.startsWith('projects/shop/topics/')", 'roles/pubsub.publisher', ana)],
      more: [
        {
          id: '//pubsub.googleapis.com/projects/shop/topics/t',
          name: 't',
          type: 'pubsub.googleapis.com/Topic',
          project: 'shop',
          parent: { value: project },
          bindings: { value: [] },
        },
      ],
    },
    who: ana,
    action: 'pubsub.topics.publish',
    resource: '//pubsub.googleapis.com/projects/shop/topics/t',
    comes: 'denied',
    source: attributeReference,
  },
  {
    what: 'an access level that was given',
    with: {
      project: [
        bindIf(
          "'accessPolicies/1/accessLevels/corp' in request.auth.access_levels",
          'roles/iap.tunnelResourceAccessor',
          ana,
        ),
      ],
    },
    who: ana,
    action: 'iap.tunnelInstances.accessViaIAP',
    resource: project,
    context: { 'request.auth.access_levels': ['accessPolicies/1/accessLevels/corp'] },
    comes: 'allowed',
    source: attributeReference,
  },
  {
    what: 'an access level that was not',
    with: {
      project: [
        bindIf(
          "'accessPolicies/1/accessLevels/corp' in request.auth.access_levels",
          'roles/iap.tunnelResourceAccessor',
          ana,
        ),
      ],
    },
    who: ana,
    action: 'iap.tunnelInstances.accessViaIAP',
    resource: project,
    comes: 'unknown-conditional',
    by: 'request.auth.access_levels',
    source: attributeReference,
  },
  {
    what: 'a port',
    with: { project: [bindIf('destination.port == 22', 'roles/iap.tunnelResourceAccessor', ana)] },
    who: ana,
    action: 'iap.tunnelInstances.accessViaIAP',
    resource: project,
    context: { 'destination.port': ['22'] },
    comes: 'allowed',
    source: attributeReference,
  },
  {
    what: 'a port that is none',
    with: { project: [bindIf('destination.port == 22', 'roles/iap.tunnelResourceAccessor', ana)] },
    who: ana,
    action: 'iap.tunnelInstances.accessViaIAP',
    resource: project,
    context: { 'destination.port': ['many'] },
    comes: 'unknown-conditional',
    by: 'destination.port',
    source: attributeReference,
  },
  {
    what: 'who may grant some roles only',
    with: {
      project: [
        bindIf(
          "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/pubsub.publisher'])",
          'roles/owner',
          ana,
        ),
      ],
    },
    who: ana,
    action: 'resourcemanager.projects.setIamPolicy',
    resource: project,
    context: { 'iam.googleapis.com/modifiedGrantsByRole': ['roles/owner'] },
    comes: 'denied',
    source: 'https://cloud.google.com/iam/docs/setting-limits-on-granting-roles',
  },
  {
    what: 'it is not said which roles are granted',
    with: {
      project: [
        bindIf(
          "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/pubsub.publisher'])",
          'roles/owner',
          ana,
        ),
      ],
    },
    who: ana,
    action: 'resourcemanager.projects.setIamPolicy',
    resource: project,
    comes: 'unknown-conditional',
    by: 'iam.googleapis.com/modifiedGrantsByRole',
    source: 'https://cloud.google.com/iam/docs/setting-limits-on-granting-roles',
  },
  {
    what: 'a condition that is none',
    with: { bucket: [bindIf('request.time <', 'roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'the condition request.time <',
    source: conditions,
  },
  {
    what: 'an unconditional grant beside it decides',
    with: {
      bucket: [bindIf('request.time <', 'roles/storage.objectViewer', ana), bind('roles/storage.objectViewer', ana)],
    },
    who: ana,
    ...readObjects,
    comes: 'allowed',
    source: conditions,
  },
  {
    what: 'a pattern that could take for ever',
    with: { bucket: [bindIf("resource.name.matches('(a+)+$')", 'roles/storage.objectViewer', ana)] },
    who: ana,
    ...readObjects,
    comes: 'unknown-info',
    by: 'matches',
    source: conditions,
  },
];

const impersonation: readonly Case[] = [
  {
    what: 'acting as an account by its own policy',
    with: { accounts: { robot: [bind('roles/iam.serviceAccountUser', ana)] } },
    who: ana,
    action: 'iam.serviceAccounts.actAs',
    resource: accountOf('robot'),
    comes: 'allowed',
    source: accounts,
  },
  {
    what: 'one account is not another',
    with: { accounts: { robot: [bind('roles/iam.serviceAccountUser', ana)], other: [] } },
    who: ana,
    action: 'iam.serviceAccounts.actAs',
    resource: accountOf('other'),
    comes: 'denied',
    source: accounts,
  },
  {
    what: 'acting as any account of the project',
    with: { project: [bind('roles/iam.serviceAccountUser', ana)], accounts: { robot: [] } },
    who: ana,
    action: 'iam.serviceAccounts.actAs',
    resource: accountOf('robot'),
    comes: 'allowed',
    source: accounts,
  },
  {
    what: 'a user of accounts makes no tokens',
    with: { accounts: { robot: [bind('roles/iam.serviceAccountUser', ana)] } },
    who: ana,
    action: 'iam.serviceAccounts.getAccessToken',
    resource: accountOf('robot'),
    comes: 'denied',
    source: accounts,
  },
  {
    what: 'a maker of tokens does',
    with: { accounts: { robot: [bind('roles/iam.serviceAccountTokenCreator', ana)] } },
    who: ana,
    action: 'iam.serviceAccounts.getAccessToken',
    resource: accountOf('robot'),
    comes: 'allowed',
    source: accounts,
  },
  {
    what: 'who may act as an account has not its rights in an answer',
    with: {
      accounts: { robot: [bind('roles/iam.serviceAccountTokenCreator', ana)] },
      bucket: [bind('roles/storage.admin', robot)],
    },
    who: ana,
    ...readObjects,
    comes: 'denied',
    source: accounts,
  },
  {
    what: 'an account has its own rights',
    with: { accounts: { robot: [] }, bucket: [bind('roles/storage.admin', robot)] },
    who: robot,
    ...readObjects,
    comes: 'allowed',
    source: accounts,
  },
  {
    what: 'a disabled account has none',
    with: { accounts: { robot: [] }, disabled: ['robot'], bucket: [bind('roles/storage.admin', robot)] },
    who: robot,
    ...readObjects,
    comes: 'denied',
    by: 'disabled',
    source: 'https://cloud.google.com/iam/docs/service-accounts-disable-enable',
  },
];

const tables = {
  inheritance,
  roles: roleCases,
  principals,
  publicAccess,
  denials,
  boundaries,
  conditional,
  impersonation,
};

for (const [name, cases] of Object.entries(tables))
  describe(`access: ${name}`, () => {
    for (const { what, with: parts, who, action, resource, context, comes, by, source } of cases)
      test(`${what} (${source})`, () => {
        const answer = engineOf(parts).can({ principal: who, action, resource, ...(context && { context }) });
        assert.equal(answer.decision, comes, answer.reason);
        const told = [
          ...answer.grounds.map(({ label }) => label),
          ...answer.unseen.map(({ what: one }) => one),
          ...answer.missing,
        ];
        if (by !== undefined)
          assert.ok(
            told.some((one) => one.includes(by)),
            `${told.join('; ')} does not name ${by}`,
          );
        assert.equal(answer.unseen.length > 0, comes === 'unknown-info');
        assert.equal(answer.missing.length > 0 && answer.unseen.length === 0, comes === 'unknown-conditional');
        assert.doesNotMatch(answer.reason, /\.$/);
      });
  });

/** https://cloud.google.com/iam/docs/pab-blocked-permissions */
const versions: readonly (readonly [version: string, permission: string, is: boolean | undefined])[] = [
  ['1', 'storage.objects.get', true],
  ['1', 'storage.objects.create', false],
  ['2', 'storage.objects.create', true],
  ['1', 'resourcemanager.projects.setIamPolicy', false],
  ['2', 'resourcemanager.projects.setIamPolicy', true],
  ['2', 'resourcemanager.projects.createPolicyBinding', false],
  ['2', 'iam.serviceAccounts.getAccessToken', false],
  ['3', 'iam.serviceAccounts.getAccessToken', true],
  ['3', 'iam.serviceAccounts.listTagBindings', false],
  ['1', 'pubsub.topics.setIamPolicy', false],
  ['3', 'pubsub.topics.setIamPolicy', true],
  ['3', 'secretmanager.versions.access', false],
  ['4', 'secretmanager.versions.access', true],
  ['latest', 'secretmanager.versions.access', true],
  ['4', 'compute.instances.start', false],
  ['3', 'compute.firewalls.update', true],
  ['5', 'compute.instances.start', undefined],
  ['5', 'storage.objects.get', true],
  ['4', 'dlp.jobs.create', undefined],
];
describe('versions of boundaries', () => {
  for (const [version, permission, is] of versions)
    test(`version ${version}: ${permission}`, () => assert.equal(isBounded(version, permission), is));
});

describe('who can, and what somebody can', () => {
  const engine = engineOf({
    organization: [bind('roles/storage.admin', 'group:team@example.com')],
    project: [bind('roles/owner', ana), bind('roles/secret', ben)],
    bucket: [
      bind('roles/storage.objectViewer', 'allUsers'),
      bindIf('destination.port == 1', 'roles/storage.objectViewer', robot),
      bind('roles/storage.legacyBucketOwner', 'projectOwner:shop'),
    ],
    groups: [group('team@example.com', stranger)],
    deny: guard({
      deniedPrincipals: ['principal://goog/subject/eve@elsewhere.example'],
      deniedPermissions: ['storage.googleapis.com/buckets.*'],
    }),
    accounts: { robot: [] },
  });
  const found = (action: string, resource: string): string[] =>
    engine
      .whoCan({ action, resource })
      .found.map(({ principal, answer, actions }) => `${principal.id} ${answer.decision} ${actions.join()}`)
      .toSorted();

  test('everybody who can read objects, with who only perhaps can', () => {
    const expected = ['allUsers', 'group:team@example.com', robot, ana, ben, stranger];
    assert.deepEqual(
      found('storage.objects.get', bucket),
      expected.map((id) => `${id} allowed storage.objects.get`),
    );
  });
  test('a deny rule takes some actions of a wildcard away', () => {
    const mine = found('storage.*', bucket).filter((one) => one.startsWith(stranger));
    assert.deepEqual(mine, [`${stranger} allowed storage.objects.get,storage.objects.list`]);
  });
  test('a role that could not be read may give anything', () => {
    assert.deepEqual(found('storage.buckets.setIamPolicy', bucket), [
      'group:team@example.com allowed storage.buckets.setIamPolicy',
      `${ana} allowed storage.buckets.setIamPolicy`,
      `${ben} unknown-info storage.buckets.setIamPolicy`,
    ]);
  });
  test('a wildcard in the resource names each that answers', () => {
    const grantees = engine.whoCan({ action: 'resourcemanager.projects.get', resource: '*projects/*' }).found;
    assert.deepEqual(
      grantees.find(({ principal }) => principal.id === ana)?.resources.filter((id) => id.includes('/projects/shop'))
        .length,
      3,
    );
  });
  test('what somebody can', () => {
    const { found: capabilities } = engine.whatCan(robot);
    assert.deepEqual(
      capabilities.map(({ ground, decision, conditions: when }) => [
        ground.label.split(' ')[0],
        ground.source,
        decision,
        when.length,
      ]),
      [
        ['roles/storage.objectViewer', bucket, 'allowed', 0],
        ['roles/storage.objectViewer', bucket, 'unknown-conditional', 1],
      ],
    );
  });
  test('the principals that are known', () => {
    assert.deepEqual(
      engine.principals.map(({ id }) => id),
      ['allUsers', 'group:team@example.com', robot, ana, ben, stranger],
    );
  });
});

// Laws

const roleNames = [
  'roles/owner',
  'roles/viewer',
  'roles/storage.admin',
  'roles/storage.objectViewer',
  'roles/unread',
] as const;
const members = [
  ana,
  robot,
  stranger,
  'allUsers',
  'allAuthenticatedUsers',
  'group:team@example.com',
  'group:hidden@example.com',
  'domain:example.com',
  'projectOwner:shop',
  `principalSet://${pool}/*`,
  pipeline,
] as const;
const expressions = [
  undefined,
  undefined,
  'destination.port == 22',
  "request.time < timestamp('2026-01-01T00:00:00Z')",
  'broken (',
] as const;
const someBinding: fc.Arbitrary<Binding> = fc
  .record({
    role: fc.constantFrom(...roleNames),
    members: fc.array(fc.constantFrom(...members), { minLength: 1, maxLength: 3 }),
    expression: fc.constantFrom(...expressions),
  })
  .map(({ role, members: all, expression }) => ({
    role,
    members: all,
    ...(expression !== undefined && { condition: { expression } }),
  }));
const someBindings = fc.array(someBinding, { maxLength: 3 });
const sets = [
  'principalSet://goog/public:all',
  'principal://goog/subject/ana@example.com',
  'principalSet://goog/group/team@example.com',
  'principalSet://goog/group/hidden@example.com',
] as const;
const permissions = [
  'storage.googleapis.com/objects.get',
  'storage.googleapis.com/*.*',
  'cloudresourcemanager.googleapis.com/projects.get',
] as const;
const someRule: fc.Arbitrary<DenyRule> = fc
  .record({
    deniedPrincipals: fc.array(fc.constantFrom(...sets), { minLength: 1, maxLength: 2 }),
    exceptionPrincipals: fc.array(fc.constantFrom(...sets), { maxLength: 1 }),
    deniedPermissions: fc.array(fc.constantFrom(...permissions), { minLength: 1, maxLength: 2 }),
    exceptionPermissions: fc.array(fc.constantFrom(...permissions), { maxLength: 1 }),
    expression: fc.constantFrom(undefined, "resource.hasTagKey('1/a')", 'false', 'destination.port == 22'),
  })
  .map(({ expression, ...rule }) => ({ ...rule, ...(expression !== undefined && { denialCondition: expression }) }));
const someBoundary: fc.Arbitrary<BoundaryBinding> = fc
  .record({
    set: fc.constantFrom('//cloudresourcemanager.googleapis.com/projects/300', organization, `//${pool}`),
    resources: fc.subarray([project, otherProject, organization]),
    version: fc.constantFrom('1', '2', 'latest', '9'),
  })
  .map(({ set, resources, version }) => boundary(set, resources, { enforcementVersion: version }));
const someParts = fc.record({
  organization: someBindings,
  folder: someBindings,
  project: someBindings,
  bucket: someBindings,
  rules: fc.array(someRule, { maxLength: 2 }),
  boundaries: fc.array(someBoundary, { maxLength: 2 }),
  prevention: fc.boolean(),
});
type Some = typeof someParts extends fc.Arbitrary<infer T> ? T : never;
const someQuestion = fc.record({
  principal: fc.constantFrom(ana, robot, stranger, 'allUsers', pipeline, 'group:team@example.com'),
  action: fc.constantFrom('storage.objects.get', 'storage.buckets.get', 'resourcemanager.projects.get'),
  resource: fc.constantFrom(bucket, project, ownObject),
});
const partsOf = ({ rules, ...rest }: Some): Parts => ({
  ...rest,
  deny: { folder: [denyPolicy(...rules)] },
  groups: [group('team@example.com', ana)],
  accounts: { robot: [] },
});
const decide = (some: Some, question: { principal: string; action: string; resource: string }): Decision =>
  engineOf(partsOf(some)).can(question).decision;
/** How far a decision is from denied. */
const rank: Readonly<Record<Decision, number>> = { denied: 0, 'unknown-info': 1, 'unknown-conditional': 1, allowed: 2 };

describe('laws of access in Google Cloud', () => {
  test('another deny rule never allows more', () => {
    fc.assert(
      fc.property(someParts, someRule, someQuestion, (some, rule, question) => {
        const before = decide(some, question);
        const after = decide({ ...some, rules: [...some.rules, rule] }, question);
        assert.ok(rank[after] <= rank[before], `${before} became ${after}`);
      }),
    );
  });

  test('a first boundary never allows more', () => {
    fc.assert(
      fc.property(someParts, someBoundary, someQuestion, (some, one, question) => {
        const before = decide({ ...some, boundaries: [] }, question);
        const after = decide({ ...some, boundaries: [one] }, question);
        assert.ok(rank[after] <= rank[before], `${before} became ${after}`);
      }),
    );
  });

  test('another binding never denies more', () => {
    fc.assert(
      fc.property(
        someParts,
        someBinding,
        fc.constantFrom('organization', 'folder', 'project', 'bucket'),
        someQuestion,
        (some, binding, at, question) => {
          const before = decide(some, question);
          const after = decide({ ...some, [at]: [...some[at], binding] }, question);
          assert.ok(rank[after] >= rank[before], `${before} became ${after}`);
        },
      ),
    );
  });

  test('what is hidden leaves the answer or makes it unknown', () => {
    const places = ['organization', 'folder', 'project', 'bucket', 'prevention'] as const;
    fc.assert(
      fc.property(someParts, fc.constantFrom(...places, 'deny' as const), someQuestion, (some, at, question) => {
        const before = decide(some, question);
        const gap = hidden(`the ${at}`);
        const parts = partsOf(some);
        const after = engineOf({ ...parts, ...(at === 'deny' ? { deny: { folder: gap } } : { [at]: gap }) }).can(
          question,
        );
        const isSame = after.decision === before;
        // What depended on the request may now depend on what is hidden, too; never the other way round.
        assert.ok(isSame || after.decision === 'unknown-info', `${before} became ${after.decision}`);
      }),
    );
  });

  test('the order of anything does not matter', () => {
    const turned = <T>(list: readonly T[]): T[] => list.toReversed();
    fc.assert(
      fc.property(someParts, someQuestion, (some, question) => {
        const estate = estateOf(partsOf(some));
        const backwards = estateOf(
          partsOf({
            ...some,
            organization: turned(some.organization),
            folder: turned(some.folder),
            project: turned(some.project),
            bucket: turned(some.bucket).map((one) => ({ ...one, members: turned(one.members) })),
            rules: turned(some.rules),
            boundaries: turned(some.boundaries),
          }),
        );
        const reversed = {
          ...backwards,
          resources: { ...backwards.resources, items: turned(backwards.resources.items) },
        };
        assert.equal(new GcpAccess(reversed).can(question).decision, new GcpAccess(estate).can(question).decision);
      }),
    );
  });

  test('whoever can is found by asking who can', () => {
    fc.assert(
      fc.property(someParts, someQuestion, (some, question) => {
        const engine = engineOf(partsOf(some));
        const found = engine.whoCan(question).found;
        for (const principal of engine.principals) {
          const { decision } = engine.can({ ...question, principal: principal.id });
          const isNamed = found.some((one) => one.principal.id === principal.id && one.answer.decision === decision);
          const isAmong = found.some((one) => /^(?:all|domain|group|principalSet)/.test(one.principal.id));
          if (decision === 'allowed') assert.ok(isNamed || isAmong, `${principal.id} is missing`);
        }
      }),
    );
  });

  test('the clock is the snapshot’s', () => {
    assert.equal(estateOf({}).context?.['request.time']?.[0], now);
  });
});
