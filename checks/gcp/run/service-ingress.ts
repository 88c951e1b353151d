import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Service } from 'cloudstance/resources/gcp/run';
import { serviceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-run-service-ingress',
  title: 'Cloud Run services take requests from inside or a load balancer only',
  severity: 'medium',
  why: 'What can not be reached from the internet directly can not be attacked around the load balancer.',
  references: ['https://cloud.google.com/run/docs/securing/ingress'],
  on: Service.pick('config'),
  fix: ({ name, scope }) =>
    sh`gcloud run services update ${name} --region ${scope.region} --project ${scope.account} --ingress internal-and-cloud-load-balancing`,

  evaluate({ config: { ingress } }) {
    return ingress === 'all' ? fail('Its ingress is all') : pass(`Its ingress is ${ingress}`);
  },

  examples: {
    pass: [
      { config: serviceConfig({ ingress: 'internal' }) },
      { config: serviceConfig({ ingress: 'internal-and-cloud-load-balancing' }) },
    ],
    fail: [{ config: serviceConfig() }],
  },
});
