import { type GcpEstate, paged, project, projectNumber } from '../fake.ts';

const api = 'https://cloudfunctions.googleapis.com/v2';
const at = `projects/${project}/locations/europe-west1`;
const runs = (name: string): string => `${at}/services/${name}`;
const fn = (name: string, environment: string, serviceConfig: object, more: object = {}) => ({
  name: `${at}/functions/${name}`,
  environment,
  serviceConfig,
  buildConfig: { runtime: 'nodejs22', environmentVariables: { NODE_ENV: 'production' } },
  ...more,
});
const own = `shop@${project}.iam.gserviceaccount.com`;
const inside = { ingressSettings: 'ALLOW_INTERNAL_ONLY', serviceAccountEmail: own };
const good = [
  fn('resize', 'GEN_2', { ...inside, service: runs('resize') }, { labels: { owner: 'shop' } }),
  fn('legacy-report', 'GEN_1', {
    ...inside,
    ingressSettings: 'ALLOW_INTERNAL_AND_GCLB',
    securityLevel: 'SECURE_ALWAYS',
  }),
];
const bad = [
  fn('webhook', 'GEN_2', {
    ingressSettings: 'ALLOW_ALL',
    service: runs('webhook'),
    serviceAccountEmail: `${projectNumber}-compute@developer.gserviceaccount.com`,
    environmentVariables: { PARTNER_API_KEY: 'not stored', LOG_LEVEL: 'info' },
  }),
  fn('contact-form', 'GEN_1', {
    securityLevel: 'SECURE_OPTIONAL',
    serviceAccountEmail: `${project}@appspot.gserviceaccount.com`,
  }),
  fn(
    'on-upload',
    'GEN_2',
    { ...inside, service: runs('on-upload') },
    {
      eventTrigger: { eventType: 'google.cloud.storage.object.v1.finalized' },
    },
  ),
];
/** Its first deployment failed, so nothing runs it. */
const failed = fn('not-deployed', 'GEN_2', { serviceAccountEmail: own });
const everybody = { bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };

const estateOf = (all: readonly object[]): GcpEstate => ({
  rest: {
    [`GET ${api}/projects/${project}/locations/-/functions`]: paged('functions', all),
    [`GET ${api}/${at}/functions/legacy-report:getIamPolicy`]: {},
    [`GET ${api}/${at}/functions/contact-form:getIamPolicy`]: {
      bindings: [{ role: 'roles/cloudfunctions.invoker', members: ['allUsers'] }],
    },
    [`GET https://run.googleapis.com/v2/${runs('resize')}:getIamPolicy`]: {},
    [`GET https://run.googleapis.com/v2/${runs('on-upload')}:getIamPolicy`]: {},
    [`GET https://run.googleapis.com/v2/${runs('webhook')}:getIamPolicy`]: everybody,
  },
});

export const clean = estateOf(good);
export default estateOf([...good, ...bad, failed]);
