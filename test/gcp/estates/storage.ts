import { type GcpEstate, paged, project } from '../fake.ts';

const api = 'https://storage.googleapis.com/storage/v1';
const bucket = (name: string, more: object = {}) => ({ name, location: 'EUROPE-WEST1', ...more });
const shut = bucket('company-records', {
  labels: { owner: 'records' },
  iamConfiguration: { publicAccessPrevention: 'enforced', uniformBucketLevelAccess: { enabled: true } },
  versioning: { enabled: true },
  retentionPolicy: { retentionPeriod: '2592000' },
  softDeletePolicy: { retentionDurationSeconds: '604800' },
  logging: { logBucket: 'usage-logs' },
  encryption: { defaultKmsKeyName: 'projects/keys/locations/eu/keyRings/r/cryptoKeys/k' },
});
const buckets = [
  bucket('press-downloads', {
    iamConfiguration: { publicAccessPrevention: 'inherited', uniformBucketLevelAccess: { enabled: false } },
    versioning: { enabled: false },
    softDeletePolicy: { retentionDurationSeconds: '0' },
  }),
  shut,
  bucket('old-backups', { location: 'US' }),
];
const policy = (name: string) => ({
  bindings: [
    { role: 'roles/storage.legacyBucketOwner', members: [`projectOwner:${project}`] },
    ...(name === 'press-downloads'
      ? [{ role: 'roles/storage.objectViewer', members: ['user:eve@elsewhere.example', 'allUsers'] }]
      : []),
  ],
});
const effective = `POST https://cloudresourcemanager.googleapis.com/v1/projects/${project}:getEffectiveOrgPolicy`;

const estateOf = (all: readonly { name: string }[], enforced: boolean): GcpEstate => ({
  rest: {
    [`GET ${api}/b`]: paged('items', all),
    ...Object.fromEntries(all.map(({ name }) => [`GET ${api}/b/${name}/iam`, policy(name)])),
    [effective]: { constraint: 'constraints/storage.publicAccessPrevention', booleanPolicy: { enforced } },
  },
  assets: {
    'storage.googleapis.com/Bucket': Object.fromEntries(
      all.map((one) => [`//storage.googleapis.com/${one.name}`, one]),
    ),
  },
  policies: {
    'storage.googleapis.com/Bucket': Object.fromEntries(
      all.map(({ name }) => [`//storage.googleapis.com/${name}`, policy(name)]),
    ),
  },
});

export const clean = estateOf([shut], true);
export default estateOf(buckets, false);
