import { vpcsHaveEndpoint } from './_endpoints.ts';

export default vpcsHaveEndpoint({
  id: 'aws-ec2-vpc-endpoint-ecr-api',
  what: 'the ECR API',
  service: 'ecr.api',
  type: 'Interface',
});
