import { balancersHave } from './_attribute.ts';

export default balancersHave({
  id: 'aws-elbv2-load-balancer-drop-invalid-headers',
  title: 'Application load balancers drop invalid HTTP headers',
  severity: 'medium',
  why: 'Headers with odd names are read differently by different servers, which lets requests be smuggled past checks.',
  reference:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes',
  attribute: 'routing.http.drop_invalid_header_fields.enabled',
  values: ['true'],
  terraform: 'drop_invalid_header_fields = true',
  types: ['application'],
});
