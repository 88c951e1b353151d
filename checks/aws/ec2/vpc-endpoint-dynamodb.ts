import { vpcsHaveEndpoint } from './_endpoints.ts';

export default vpcsHaveEndpoint({
  id: 'aws-ec2-vpc-endpoint-dynamodb',
  what: 'DynamoDB',
  service: 'dynamodb',
  type: 'Gateway',
});
