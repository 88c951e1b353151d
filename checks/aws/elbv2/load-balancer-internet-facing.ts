import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { LoadBalancer } from 'cloudstance/resources/aws/elbv2';

export default defineCheck({
  id: 'aws-elbv2-load-balancer-internet-facing',
  title: 'Load balancers that face the internet are known',
  severity: 'informational',
  why: 'Each of them is a door of the account; the list of doors should hold no surprise.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme',
  ],
  on: LoadBalancer.pick('type', 'scheme'),
  fix: ({ uid, scope }) => ({
    text: 'If it is not meant to be public, replace it by an internal one: the scheme cannot be changed',
    command: sh`aws elbv2 describe-load-balancers --region ${scope.region} --load-balancer-arns ${uid}`,
    terraform: 'resource "aws_lb": internal = true',
  }),

  evaluate({ type, scheme }) {
    if (scheme === null) return notApplicable(`Load balancers of type ${type} face no one`);
    return scheme === 'internal' ? pass('Is internal') : fail(`Is ${scheme}`);
  },

  examples: {
    pass: [{ type: 'application', scheme: 'internal' }],
    fail: [{ type: 'network', scheme: 'internet-facing' }],
    notApplicable: [{ type: 'gateway', scheme: null }],
  },
});
