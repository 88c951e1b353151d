import { defineCheck, fail, pass } from 'cloudstance/check';
import { BackendService } from 'cloudstance/resources/gcp/compute';
import { gcloudBackend, notExternal, web } from './_backend.ts';

const securityPolicy = '//compute.googleapis.com/projects/example-project/global/securityPolicies/edge';

export default defineCheck({
  id: 'gcp-compute-load-balancer-armor',
  title: 'External HTTP load balancers are guarded by Cloud Armor',
  severity: 'medium',
  why: 'Without a policy nothing stops floods of requests, known bad addresses and common attacks before they reach the application.',
  references: ['https://cloud.google.com/armor/docs/security-policy-overview'],
  on: BackendService.pick('config'),
  fix: (subject) => ({
    command: gcloudBackend(subject, '--security-policy POLICY'),
    terraform: 'resource "google_compute_backend_service": security_policy = …',
  }),

  evaluate({ config }) {
    const away = notExternal(config);
    if (away) return away;
    if (config.securityPolicy === undefined) return fail('The backend has no Cloud Armor policy');
    return pass(`The Cloud Armor policy ${config.securityPolicy.split('/').at(-1)} guards the backend`);
  },

  examples: {
    pass: [{ config: { ...web, securityPolicy } }],
    fail: [{ config: web }],
    notApplicable: [{ config: { ...web, loadBalancingScheme: 'INTERNAL_MANAGED' } }],
  },
});
