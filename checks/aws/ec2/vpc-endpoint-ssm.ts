import { vpcsHaveEndpoint } from './_endpoints.ts';

export default vpcsHaveEndpoint({
  id: 'aws-ec2-vpc-endpoint-ssm',
  what: 'Systems Manager',
  service: 'ssm',
  type: 'Interface',
});
