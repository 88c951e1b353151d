import { vpcsHaveEndpoint } from './_endpoints.ts';

export default vpcsHaveEndpoint({
  id: 'aws-ec2-vpc-endpoint-ecr-docker',
  what: 'the Docker registry of ECR',
  service: 'ecr.dkr',
  type: 'Interface',
});
