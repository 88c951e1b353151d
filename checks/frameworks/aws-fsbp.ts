// The standard has further controls for services that are not collected yet: AppSync, Athena, Auto Scaling, Bedrock
// AgentCore, CloudFormation, CodeBuild, Cognito, Connect, Database Migration Service, Data Firehose, DataSync, DocumentDB,
// Elastic Beanstalk, EMR, EventBridge, FSx, Glue, Inspector, Kinesis, Macie, MQ, MSK, Neptune, Network Firewall, Private CA,
// Redshift Serverless, Route 53, SageMaker, Service Catalog, SES, Step Functions, Transfer Family, WAF and WorkSpaces.
// Security Hub controls that belong to other standards only (CIS, NIST, PCI DSS, tagging) are no part of this one.
//
// A check may be stricter than the control it decides: log exports, for example, are judged for every engine at once.
import { defineFramework } from 'cloudstance/framework';
import type * as checks from '../index.ts';

export default defineFramework<keyof typeof checks>({
  id: 'aws-fsbp',
  title: 'AWS Foundational Security Best Practices',
  provider: 'aws',
  url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html',
  controls: {
    'Account.1': {
      title: 'A security contact is registered for the account',
      checks: ['aws-account-security-contact'],
    },
    'ACM.1': {
      title: 'Certificates are renewed in time before they expire',
      checks: ['aws-acm-certificate-expiry', 'aws-acm-certificate-renewal'],
    },
    'ACM.2': {
      title: 'RSA certificates have keys of at least 2048 bits',
      checks: ['aws-acm-certificate-key-length'],
    },
    'APIGateway.1': {
      title: 'REST and WebSocket APIs log their execution',
      checks: ['aws-apigateway-rest-stage-execution-logging', 'aws-apigateway-v2-stage-execution-logging'],
    },
    'APIGateway.2': {
      title: 'REST API stages show their backend a client certificate',
      checks: ['aws-apigateway-rest-stage-client-certificate'],
    },
    'APIGateway.3': {
      title: 'REST API stages are traced by X-Ray',
      checks: ['aws-apigateway-rest-stage-tracing'],
    },
    'APIGateway.4': {
      title: 'REST API stages are behind a web ACL',
      checks: ['aws-apigateway-rest-stage-waf'],
    },
    'APIGateway.5': {
      title: 'REST API caches are encrypted',
      checks: ['aws-apigateway-rest-stage-cache-encryption'],
    },
    'APIGateway.8': {
      title: 'HTTP and WebSocket API routes demand authorization',
      checks: ['aws-apigateway-v2-route-authorization'],
    },
    'APIGateway.9': {
      title: 'HTTP and WebSocket API stages keep access logs',
      checks: ['aws-apigateway-v2-stage-access-logging'],
    },
    'APIGateway.10': {
      title: 'Private integrations of HTTP and WebSocket APIs use HTTPS',
      manual: 'Integrations are not collected: for each one over a VPC link, see that it has a TLS configuration.',
    },
    'APIGateway.11': {
      title: 'API domain names use a recommended TLS policy',
      checks: ['aws-apigateway-domain-name-tls-version'],
      manual:
        'The check refuses TLS 1.0 only: see that each domain name uses one of the security policies that AWS recommends today.',
    },
    'Backup.1': {
      title: 'Recovery points in AWS Backup are encrypted',
      checks: ['aws-backup-vault-recovery-points-encrypted'],
    },
    'CloudFront.1': {
      title: 'CloudFront distributions have a default root object',
      checks: ['aws-cloudfront-distribution-default-root-object'],
    },
    'CloudFront.3': {
      title: 'Viewers reach distributions over HTTPS only',
      checks: ['aws-cloudfront-distribution-viewer-https'],
    },
    'CloudFront.4': {
      title: 'CloudFront distributions have an origin to fail over to',
      checks: ['aws-cloudfront-distribution-origin-failover'],
    },
    'CloudFront.5': {
      title: 'CloudFront distributions log requests',
      checks: ['aws-cloudfront-distribution-logging'],
    },
    'CloudFront.6': {
      title: 'CloudFront distributions are behind a web ACL',
      checks: ['aws-cloudfront-distribution-waf'],
    },
    'CloudFront.7': {
      title: 'CloudFront distributions have TLS certificates of their own',
      checks: ['aws-cloudfront-distribution-certificate'],
    },
    'CloudFront.8': {
      title: 'CloudFront distributions serve HTTPS by server name (SNI)',
      checks: ['aws-cloudfront-distribution-sni'],
    },
    'CloudFront.9': {
      title: 'Traffic to custom origins is encrypted',
      checks: ['aws-cloudfront-distribution-origin-https'],
    },
    'CloudFront.10': {
      title: 'No outdated TLS or SSL is spoken with custom origins',
      checks: ['aws-cloudfront-distribution-origin-tls-version'],
    },
    'CloudFront.12': {
      title: "No distribution points to a bucket that doesn't exist",
      checks: ['aws-cloudfront-distribution-origin-bucket'],
      manual:
        'For origins in buckets of other accounts, confirm with their owners that the bucket exists: the API tells this account about its own buckets only.',
    },
    'CloudFront.13': {
      title: 'S3 origins are reached with origin access control',
      checks: ['aws-cloudfront-distribution-origin-access-control'],
    },
    'CloudFront.15': {
      title: 'CloudFront distributions use a recommended TLS policy towards viewers',
      checks: ['aws-cloudfront-distribution-tls-version'],
      manual:
        'The check takes every policy from TLS 1.2 on: see that none of the older ones, such as TLSv1.2_2018 and TLSv1.2_2019, is left.',
    },
    'CloudFront.16': {
      title: 'Function URL origins are reached with origin access control',
      checks: ['aws-cloudfront-distribution-function-access-control'],
    },
    'CloudFront.17': {
      title: 'URLs and cookies are signed with trusted key groups',
      manual:
        'Who signs is not collected: where a cache behavior demands signed URLs or cookies, see that it trusts key groups and not whole AWS accounts.',
    },
    'CloudTrail.1': {
      title: 'One trail records the management events of all regions',
      checks: ['aws-cloudtrail-multi-region'],
    },
    'CloudTrail.2': {
      title: 'CloudTrail logs are encrypted with a KMS key',
      checks: ['aws-cloudtrail-trail-kms'],
    },
    'CloudTrail.4': {
      title: 'CloudTrail log files are validated',
      checks: ['aws-cloudtrail-trail-validation'],
    },
    'CloudTrail.5': {
      title: 'Trails deliver to CloudWatch Logs',
      checks: ['aws-cloudtrail-trail-cloudwatch-logs'],
    },
    'Config.1': {
      title: 'AWS Config records everything, with its service-linked role',
      checks: ['aws-config-recorder-enabled', 'aws-config-recorder-all-types', 'aws-config-recorder-role'],
    },
    'DynamoDB.1': {
      title: 'DynamoDB tables scale their capacity with demand',
      manual:
        'Capacity is not collected: see that each table is on demand, or has auto scaling for reads and writes and their indexes.',
    },
    'DynamoDB.2': {
      title: 'DynamoDB tables have point-in-time recovery',
      checks: ['aws-dynamodb-table-pitr'],
    },
    'DynamoDB.3': {
      title: 'DynamoDB Accelerator clusters are encrypted at rest',
      manual: 'DynamoDB Accelerator is not collected: see that each cluster was created with encryption at rest.',
    },
    'DynamoDB.6': {
      title: 'DynamoDB tables are protected from deletion',
      checks: ['aws-dynamodb-table-deletion-protection'],
    },
    'DynamoDB.7': {
      title: 'DynamoDB Accelerator clusters are encrypted in transit',
      manual: 'DynamoDB Accelerator is not collected: see that the endpoint of each cluster uses TLS.',
    },
    'EC2.1': {
      title: "EBS snapshots can't be restored by everyone",
      checks: ['aws-ec2-snapshot-public'],
    },
    'EC2.2': {
      title: 'Default security groups allow nothing',
      checks: ['aws-ec2-security-group-default-closed'],
    },
    'EC2.3': {
      title: 'EBS volumes are encrypted',
      checks: ['aws-ec2-volume-encrypted'],
    },
    'EC2.4': {
      title: 'EC2 instances are not left stopped for long',
      checks: ['aws-ec2-instance-stopped'],
    },
    'EC2.6': {
      title: 'Every VPC has flow logs',
      checks: ['aws-ec2-vpc-flow-logs'],
    },
    'EC2.7': {
      title: 'EBS volumes are encrypted by default',
      checks: ['aws-ec2-region-ebs-encryption-default'],
    },
    'EC2.8': {
      title: 'EC2 instances accept only IMDSv2',
      checks: ['aws-ec2-instance-imdsv2'],
    },
    'EC2.9': {
      title: 'EC2 instances have no public IPv4 address',
      checks: ['aws-ec2-instance-public-address'],
    },
    'EC2.10': {
      title: 'VPCs reach the EC2 API through an endpoint',
      checks: ['aws-ec2-vpc-endpoint-ec2'],
    },
    'EC2.15': {
      title: "Subnets don't hand out public addresses by themselves",
      checks: ['aws-ec2-subnet-public-address'],
    },
    'EC2.16': {
      title: 'Network ACLs that guard nothing are removed',
      checks: ['aws-ec2-network-acl-unused'],
    },
    'EC2.17': {
      title: 'EC2 instances have a single network interface',
      checks: ['aws-ec2-instance-network-interfaces'],
      manual:
        'The check sees interfaces in different subnets: for instances with several in one subnet, ask what they need them for.',
    },
    'EC2.18': {
      title: 'Only ports meant for everyone are open to everyone',
      checks: ['aws-ec2-security-group-open-unlisted-ports'],
    },
    'EC2.19': {
      title: 'High-risk ports are not open to everyone',
      checks: [
        'aws-ec2-security-group-open-ftp',
        'aws-ec2-security-group-open-ssh',
        'aws-ec2-security-group-open-telnet',
        'aws-ec2-security-group-open-nfs',
        'aws-ec2-security-group-open-smb',
        'aws-ec2-security-group-open-sql-server',
        'aws-ec2-security-group-open-mysql',
        'aws-ec2-security-group-open-rdp',
        'aws-ec2-security-group-open-postgresql',
        'aws-ec2-security-group-open-elasticsearch',
      ],
      manual:
        "These ports are on the publisher's list and have no check of their own in this control: look for rules that open 25, 110, 143, 3000, 4333, 5000, 5500, 8080, 8088 or 8888 to everyone.",
    },
    'EC2.20': {
      title: 'Both tunnels of VPN connections are up',
      checks: ['aws-ec2-vpn-connection-tunnels'],
    },
    'EC2.21': {
      title: 'Network ACLs keep SSH and RDP closed to the internet',
      checks: ['aws-ec2-network-acl-administration-ports'],
    },
    'EC2.23': {
      title: "Transit gateways don't accept attachments by themselves",
      checks: ['aws-ec2-transit-gateway-auto-accept'],
    },
    'EC2.24': {
      title: 'No instance type is paravirtual',
      checks: ['aws-ec2-instance-paravirtual'],
    },
    'EC2.25': {
      title: 'Launch templates assign no public addresses',
      checks: ['aws-ec2-launch-template-public-address'],
    },
    'EC2.51': {
      title: 'Client VPN endpoints log connections',
      checks: ['aws-ec2-client-vpn-endpoint-logging'],
    },
    'EC2.55': {
      title: 'VPCs reach the ECR API through an endpoint',
      checks: ['aws-ec2-vpc-endpoint-ecr-api'],
    },
    'EC2.56': {
      title: 'VPCs reach the Docker registry of ECR through an endpoint',
      checks: ['aws-ec2-vpc-endpoint-ecr-docker'],
    },
    'EC2.57': {
      title: 'VPCs reach Systems Manager through an endpoint',
      checks: ['aws-ec2-vpc-endpoint-ssm'],
    },
    'EC2.58': {
      title: 'VPCs reach contacts of Incident Manager through an endpoint',
      manual: 'If you use Incident Manager, see that each VPC has an interface endpoint for ssm-contacts.',
    },
    'EC2.60': {
      title: 'VPCs reach Incident Manager through an endpoint',
      manual: 'If you use Incident Manager, see that each VPC has an interface endpoint for ssm-incidents.',
    },
    'EC2.170': {
      title: 'Launch templates require IMDSv2',
      checks: ['aws-ec2-launch-template-imdsv2'],
    },
    'EC2.171': {
      title: 'VPN connections log to CloudWatch',
      checks: ['aws-ec2-vpn-connection-logging'],
    },
    'EC2.172': {
      title: 'VPC Block Public Access stops internet gateway traffic',
      checks: ['aws-ec2-region-vpc-public-access-block'],
    },
    'EC2.173': {
      title: 'Spot Fleet requests encrypt the volumes that they define',
      manual: 'Spot Fleet requests are not collected: see that the launch parameters of each encrypt every EBS volume.',
    },
    'EC2.180': {
      title: 'Network interfaces check source and destination',
      checks: ['aws-ec2-network-interface-source-check'],
    },
    'EC2.181': {
      title: 'Launch templates encrypt the volumes that they define',
      checks: ['aws-ec2-launch-template-volumes-encrypted'],
    },
    'EC2.182': {
      title: "EBS snapshots can't be made public",
      checks: ['aws-ec2-region-snapshot-public-access-block'],
    },
    'EC2.183': {
      title: 'VPN connections use IKEv2',
      manual:
        'IKE versions are not collected: see that the options of both tunnels of each connection allow ikev2 only.',
    },
    'ECR.1': {
      title: 'Images in private ECR repositories are scanned',
      checks: ['aws-ecr-repository-scanning'],
    },
    'ECR.2': {
      title: "Tags in private ECR repositories can't be moved",
      checks: ['aws-ecr-repository-immutable-tags'],
    },
    'ECR.3': {
      title: 'ECR repositories have a lifecycle policy',
      checks: ['aws-ecr-repository-lifecycle'],
    },
    'ECS.2': {
      title: "ECS services don't give tasks public addresses",
      checks: ['aws-ecs-service-public-ip'],
    },
    'ECS.3': {
      title: "ECS task definitions don't share the host's processes",
      checks: ['aws-ecs-task-definition-host-namespace'],
    },
    'ECS.4': {
      title: 'ECS containers are not privileged',
      checks: ['aws-ecs-task-definition-privileged'],
    },
    'ECS.5': {
      title: 'ECS containers have read-only root file systems',
      checks: ['aws-ecs-task-definition-readonly-root'],
    },
    'ECS.8': {
      title: 'Secrets are not passed in environment variables',
      checks: ['aws-ecs-task-definition-environment-secrets'],
    },
    'ECS.9': {
      title: 'ECS task definitions configure logging',
      checks: ['aws-ecs-task-definition-logging'],
    },
    'ECS.10': {
      title: 'ECS services on Fargate run the latest platform version',
      checks: ['aws-ecs-service-platform-version'],
    },
    'ECS.12': {
      title: 'ECS clusters use Container Insights',
      checks: ['aws-ecs-cluster-container-insights'],
    },
    'ECS.16': {
      title: "ECS task sets don't give tasks public addresses",
      checks: ['aws-ecs-service-public-ip'],
    },
    'ECS.18': {
      title: 'EFS volumes of tasks are reached over TLS',
      checks: ['aws-ecs-task-definition-efs-encryption'],
    },
    'ECS.19': {
      title: 'ECS capacity providers protect instances from termination',
      manual:
        'Capacity providers are not collected: see that managed termination protection is on for each that scales an Auto Scaling group.',
    },
    'ECS.20': {
      title: 'Linux containers run as a user that is not root',
      checks: ['aws-ecs-task-definition-user'],
    },
    'ECS.21': {
      title: 'Windows containers run as a user that is no administrator',
      manual:
        'The check for users leaves Windows out: see that each Windows container names a user, and not ContainerAdministrator.',
    },
    'EFS.1': {
      title: 'EFS file systems are encrypted with a KMS key',
      checks: ['aws-efs-file-system-encryption'],
    },
    'EFS.2': {
      title: 'EFS file systems are in a backup plan',
      checks: ['aws-efs-file-system-backup-plan'],
    },
    'EFS.3': {
      title: 'EFS access points show a directory, not the whole file system',
      checks: ['aws-efs-access-point-root-directory'],
    },
    'EFS.4': {
      title: 'EFS access points set the user of their clients',
      checks: ['aws-efs-access-point-user'],
    },
    'EFS.6': {
      title: 'EFS mount targets are not in subnets with public addresses',
      manual: 'Mount targets are not collected: see that none is in a subnet that hands out public addresses.',
    },
    'EFS.7': {
      title: 'EFS file systems are backed up automatically',
      checks: ['aws-efs-file-system-backups'],
    },
    'EFS.8': {
      title: 'EFS file systems are encrypted at rest',
      checks: ['aws-efs-file-system-encryption'],
    },
    'EKS.1': {
      title: 'EKS cluster endpoints are not public',
      checks: ['aws-eks-cluster-endpoint-private', 'aws-eks-cluster-endpoint-world'],
    },
    'EKS.2': {
      title: 'EKS clusters run a supported Kubernetes version',
      checks: ['aws-eks-cluster-supported-version'],
    },
    'EKS.3': {
      title: 'EKS clusters encrypt Kubernetes secrets',
      checks: ['aws-eks-cluster-secrets-encryption'],
    },
    'EKS.8': {
      title: 'EKS clusters keep audit logs',
      checks: ['aws-eks-cluster-logging'],
    },
    'EKS.9': {
      title: 'EKS node groups run a supported Kubernetes version',
      manual:
        'The versions of node groups are not collected: compare that of each with the versions that EKS supports.',
    },
    'ElastiCache.1': {
      title: 'Redis and Valkey caches are backed up automatically',
      checks: [
        'aws-elasticache-replication-group-backups',
        'aws-elasticache-cluster-backups',
        'aws-elasticache-serverless-cache-backups',
      ],
    },
    'ElastiCache.2': {
      title: 'ElastiCache clusters take minor upgrades automatically',
      checks: ['aws-elasticache-replication-group-minor-upgrade', 'aws-elasticache-cluster-minor-upgrade'],
    },
    'ElastiCache.3': {
      title: 'ElastiCache replication groups fail over automatically',
      checks: ['aws-elasticache-replication-group-failover'],
    },
    'ElastiCache.4': {
      title: 'ElastiCache replication groups are encrypted at rest',
      checks: ['aws-elasticache-replication-group-encryption'],
    },
    'ElastiCache.5': {
      title: 'ElastiCache replication groups are encrypted in transit',
      checks: ['aws-elasticache-replication-group-tls'],
    },
    'ElastiCache.6': {
      title: 'ElastiCache replication groups of old engines demand an AUTH token',
      checks: ['aws-elasticache-replication-group-auth'],
    },
    'ElastiCache.7': {
      title: 'ElastiCache clusters are not in the default subnet group',
      checks: ['aws-elasticache-cluster-default-subnet-group'],
    },
    'ELB.1': {
      title: 'Application load balancers send HTTP to HTTPS',
      checks: ['aws-elbv2-listener-https-redirect'],
    },
    'ELB.2': {
      title: 'Classic Load Balancers take their certificates from ACM',
      manual:
        'Classic Load Balancers are not collected: see that the certificates of their HTTPS and SSL listeners come from ACM.',
    },
    'ELB.3': {
      title: 'Classic Load Balancers end HTTPS or TLS',
      manual: 'Classic Load Balancers are not collected: see that their listeners speak HTTPS or SSL.',
    },
    'ELB.4': {
      title: 'Application load balancers drop invalid headers',
      checks: ['aws-elbv2-load-balancer-drop-invalid-headers'],
    },
    'ELB.5': {
      title: 'Application and Classic Load Balancers keep access logs',
      checks: ['aws-elbv2-load-balancer-access-logs'],
      manual: 'Classic Load Balancers are not collected: see that their access logs are on.',
    },
    'ELB.6': {
      title: 'Load balancers are protected from deletion',
      checks: ['aws-elbv2-load-balancer-deletion-protection'],
    },
    'ELB.7': {
      title: 'Classic Load Balancers drain connections',
      manual: 'Classic Load Balancers are not collected: see that connection draining is on.',
    },
    'ELB.8': {
      title: 'Classic Load Balancers use a strong TLS policy',
      manual:
        'Classic Load Balancers are not collected: see that their HTTPS and SSL listeners use a predefined policy that is not outdated.',
    },
    'ELB.9': {
      title: 'Classic Load Balancers balance across zones',
      manual: 'Classic Load Balancers are not collected: see that cross-zone load balancing is on.',
    },
    'ELB.10': {
      title: 'Classic Load Balancers span availability zones',
      manual: 'Classic Load Balancers are not collected: see that each is in two zones or more.',
    },
    'ELB.12': {
      title: 'Application load balancers defend against HTTP desync',
      checks: ['aws-elbv2-load-balancer-desync-mitigation'],
    },
    'ELB.13': {
      title: 'Load balancers span availability zones',
      checks: ['aws-elbv2-load-balancer-zones'],
    },
    'ELB.14': {
      title: 'Classic Load Balancers defend against HTTP desync',
      manual:
        'Classic Load Balancers are not collected: see that their desync mitigation mode is defensive or strictest.',
    },
    'ELB.17': {
      title: 'Listeners use a recommended TLS policy',
      checks: ['aws-elbv2-listener-tls-policy', 'aws-elbv2-listener-forward-secrecy'],
      manual:
        'The checks judge TLS versions and forward secrecy: see that each policy is among those that AWS recommends today.',
    },
    'ELB.18': {
      title: 'Listeners encrypt traffic in transit',
      checks: ['aws-elbv2-listener-https-redirect', 'aws-elbv2-listener-encrypted'],
      manual:
        'The checks let a listener pass that does nothing but send from HTTP to HTTPS; the publisher counts it as a failure.',
    },
    'ELB.21': {
      title: 'Health checks of target groups are encrypted',
      manual: 'Target groups are not collected: see that their health checks use HTTPS.',
    },
    'ELB.22': {
      title: 'Traffic to target groups is encrypted',
      manual: 'Target groups are not collected: see that their protocol is HTTPS, TLS or QUIC.',
    },
    'ES.1': {
      title: 'Elasticsearch domains are encrypted at rest',
      checks: ['aws-opensearch-domain-encryption'],
    },
    'ES.2': {
      title: 'Elasticsearch domains are inside a VPC',
      checks: ['aws-opensearch-domain-in-vpc'],
    },
    'ES.3': {
      title: 'Elasticsearch nodes encrypt what they send each other',
      checks: ['aws-opensearch-domain-node-encryption'],
    },
    'ES.4': {
      title: 'Elasticsearch domains send error logs to CloudWatch',
      checks: ['aws-opensearch-domain-error-logs'],
    },
    'ES.5': {
      title: 'Elasticsearch domains keep audit logs',
      checks: ['aws-opensearch-domain-audit-logs'],
    },
    'ES.6': {
      title: 'Elasticsearch domains have at least three data nodes',
      checks: ['aws-opensearch-domain-data-nodes'],
    },
    'ES.7': {
      title: 'Elasticsearch domains have three dedicated master nodes',
      checks: ['aws-opensearch-domain-masters'],
    },
    'ES.8': {
      title: 'Elasticsearch domains demand HTTPS with the latest TLS policy',
      checks: ['aws-opensearch-domain-https-only', 'aws-opensearch-domain-tls-policy'],
    },
    'GuardDuty.1': {
      title: 'GuardDuty is on',
      checks: ['aws-guardduty-enabled'],
    },
    'GuardDuty.5': {
      title: 'GuardDuty watches the audit logs of EKS',
      checks: ['aws-guardduty-eks-audit-logs'],
    },
    'GuardDuty.6': {
      title: 'GuardDuty watches Lambda',
      checks: ['aws-guardduty-lambda-protection'],
    },
    'GuardDuty.7': {
      title: 'GuardDuty monitors what runs on EKS',
      checks: ['aws-guardduty-runtime-monitoring-eks'],
    },
    'GuardDuty.8': {
      title: 'GuardDuty scans EC2 volumes for malware',
      checks: ['aws-guardduty-malware-protection'],
    },
    'GuardDuty.9': {
      title: 'GuardDuty watches logins to RDS',
      checks: ['aws-guardduty-rds-protection'],
    },
    'GuardDuty.10': {
      title: 'GuardDuty watches S3',
      checks: ['aws-guardduty-s3-protection'],
    },
    'GuardDuty.11': {
      title: 'GuardDuty runtime monitoring is on',
      checks: ['aws-guardduty-runtime-monitoring'],
    },
    'GuardDuty.12': {
      title: 'GuardDuty monitors what runs on ECS',
      checks: ['aws-guardduty-runtime-monitoring-ecs'],
    },
    'GuardDuty.13': {
      title: 'GuardDuty monitors what runs on EC2',
      checks: ['aws-guardduty-runtime-monitoring-ec2'],
    },
    'IAM.1': {
      title: 'No IAM policy allows every action on everything',
      checks: ['aws-iam-policy-administrator', 'aws-iam-policy-administrator-unattached'],
    },
    'IAM.2': {
      title: 'IAM users get permissions through groups, not directly',
      checks: ['aws-iam-user-direct-policies'],
    },
    'IAM.3': {
      title: 'Access keys of IAM users are rotated within 90 days',
      checks: ['aws-iam-access-key-rotation'],
    },
    'IAM.4': {
      title: 'The root user has no access keys',
      checks: ['aws-iam-root-access-key'],
    },
    'IAM.5': {
      title: 'IAM users with a console password have MFA',
      checks: ['aws-iam-user-mfa'],
    },
    'IAM.6': {
      title: 'The root user has a hardware MFA device',
      checks: ['aws-iam-root-hardware-mfa'],
      manual:
        "The API tells a virtual device from others, but not a hardware token or security key from a passkey in a password manager: look at the devices under the root user's security credentials.",
    },
    'IAM.7': {
      title: 'The password policy for IAM users is strong',
      checks: [
        'aws-iam-password-policy-uppercase',
        'aws-iam-password-policy-lowercase',
        'aws-iam-password-policy-number',
        'aws-iam-password-policy-symbol',
        'aws-iam-password-policy-length',
        'aws-iam-password-policy-reuse',
        'aws-iam-password-policy-expiry',
      ],
    },
    'IAM.8': {
      title: 'Unused credentials of IAM users are removed',
      checks: ['aws-iam-access-key-unused-90', 'aws-iam-user-password-unused-90'],
    },
    'IAM.21': {
      title: "IAM policies don't allow every action of a service",
      checks: ['aws-iam-policy-service-wildcard'],
    },
    'KMS.1': {
      title: "Managed policies don't allow decryption with every KMS key",
      checks: ['aws-iam-policy-kms-decrypt', 'aws-iam-policy-administrator', 'aws-iam-policy-administrator-unattached'],
    },
    'KMS.2': {
      title: "Inline policies don't allow decryption with every KMS key",
      checks: [
        'aws-iam-user-inline-kms-decrypt',
        'aws-iam-group-inline-kms-decrypt',
        'aws-iam-role-inline-kms-decrypt',
      ],
    },
    'KMS.3': {
      title: 'KMS keys are not about to be deleted',
      checks: ['aws-kms-key-deletion'],
    },
    'KMS.5': {
      title: 'KMS keys are not open to everyone',
      checks: ['aws-kms-key-public'],
    },
    'Lambda.1': {
      title: "Lambda functions can't be called by everyone",
      checks: ['aws-lambda-function-public', 'aws-lambda-function-service-source'],
    },
    'Lambda.2': {
      title: 'Lambda functions use supported runtimes',
      checks: ['aws-lambda-function-runtime'],
    },
    'Lambda.5': {
      title: 'Lambda functions in a VPC span availability zones',
      checks: ['aws-lambda-function-multi-az'],
    },
    'Opensearch.1': {
      title: 'OpenSearch domains are encrypted at rest',
      checks: ['aws-opensearch-domain-encryption'],
    },
    'Opensearch.2': {
      title: 'OpenSearch domains are inside a VPC',
      checks: ['aws-opensearch-domain-in-vpc'],
    },
    'Opensearch.3': {
      title: 'OpenSearch nodes encrypt what they send each other',
      checks: ['aws-opensearch-domain-node-encryption'],
    },
    'Opensearch.4': {
      title: 'OpenSearch domains send error logs to CloudWatch',
      checks: ['aws-opensearch-domain-error-logs'],
    },
    'Opensearch.5': {
      title: 'OpenSearch domains keep audit logs',
      checks: ['aws-opensearch-domain-audit-logs'],
    },
    'Opensearch.6': {
      title: 'OpenSearch domains have at least three data nodes',
      checks: ['aws-opensearch-domain-data-nodes'],
    },
    'Opensearch.7': {
      title: 'OpenSearch domains have fine-grained access control',
      checks: ['aws-opensearch-domain-fine-grained-access'],
    },
    'Opensearch.8': {
      title: 'OpenSearch domains demand HTTPS with the latest TLS policy',
      checks: ['aws-opensearch-domain-https-only', 'aws-opensearch-domain-tls-policy'],
    },
    'Opensearch.10': {
      title: 'OpenSearch domains run the latest service software',
      checks: ['aws-opensearch-domain-software-update'],
    },
    'RDS.1': {
      title: 'RDS snapshots are private',
      checks: ['aws-rds-snapshot-public', 'aws-rds-cluster-snapshot-public'],
    },
    'RDS.2': {
      title: 'RDS instances are not publicly accessible',
      checks: ['aws-rds-instance-public', 'aws-rds-instance-exposed'],
    },
    'RDS.3': {
      title: 'RDS instances are encrypted at rest',
      checks: ['aws-rds-instance-encryption'],
    },
    'RDS.4': {
      title: 'RDS snapshots of instances and clusters are encrypted',
      checks: ['aws-rds-snapshot-encryption', 'aws-rds-cluster-snapshot-encryption'],
    },
    'RDS.5': {
      title: 'RDS instances have a standby in another zone',
      checks: ['aws-rds-instance-multi-az'],
    },
    'RDS.6': {
      title: 'RDS instances have enhanced monitoring',
      checks: ['aws-rds-instance-enhanced-monitoring'],
    },
    'RDS.7': {
      title: 'RDS clusters are protected from deletion',
      checks: ['aws-rds-cluster-deletion-protection'],
    },
    'RDS.8': {
      title: 'RDS instances are protected from deletion',
      checks: ['aws-rds-instance-deletion-protection'],
    },
    'RDS.9': {
      title: 'RDS instances send their logs to CloudWatch',
      checks: ['aws-rds-instance-log-exports'],
    },
    'RDS.10': {
      title: 'RDS instances accept IAM authentication',
      checks: ['aws-rds-instance-iam-authentication'],
    },
    'RDS.11': {
      title: 'RDS instances are backed up automatically',
      checks: ['aws-rds-instance-backups'],
    },
    'RDS.12': {
      title: 'RDS clusters accept IAM authentication',
      checks: ['aws-rds-cluster-iam-authentication'],
    },
    'RDS.13': {
      title: 'RDS instances take minor upgrades automatically',
      checks: ['aws-rds-instance-minor-upgrade'],
    },
    'RDS.14': {
      title: 'Aurora MySQL clusters can be rewound',
      checks: ['aws-rds-cluster-backtrack'],
    },
    'RDS.15': {
      title: 'RDS clusters span availability zones',
      checks: ['aws-rds-cluster-multi-az'],
    },
    'RDS.16': {
      title: 'Aurora clusters copy their tags to snapshots',
      checks: ['aws-rds-cluster-copy-tags'],
    },
    'RDS.17': {
      title: 'RDS instances copy their tags to snapshots',
      checks: ['aws-rds-instance-copy-tags'],
    },
    'RDS.19': {
      title: 'Somebody is told of critical events of RDS clusters',
      checks: ['aws-rds-events-cluster'],
    },
    'RDS.20': {
      title: 'Somebody is told of critical events of RDS instances',
      checks: ['aws-rds-events-instance'],
    },
    'RDS.21': {
      title: 'Somebody is told of critical events of RDS parameter groups',
      checks: ['aws-rds-events-parameter-group'],
    },
    'RDS.22': {
      title: 'Somebody is told of critical events of RDS security groups',
      checks: ['aws-rds-events-security-group'],
    },
    'RDS.23': {
      title: "RDS databases don't listen on the default port of their engine",
      checks: ['aws-rds-instance-default-port', 'aws-rds-cluster-default-port'],
    },
    'RDS.24': {
      title: 'RDS clusters have an administrator name of their own',
      checks: ['aws-rds-cluster-default-admin'],
    },
    'RDS.25': {
      title: 'RDS instances have an administrator name of their own',
      checks: ['aws-rds-instance-default-admin'],
    },
    'RDS.27': {
      title: 'RDS clusters are encrypted at rest',
      checks: ['aws-rds-cluster-encryption'],
    },
    'RDS.34': {
      title: 'Aurora MySQL clusters send audit logs to CloudWatch',
      checks: ['aws-rds-cluster-log-exports'],
    },
    'RDS.35': {
      title: 'RDS clusters take minor upgrades automatically',
      checks: ['aws-rds-cluster-minor-upgrade'],
    },
    'RDS.36': {
      title: 'RDS for PostgreSQL instances send their logs to CloudWatch',
      checks: ['aws-rds-instance-log-exports'],
    },
    'RDS.37': {
      title: 'Aurora PostgreSQL clusters send their logs to CloudWatch',
      checks: ['aws-rds-cluster-log-exports'],
    },
    'RDS.40': {
      title: 'RDS for SQL Server instances send their logs to CloudWatch',
      checks: ['aws-rds-instance-log-exports'],
    },
    'RDS.41': {
      title: 'RDS for SQL Server instances refuse connections without TLS',
      checks: ['aws-rds-instance-tls'],
    },
    'RDS.42': {
      title: 'RDS for MariaDB instances send their logs to CloudWatch',
      checks: ['aws-rds-instance-log-exports'],
    },
    'RDS.43': {
      title: 'RDS proxies refuse connections without TLS',
      checks: ['aws-rds-proxy-tls'],
    },
    'RDS.44': {
      title: 'RDS for MariaDB instances refuse connections without TLS',
      checks: ['aws-rds-instance-tls'],
    },
    'RDS.45': {
      title: 'Aurora MySQL clusters write audit logs',
      checks: ['aws-rds-cluster-log-exports'],
      manual:
        'The check sees that audit logs are exported: see that the parameter group of the cluster also sets server_audit_logging to 1 and names events in server_audit_events.',
    },
    'RDS.46': {
      title: 'RDS instances are not in subnets with a route to the internet',
      manual:
        'Subnets of databases are not judged by themselves: see that no subnet in the group of an instance has a route for 0.0.0.0/0 or ::/0 to an internet gateway.',
    },
    'RDS.47': {
      title: 'RDS for PostgreSQL clusters copy their tags to snapshots',
      checks: ['aws-rds-cluster-copy-tags'],
    },
    'RDS.48': {
      title: 'RDS for MySQL clusters copy their tags to snapshots',
      checks: ['aws-rds-cluster-copy-tags'],
    },
    'RDS.50': {
      title: 'RDS clusters keep backups long enough',
      checks: ['aws-rds-cluster-backups'],
    },
    'RDS.51': {
      title: 'Aurora MySQL global clusters run a supported version',
      manual:
        'Global clusters are not collected: compare the engine version of each with the release calendar of Aurora MySQL.',
    },
    'Redshift.1': {
      title: 'Redshift clusters are not publicly accessible',
      checks: ['aws-redshift-cluster-public'],
    },
    'Redshift.2': {
      title: 'Redshift clusters refuse connections without TLS',
      checks: ['aws-redshift-cluster-tls'],
    },
    'Redshift.3': {
      title: 'Redshift clusters take snapshots automatically',
      checks: ['aws-redshift-cluster-snapshots'],
    },
    'Redshift.4': {
      title: 'Redshift clusters keep audit logs',
      checks: ['aws-redshift-cluster-audit-logging'],
    },
    'Redshift.6': {
      title: 'Redshift clusters take version upgrades automatically',
      checks: ['aws-redshift-cluster-version-upgrade'],
    },
    'Redshift.7': {
      title: 'Redshift clusters load and unload through the VPC',
      checks: ['aws-redshift-cluster-vpc-routing'],
    },
    'Redshift.8': {
      title: 'Redshift clusters have an administrator name of their own',
      checks: ['aws-redshift-cluster-default-admin'],
    },
    'Redshift.10': {
      title: 'Redshift clusters are encrypted at rest',
      checks: ['aws-redshift-cluster-encryption'],
    },
    'Redshift.15': {
      title: 'The port of Redshift clusters is open to known networks only',
      checks: ['aws-ec2-security-group-open-redshift'],
      manual:
        'The check sees groups that open the default port to everyone: for clusters on another port, and for other wide sources, read the rules of their security groups.',
    },
    'Redshift.18': {
      title: 'Redshift clusters run in two availability zones',
      checks: ['aws-redshift-cluster-multi-az'],
    },
    'S3.1': {
      title: 'The account blocks public access to S3',
      checks: ['aws-s3-account-public-access-block'],
    },
    'S3.2': {
      title: "S3 buckets can't be read by everyone",
      checks: ['aws-s3-bucket-public'],
    },
    'S3.3': {
      title: "S3 buckets can't be written by everyone",
      checks: ['aws-s3-bucket-public-write'],
    },
    'S3.5': {
      title: 'S3 buckets refuse plain HTTP',
      checks: ['aws-s3-bucket-tls-only'],
    },
    'S3.6': {
      title: 'S3 bucket policies give other accounts no control',
      checks: ['aws-s3-bucket-foreign-control'],
    },
    'S3.8': {
      title: 'S3 buckets block public access',
      checks: ['aws-s3-bucket-public-access-block'],
    },
    'S3.9': {
      title: 'Requests to S3 buckets are logged',
      checks: ['aws-s3-bucket-access-logging'],
    },
    'S3.12': {
      title: "S3 buckets don't use ACLs",
      checks: ['aws-s3-bucket-acls-disabled'],
    },
    'S3.13': {
      title: 'S3 buckets have lifecycle rules',
      checks: ['aws-s3-bucket-lifecycle'],
    },
    'S3.19': {
      title: 'S3 access points block public access',
      checks: ['aws-s3-access-point-public-access-block'],
    },
    'S3.24': {
      title: 'S3 multi-region access points block public access',
      checks: ['aws-s3-multi-region-access-point-public-access-block'],
    },
    'S3.25': {
      title: 'S3 directory buckets have lifecycle rules',
      manual: 'Directory buckets are not collected: see that each has a lifecycle configuration.',
    },
    'SecretsManager.1': {
      title: 'Secrets rotate automatically',
      checks: ['aws-secretsmanager-secret-rotation'],
    },
    'SecretsManager.2': {
      title: 'Rotation of secrets succeeds',
      checks: ['aws-secretsmanager-secret-rotation-overdue'],
    },
    'SecretsManager.3': {
      title: 'Secrets that nobody uses are removed',
      checks: ['aws-secretsmanager-secret-unused'],
    },
    'SecretsManager.4': {
      title: 'Secrets were rotated recently',
      checks: ['aws-secretsmanager-secret-rotated-recently'],
    },
    'SNS.4': {
      title: 'SNS topics are not open to everyone',
      checks: ['aws-sns-topic-public'],
    },
    'SQS.1': {
      title: 'SQS queues are encrypted',
      checks: ['aws-sqs-queue-encryption'],
    },
    'SQS.3': {
      title: 'SQS queues are not open to everyone',
      checks: ['aws-sqs-queue-public'],
    },
    'SSM.1': {
      title: 'Systems Manager manages the instances that run',
      checks: ['aws-ssm-instance-managed'],
    },
    'SSM.2': {
      title: 'Managed instances have the patches of their baseline',
      checks: ['aws-ssm-instance-patch-compliance'],
    },
    'SSM.3': {
      title: 'Associations of managed instances have taken effect',
      checks: ['aws-ssm-instance-association-compliance'],
    },
    'SSM.4': {
      title: 'Systems Manager documents are not public',
      checks: ['aws-ssm-document-public'],
    },
    'SSM.6': {
      title: 'Systems Manager automations log to CloudWatch',
      checks: ['aws-ssm-region-automation-logging'],
    },
    'SSM.7': {
      title: "Systems Manager documents can't be made public",
      checks: ['aws-ssm-region-public-sharing-blocked'],
    },
  },
});
