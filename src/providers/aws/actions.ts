/**
 * The IAM action that allows an SDK operation. Mostly `<prefix>:<operation>`; what differs is named here, from the
 * vendor's service authorization reference.
 */
const prefixes: Readonly<Record<string, string>> = {
  AccessAnalyzer: 'access-analyzer',
  Account: 'account',
  ACM: 'acm',
  AppRunner: 'apprunner',
  Backup: 'backup',
  CloudFormation: 'cloudformation',
  CloudFront: 'cloudfront',
  CloudTrail: 'cloudtrail',
  CloudWatch: 'cloudwatch',
  'CloudWatch Logs': 'logs',
  CodeBuild: 'codebuild',
  'Cognito Identity': 'cognito-identity',
  'Config Service': 'config',
  DynamoDB: 'dynamodb',
  EC2: 'ec2',
  ECR: 'ecr',
  ECS: 'ecs',
  EFS: 'elasticfilesystem',
  EKS: 'eks',
  'Elastic Load Balancing v2': 'elasticloadbalancing',
  ElastiCache: 'elasticache',
  Glue: 'glue',
  GuardDuty: 'guardduty',
  IAM: 'iam',
  KMS: 'kms',
  Lambda: 'lambda',
  OpenSearch: 'es',
  Organizations: 'organizations',
  RDS: 'rds',
  Redshift: 'redshift',
  S3: 's3',
  'S3 Control': 's3',
  SageMaker: 'sagemaker',
  'Secrets Manager': 'secretsmanager',
  SecurityHub: 'securityhub',
  SFN: 'states',
  SNS: 'sns',
  SQS: 'sqs',
  SSM: 'ssm',
  STS: 'sts',
};

const exceptions: Readonly<Record<string, string>> = {
  'API Gateway': 'apigateway:GET',
  ApiGatewayV2: 'apigateway:GET',
  'S3/ListBuckets': 's3:ListAllMyBuckets',
  'S3/GetBucketEncryption': 's3:GetEncryptionConfiguration',
  'S3/GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  'S3/GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  'S3/GetBucketReplication': 's3:GetReplicationConfiguration',
  'S3/GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  'S3/GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  'S3/GetBucketCors': 's3:GetBucketCORS',
  'S3 Control/GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
};

/** `operation` is `<SDK service id>/<operation>`, for example `S3/GetBucketAcl`. Throws for a service that is not known. */
export function actionFor(operation: string): string {
  const [service = '', name = ''] = operation.split('/');
  const exception = exceptions[operation] ?? exceptions[service];
  if (exception) return exception;
  const prefix = prefixes[service];
  if (!prefix) throw new Error(`No IAM prefix is known for ${operation}: add it to actions.ts`);
  return `${prefix}:${name}`;
}
