import { vpcsHaveEndpoint } from './_endpoints.ts';

export default vpcsHaveEndpoint({ id: 'aws-ec2-vpc-endpoint-s3', what: 'S3', service: 's3', type: 'Gateway' });
