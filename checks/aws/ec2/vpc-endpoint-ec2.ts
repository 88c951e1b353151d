import { vpcsHaveEndpoint } from './_endpoints.ts';

export default vpcsHaveEndpoint({
  id: 'aws-ec2-vpc-endpoint-ec2',
  what: 'the EC2 API',
  service: 'ec2',
  type: 'Interface',
});
