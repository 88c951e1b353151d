import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { LoadBalancer } from 'cloudstance/resources/aws/elbv2';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-elbv2-load-balancer-zones',
  title: 'Load balancers span several availability zones',
  severity: 'medium',
  why: 'A load balancer in one zone takes everything behind it down with that zone.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  ],
  on: LoadBalancer.pick('availabilityZones'),
  params: z.object({ zones: z.int().min(2).default(2) }),
  fix: ({ uid, scope }) => ({
    text: 'Name a subnet in every zone that has targets',
    command: sh`aws elbv2 set-subnets --region ${scope.region} --load-balancer-arn ${uid} --subnets SUBNET SUBNET`,
    terraform: 'resource "aws_lb": subnets',
  }),

  evaluate({ availabilityZones }, { params: { zones } }) {
    const where = `Is in ${listOf(availabilityZones.toSorted())}`;
    return availabilityZones.length < zones ? fail(where) : pass(where);
  },

  examples: {
    pass: [{ availabilityZones: ['eu-west-1a', 'eu-west-1b'] }],
    fail: [{ availabilityZones: ['eu-west-1a'] }, { availabilityZones: [] }],
  },
});
