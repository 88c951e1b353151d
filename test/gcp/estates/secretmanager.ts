import { type GcpEstate, paged, project, projectNumber } from '../fake.ts';

const api = 'https://secretmanager.googleapis.com/v1';
const secret = (name: string, more: object = {}) => ({
  name: `projects/${projectNumber}/secrets/${name}`,
  replication: { automatic: {} },
  ...more,
});
const rotated = secret('database-password', {
  labels: { owner: 'shop' },
  rotation: { rotationPeriod: '7776000s', nextRotationTime: '2026-12-24T00:00:00Z' },
});
const secrets = [rotated, secret('partner-token'), secret('old-api-key')];
const policyOf = (name: string): object =>
  name.endsWith('/partner-token')
    ? {
        bindings: [
          {
            role: 'roles/secretmanager.secretAccessor',
            members: ['allAuthenticatedUsers', 'user:eve@elsewhere.example'],
          },
        ],
      }
    : name.endsWith('/old-api-key')
      ? { bindings: [{ role: 'roles/secretmanager.secretAccessor', members: ['group:staff@example.com'] }] }
      : {};
const service = (name: string): string => `//secretmanager.googleapis.com/${name}`;

const estateOf = (all: readonly { name: string }[]): GcpEstate => ({
  rest: {
    [`GET ${api}/projects/${project}/secrets`]: paged('secrets', all),
    ...Object.fromEntries(all.map(({ name }) => [`GET ${api}/${name}:getIamPolicy`, policyOf(name)])),
  },
  assets: { 'secretmanager.googleapis.com/Secret': Object.fromEntries(all.map((one) => [service(one.name), one])) },
  policies: {
    'secretmanager.googleapis.com/Secret': Object.fromEntries(all.map(({ name }) => [service(name), policyOf(name)])),
  },
});

export const clean = estateOf([rotated]);
export default estateOf(secrets);
