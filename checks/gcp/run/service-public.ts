import { defineCheck, pass, sh } from 'cloudstance/check';
import { serviceWays } from 'cloudstance/domain/gcp/exposure';
import { Service } from 'cloudstance/resources/gcp/run';
import { exposed } from '../../_exposure.ts';
import { closedToEverybody } from '../_public.ts';
import { serviceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-run-service-public',
  title: 'Cloud Run services can not be invoked by everybody',
  severity: 'high',
  why: 'Everybody on the internet can run its code with the rights of its account.',
  references: ['https://cloud.google.com/run/docs/authenticating/overview'],
  on: Service.pick('config', 'bindings'),
  fix: ({ name, scope }) =>
    sh`gcloud run services remove-iam-policy-binding ${name} --region ${scope.region} --project ${scope.account} --member allUsers --role roles/run.invoker`,

  evaluate(service) {
    const { ingress, invokerIamDisabled } = service.config;
    if (ingress === 'internal' || ingress === 'none') return pass(`Its ingress is ${ingress}`);
    if (invokerIamDisabled)
      return exposed(
        'Nobody is asked who invokes it: the check of invokers is off',
        service,
        'compute',
        serviceWays(service),
      );
    return closedToEverybody(service, service.bindings, 'compute');
  },

  examples: {
    pass: [
      { config: serviceConfig(), bindings: [] },
      {
        config: serviceConfig({ ingress: 'internal' }),
        bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }],
      },
    ],
    fail: [
      { config: serviceConfig(), bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] },
      { config: serviceConfig({ invokerIamDisabled: true }), bindings: [] },
    ],
  },
});
