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
    /** Where it stands. Network load balancers may have no security groups. */
    network: listed(
      z.object({
        dnsName: z.string(),
        vpcId: z.string(),
        subnetIds: z.array(z.string()),
        securityGroupIds: z.array(z.string()),
      }),
    ),
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
    /**
     * What becomes of a request, in order; the last, with the priority `default`, takes what is left. Actions by type:
     * `forward`, `redirect`, `fixed-response`, and what asks for a sign-in first. One call for each listener.
     */
    rules: facet(
      z.array(
        z.object({
          priority: z.string(),
          conditions: z.array(z.object({ field: z.string(), values: z.array(z.string()) })),
          actions: z.array(z.string()),
          /** ARNs of those that it forwards to. */
          targetGroups: z.array(z.string()),
        }),
      ),
      'elasticloadbalancing:DescribeRules',
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

export const TargetGroup = defineResource('aws.elbv2.target-group', {
  label: 'Target groups of load balancers',
  per: 'region',
  list: ['elasticloadbalancing:DescribeTargetGroups'],
  facets: {
    /** `null`: Lambda functions have neither network nor protocol nor port. */
    config: listed(
      z.object({
        /** What the targets are: `instance`, `ip`, `lambda` or `alb`. */
        targetType: z.string(),
        protocol: z.string().nullable(),
        port: z.number().nullable(),
        vpcId: z.string().nullable(),
      }),
    ),
    /** ARNs of the load balancers that forward to it. */
    loadBalancers: listed(z.array(z.string())),
    /** Ids of instances, addresses, or ARNs of functions and load balancers. One call for each group. */
    targets: facet(
      z.array(z.object({ id: z.string(), port: z.number().nullable(), state: z.string() })),
      'elasticloadbalancing:DescribeTargetHealth',
    ),
  },
});
