/** Where moto is not AWS, and a test has to know. README.md says how each is covered instead. */

/** Checks that no account in moto can pass, and why. */
export const cannotPass: ReadonlyMap<string, string> = new Map([
  ['aws-iam-root-mfa', 'GetAccountSummary always says that the root user has no MFA'],
  ['aws-iam-root-hardware-mfa', 'GetAccountSummary always says that the root user has no MFA'],
  ['aws-cloudtrail-trail-cloudwatch-logs', 'GetTrailStatus never says that anything was delivered to CloudWatch Logs'],
  ['aws-cloudtrail-trail-insights', 'DescribeTrails always says that there are no insight selectors'],
  ['aws-apigateway-rest-stage-client-certificate', 'UpdateStage ignores the client certificate'],
  ['aws-apigateway-rest-stage-waf', 'nothing attaches a web ACL to a stage'],
  ['aws-cloudfront-distribution-origin-failover', 'GetDistributionConfig leaves origin groups out'],
  ['aws-ec2-instance-paravirtual', 'RunInstances makes a paravirtual instance of an image that moto does not have'],
  ['aws-iam-server-certificate-expired', 'ListServerCertificates says of all that they expired in 2012'],
  ['aws-opensearch-domain-in-vpc', 'DescribeDomains gives no VPC'],
  ['aws-redshift-cluster-tls', 'there is no ModifyClusterParameterGroup'],
  ['aws-redshift-cluster-user-activity-logging', 'there is no ModifyClusterParameterGroup'],
  ['aws-s3-bucket-event-notifications', 'PutBucketNotificationConfiguration forgets EventBridge'],
  ['aws-s3-bucket-mfa-delete', 'PutBucketVersioning ignores MFADelete'],
  ['aws-s3-bucket-replication', 'ListBuckets gives no region, so a copy abroad looks like one at home'],
  ['aws-sns-topic-delivery-logging', 'GetTopicAttributes leaves feedback roles out'],
]);

/**
 * IAM actions that moto asks for where AWS asks for others: it takes S3 reads it has no name for as ListBucket, and puts
 * the name a request is signed for in front of the operation's own.
 */
export const motoActions: readonly string[] = [
  's3:ListBucket',
  's3:GetPublicAccessBlock',
  'apigateway:Get*',
  'monitoring:Describe*',
];
