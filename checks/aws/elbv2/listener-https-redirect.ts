import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Listener } from 'cloudstance/resources/aws/elbv2';

const redirect = (protocol?: string) => ({ type: 'redirect', redirectConfig: protocol ? { protocol } : {} });

export default defineCheck({
  id: 'aws-elbv2-listener-https-redirect',
  title: 'HTTP listeners send to HTTPS by default',
  severity: 'medium',
  why: 'What is served over plain HTTP can be read and changed on the way, passwords and session cookies included.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions',
  ],
  on: Listener.pick('protocol', 'defaultActions'),
  fix: ({ uid, scope }) => ({
    text: 'Look at the other rules of the listener as well: they come before the default action',
    command: sh`aws elbv2 modify-listener --region ${scope.region} --listener-arn ${uid} --default-actions ${'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'}`,
    terraform: 'resource "aws_lb_listener": default_action { type = "redirect", redirect { protocol = "HTTPS", … } }',
  }),

  evaluate({ protocol, defaultActions }) {
    if (protocol !== 'HTTP') return notApplicable(`The listener speaks ${protocol ?? 'no protocol of its own'}`);
    if (defaultActions.some(({ redirectConfig }) => redirectConfig?.protocol === 'HTTPS'))
      return pass('The default action sends to HTTPS');
    return fail(`The default action over plain HTTP is ${listOf(defaultActions.map(({ type }) => type))}`);
  },

  examples: {
    pass: [{ protocol: 'HTTP', defaultActions: [redirect('HTTPS')] }],
    fail: [
      { protocol: 'HTTP', defaultActions: [{ type: 'forward' }] },
      { protocol: 'HTTP', defaultActions: [{ type: 'authenticate-oidc' }, { type: 'forward' }] },
      { protocol: 'HTTP', defaultActions: [redirect('HTTP')] },
      { protocol: 'HTTP', defaultActions: [redirect('#{protocol}')] },
      { protocol: 'HTTP', defaultActions: [redirect()] },
    ],
    notApplicable: [
      { protocol: 'HTTPS', defaultActions: [{ type: 'forward' }] },
      { protocol: null, defaultActions: [{ type: 'forward' }] },
    ],
  },
});
