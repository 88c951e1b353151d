import { constraints } from '../../../src/domain/gcp/constraints.ts';
import { gcpError, type GcpEstate, organization, paged, project, projectNumber } from '../fake.ts';

const root = `organizations/${organization}`;
const policyUrl = (constraint: string) =>
  `GET https://orgpolicy.googleapis.com/v2/${root}/policies/${constraint}:getEffectivePolicy`;
const policy = (constraint: string, ...rules: object[]) => ({
  name: `${root}/policies/${constraint}`,
  spec: { rules },
});
const contact = (id: string, categories: string[], more: object = {}) => ({
  name: `${root}/contacts/${id}`,
  email: `${id}@example.com`,
  languageTag: 'en',
  notificationCategorySubscriptions: categories,
  ...more,
});
const perimeter = (name: string, more: object = {}) => ({
  name: `accessPolicies/1/servicePerimeters/${name}`,
  ...more,
});

interface Parts {
  readonly policies: (constraint: string) => object;
  readonly contacts: readonly object[];
  readonly approval: object;
  readonly perimeters: readonly object[];
}

const estate = ({ policies, contacts, approval, perimeters }: Parts) =>
  ({
    rest: {
      ...Object.fromEntries(Object.values(constraints).map((name) => [policyUrl(name), policies(name)])),
      [`GET https://essentialcontacts.googleapis.com/v1/${root}/contacts`]: paged('contacts', contacts),
      [`GET https://accessapproval.googleapis.com/v1/projects/${project}/accessApprovalSettings`]: approval,
      'GET https://accesscontextmanager.googleapis.com/v1/accessPolicies': {
        accessPolicies: [{ name: 'accessPolicies/1', parent: root, title: 'default' }],
      },
      'GET https://accesscontextmanager.googleapis.com/v1/accessPolicies/1/servicePerimeters': paged(
        'servicePerimeters',
        perimeters,
      ),
    },
  }) satisfies GcpEstate;

const isManaged = (constraint: string): boolean => constraint.includes('.managed.');
const isList = (constraint: string): boolean =>
  /allowedPolicyMemberDomains|compute\.vmExternalIpAccess|resourceLocations/.test(constraint);
const condition = { title: 'tagged', expression: "resource.matchTag('999999999999/exempt', 'yes')" };

export default estate({
  policies: (constraint) => {
    if (constraint === 'sql.managed.restrictPublicIp') return gcpError('NOT_FOUND', 404);
    if (constraint === 'compute.vmExternalIpAccess')
      return policy(constraint, { allowAll: true }, { condition, denyAll: true });
    if (constraint === 'gcp.resourceLocations')
      return policy(constraint, {
        condition,
        values: { allowedValues: ['in:eu-locations'], deniedValues: ['in:us-locations'] },
      });
    // What the vendor answers where a list was never limited.
    return isList(constraint) ? policy(constraint, { allowAll: true }) : policy(constraint, { enforce: false });
  },
  contacts: [
    contact('legal', ['LEGAL']),
    contact('old', ['ALL'], { validationState: 'INVALID' }),
    contact('news', ['PRODUCT_UPDATES']),
  ],
  approval: { name: `projects/${projectNumber}/accessApprovalSettings`, notificationEmails: ['security@example.com'] },
  perimeters: [
    perimeter('others', {
      title: 'others',
      status: { resources: ['projects/222222222222'], restrictedServices: ['storage.googleapis.com'] },
    }),
    perimeter('trial', {
      title: 'trial',
      spec: { resources: [`projects/${projectNumber}`] },
      useExplicitDryRunSpec: true,
    }),
    perimeter('empty', { status: { resources: [`projects/${projectNumber}`] } }),
  ],
});

export const clean = estate({
  policies: (constraint) => {
    if (isManaged(constraint)) return policy(constraint, { enforce: false });
    return policy(constraint, isList(constraint) ? { values: { allowedValues: ['is:C012345'] } } : { enforce: true });
  },
  contacts: [contact('security', ['SECURITY', 'TECHNICAL']), contact('legal', ['LEGAL', 'SUSPENSION'])],
  approval: {
    name: `projects/${projectNumber}/accessApprovalSettings`,
    notificationEmails: ['security@example.com'],
    enrolledServices: [{ cloudProduct: 'all', enrollmentLevel: 'BLOCK_ALL' }],
    enrolledAncestor: true,
  },
  perimeters: [
    perimeter('production', {
      title: 'production',
      status: { resources: [`projects/${projectNumber}`], restrictedServices: ['storage.googleapis.com'] },
    }),
    perimeter('bridge', {
      perimeterType: 'PERIMETER_TYPE_BRIDGE',
      status: { resources: [`projects/${projectNumber}`] },
    }),
  ],
});
