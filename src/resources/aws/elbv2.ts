import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

/** Application, network and gateway load balancers. */
export const LoadBalancer = defineResource('aws.elbv2.load-balancer', {
  label: 'Load balancers',
  per: 'region',
  list: ['elasticloadbalancing:DescribeLoadBalancers'],
  facets: {
    type: listed(z.enum(['application', 'network', 'gateway'])),
    /** `internet-facing` or `internal`; `null`: gateway load balancers have none. */
    scheme: listed(z.string().nullable()),
    availabilityZones: listed(z.array(z.string())),
    /** By the vendor's key, for example `access_logs.s3.enabled`. Values are texts, `true` and `false` among them. */
    attributes: facet(z.record(z.string(), z.string()), 'elasticloadbalancing:DescribeLoadBalancerAttributes'),
  },
});

export const Listener = defineResource('aws.elbv2.listener', {
  label: 'Load balancer listeners',
  per: 'region',
  list: ['elasticloadbalancing:DescribeLoadBalancers', 'elasticloadbalancing:DescribeListeners'],
  facets: {
    loadBalancer: listed(
      z.object({
        arn: z.string(),
        type: z.string(),
        scheme: z.string().nullable(),
        securityGroups: z.array(z.string()),
      }),
    ),
    /** `null`: gateway load balancers have neither protocol nor port. */
    protocol: listed(z.string().nullable()),
    port: listed(z.number().nullable()),
    defaultActions: listed(
      z.array(z.object({ type: z.string(), redirectConfig: z.object({ protocol: z.string().optional() }).optional() })),
    ),
    /** Name of the TLS policy; `null`: the listener ends no TLS. */
    sslPolicy: listed(z.string().nullable()),
    /** What the TLS policy negotiates; `null`: the listener ends no TLS. */
    tls: facet(
      z.object({ protocols: z.array(z.string()), ciphers: z.array(z.string()) }).nullable(),
      'elasticloadbalancing:DescribeSSLPolicies',
    ),
  },
});
