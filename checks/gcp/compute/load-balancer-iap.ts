import { defineCheck, fail, pass } from 'cloudstance/check';
import { BackendService } from 'cloudstance/resources/gcp/compute';
import { gcloudBackend, notExternal, web } from './_backend.ts';

export default defineCheck({
  id: 'gcp-compute-load-balancer-iap',
  title: 'Applications behind external load balancers are guarded by Identity-Aware Proxy',
  severity: 'low',
  why: 'Strangers then reach the sign-in page of Google instead of the application and its flaws; for a public website mute this.',
  references: ['https://cloud.google.com/iap/docs/concepts-overview'],
  on: BackendService.pick('config'),
  fix: (subject) => ({
    command: gcloudBackend(subject, '--iap enabled'),
    terraform: 'resource "google_compute_backend_service": iap { enabled = true }',
  }),

  evaluate({ config }) {
    const away = notExternal(config);
    if (away) return away;
    return config.iapEnabled ? pass('Identity-Aware Proxy is on') : fail('Identity-Aware Proxy is off');
  },

  examples: {
    pass: [{ config: { ...web, iapEnabled: true } }],
    fail: [{ config: web }, { config: { ...web, loadBalancingScheme: 'EXTERNAL', protocol: 'HTTP2' } }],
    notApplicable: [
      { config: { ...web, loadBalancingScheme: 'INTERNAL_MANAGED' } },
      { config: { ...web, protocol: 'SSL' } },
    ],
  },
});
