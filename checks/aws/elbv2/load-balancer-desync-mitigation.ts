import { balancersHave } from './_attribute.ts';

export default balancersHave({
  id: 'aws-elbv2-load-balancer-desync-mitigation',
  title: 'Application load balancers defend against HTTP desync',
  severity: 'medium',
  why: 'In monitor mode, requests that two servers would take apart differently pass, and with them cache poisoning and stolen sessions.',
  reference:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#desync-mitigation-mode',
  attribute: 'routing.http.desync_mitigation_mode',
  values: ['defensive', 'strictest'],
  terraform: 'desync_mitigation_mode = "defensive"',
  types: ['application'],
});
