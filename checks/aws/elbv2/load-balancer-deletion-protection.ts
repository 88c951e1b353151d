import { balancersHave } from './_attribute.ts';

export default balancersHave({
  id: 'aws-elbv2-load-balancer-deletion-protection',
  title: 'Load balancers are protected from deletion',
  severity: 'low',
  why: 'One wrong call deletes the load balancer, and its address with it, so that nobody reaches what is behind.',
  reference:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#deletion-protection',
  attribute: 'deletion_protection.enabled',
  values: ['true'],
  terraform: 'enable_deletion_protection = true',
  types: ['application', 'network', 'gateway'],
});
