import { defineFramework } from 'cloudstance/framework';
import type * as checks from '../index.ts';

export default defineFramework<keyof typeof checks>({
  id: 'cis-aws-6.0',
  title: 'CIS Amazon Web Services Foundations Benchmark 6.0',
  provider: 'aws',
  url: 'https://www.cisecurity.org/benchmark/amazon_web_services',
  controls: {
    '2.1': {
      title: 'Contact details of the account are current',
      checks: ['aws-account-alternate-contacts', 'aws-account-company'],
      manual: "Open the account's contact information and confirm that name, address, telephone number and mailbox are those of people who will answer, and that more than one person reads the mailbox.",
    },
    '2.2': {
      title: 'A security contact is registered',
      checks: ['aws-account-security-contact'],
      manual: 'Write to the security contact and see that somebody answers who knows what to do with a warning from AWS.',
    },
    '2.3': {
      title: 'The root user has no access keys',
      checks: ['aws-iam-root-access-key'],
    },
    '2.4': {
      title: 'The root user signs in with MFA',
      checks: ['aws-iam-root-mfa'],
    },
    '2.5': {
      title: "The root user's MFA is a hardware device",
      checks: ['aws-iam-root-hardware-mfa'],
      manual: "The API does not tell a hardware token from a security key or passkey: look at the root user's devices under Security credentials, and at where they are kept.",
    },
    '2.6': {
      title: 'The root user is not used for daily work',
      checks: ['aws-iam-root-recent-use'],
      manual: 'For each recorded use of the root user, ask whether the task needed it and whether it was announced.',
    },
    '2.7': {
      title: 'Passwords have at least 14 characters',
      checks: ['aws-iam-password-policy-length'],
    },
    '2.8': {
      title: "Passwords can't be used again",
      checks: ['aws-iam-password-policy-reuse'],
    },
    '2.9': {
      title: 'Users with a console password have MFA',
      checks: ['aws-iam-user-mfa'],
    },
    '2.10': {
      title: 'Access keys are not created together with a console user',
      checks: ['aws-iam-access-key-initial-setup'],
    },
    '2.11': {
      title: 'Credentials unused for 45 days are disabled',
      checks: ['aws-iam-access-key-unused-45', 'aws-iam-user-password-unused-45'],
    },
    '2.12': {
      title: 'A user has at most one active access key',
      checks: ['aws-iam-user-two-active-keys'],
    },
    '2.13': {
      title: 'Access keys are rotated within 90 days',
      checks: ['aws-iam-access-key-rotation'],
    },
    '2.14': {
      title: 'Users get permissions through groups only',
      checks: ['aws-iam-user-direct-policies'],
    },
    '2.15': {
      title: 'No attached policy grants full administration',
      checks: ['aws-iam-policy-administrator', 'aws-iam-user-administrator', 'aws-iam-group-administrator', 'aws-iam-role-administrator'],
    },
    '2.16': {
      title: 'A role exists for working with AWS Support',
      checks: ['aws-iam-support-role'],
      manual: 'Confirm that those who handle incidents can assume the support role, and nobody else.',
    },
    '2.17': {
      title: 'Instances reach AWS through roles',
      checks: ['aws-ec2-instance-profile'],
      manual: 'Whether software on the instances really uses the role and no long-lived access key in files, environment or user data.',
    },
    '2.18': {
      title: 'Expired TLS certificates are gone from IAM',
      checks: ['aws-iam-server-certificate-expired'],
    },
    '2.19': {
      title: 'Access Analyzer watches every region for external access',
      checks: ['aws-accessanalyzer-external-access'],
    },
    '2.20': {
      title: 'Users are managed centrally',
      checks: ['aws-iam-users-federated'],
      manual: 'Look over the remaining IAM users: each should be a documented exception (break-glass, or software that can not assume a role), not a person.',
    },
    '2.21': {
      title: 'Full CloudShell access is restricted',
      checks: ['aws-iam-user-cloudshell', 'aws-iam-group-cloudshell', 'aws-iam-role-cloudshell'],
      manual: 'Where AWSCloudShellFullAccess is given through other policies (cloudshell:* in a policy of your own, or permission sets), decide who needs file transfer.',
    },
    '3.1.1': {
      title: 'Buckets refuse plain HTTP',
      checks: ['aws-s3-bucket-tls-only'],
    },
    '3.1.2': {
      title: 'Buckets require MFA to delete versions',
      checks: ['aws-s3-bucket-mfa-delete'],
    },
    '3.1.3': {
      title: 'Data in buckets is discovered and classified',
      manual: 'That somebody knows which buckets hold sensitive data (with Macie or another classifier), and that each is secured accordingly.',
    },
    '3.1.4': {
      title: 'Block Public Access is on',
      checks: ['aws-s3-bucket-public-access-block', 'aws-s3-account-public-access-block'],
    },
    '3.2.1': {
      title: 'RDS storage is encrypted',
      checks: ['aws-rds-instance-encryption', 'aws-rds-cluster-encryption'],
    },
    '3.2.2': {
      title: 'RDS takes minor engine upgrades by itself',
      checks: ['aws-rds-instance-minor-upgrade', 'aws-rds-cluster-minor-upgrade'],
    },
    '3.2.3': {
      title: 'RDS instances are not publicly accessible',
      checks: ['aws-rds-instance-public', 'aws-rds-instance-exposed'],
    },
    '3.2.4': {
      title: 'RDS spans availability zones',
      checks: ['aws-rds-instance-multi-az', 'aws-rds-cluster-multi-az'],
      manual: 'Decide which databases may stand in a single zone (development, data that can be rebuilt) and accept those findings.',
    },
    '3.3.1': {
      title: 'EFS file systems are encrypted',
      checks: ['aws-efs-file-system-encryption'],
    },
    '4.1': {
      title: 'CloudTrail records every region',
      checks: ['aws-cloudtrail-multi-region', 'aws-cloudtrail-trail-logging', 'aws-cloudtrail-trail-delivery'],
    },
    '4.2': {
      title: 'CloudTrail log files are validated',
      checks: ['aws-cloudtrail-trail-validation'],
    },
    '4.3': {
      title: 'AWS Config records in every region',
      checks: ['aws-config-recorder-enabled', 'aws-config-recorder-all-types', 'aws-config-recorder-global-types', 'aws-config-delivery'],
    },
    '4.4': {
      title: 'Access to the CloudTrail bucket is logged',
      checks: ['aws-cloudtrail-trail-bucket-logging'],
      manual: 'Trails that deliver to a bucket of another account: that access to this bucket is logged there.',
    },
    '4.5': {
      title: 'CloudTrail logs are encrypted with a KMS key',
      checks: ['aws-cloudtrail-trail-kms'],
    },
    '4.6': {
      title: 'Customer keys are rotated',
      checks: ['aws-kms-key-rotation'],
    },
    '4.7': {
      title: 'Every VPC has flow logs',
      checks: ['aws-ec2-vpc-flow-logs'],
    },
    '4.8': {
      title: 'Object-level writes are logged',
      checks: ['aws-cloudtrail-s3-write-events'],
    },
    '4.9': {
      title: 'Object-level reads are logged',
      checks: ['aws-cloudtrail-s3-read-events'],
    },
    '5.1': {
      title: 'Refused API calls raise an alarm',
      checks: ['aws-cloudwatch-unauthorized-calls-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.2': {
      title: 'Console sign-ins without MFA raise an alarm',
      checks: ['aws-cloudwatch-console-without-mfa-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.3': {
      title: 'Use of the root user raises an alarm',
      checks: ['aws-cloudwatch-root-use-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.4': {
      title: 'IAM policy changes raise an alarm',
      checks: ['aws-cloudwatch-iam-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.5': {
      title: 'CloudTrail changes raise an alarm',
      checks: ['aws-cloudwatch-trail-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.6': {
      title: 'Failed console sign-ins raise an alarm',
      checks: ['aws-cloudwatch-console-failures-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.7': {
      title: 'Disabling or deleting customer keys raises an alarm',
      checks: ['aws-cloudwatch-key-deletion-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.8': {
      title: 'Bucket policy changes raise an alarm',
      checks: ['aws-cloudwatch-bucket-policy-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.9': {
      title: 'AWS Config changes raise an alarm',
      checks: ['aws-cloudwatch-config-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.10': {
      title: 'Security group changes raise an alarm',
      checks: ['aws-cloudwatch-security-group-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.11': {
      title: 'Network ACL changes raise an alarm',
      checks: ['aws-cloudwatch-nacl-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.12': {
      title: 'Network gateway changes raise an alarm',
      checks: ['aws-cloudwatch-gateway-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.13': {
      title: 'Route table changes raise an alarm',
      checks: ['aws-cloudwatch-route-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.14': {
      title: 'VPC changes raise an alarm',
      checks: ['aws-cloudwatch-vpc-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.15': {
      title: 'Organization changes raise an alarm',
      checks: ['aws-cloudwatch-organization-changes-alarm'],
      manual: 'Where other tools than metric filters watch these events (EventBridge, a SIEM): that they do, and that somebody reacts.',
    },
    '5.16': {
      title: 'Security Hub is on',
      checks: ['aws-securityhub-enabled'],
    },
    '6.1.1': {
      title: 'EBS volumes are encrypted by default in every region',
      checks: ['aws-ec2-region-ebs-encryption-default'],
    },
    '6.1.2': {
      title: 'SMB is open to trusted networks only',
      checks: ['aws-ec2-security-group-open-smb'],
    },
    '6.2': {
      title: 'Network ACLs keep the world away from administration ports',
      checks: ['aws-ec2-network-acl-administration-ports'],
    },
    '6.3': {
      title: 'Security groups keep IPv4 world away from administration ports',
      checks: ['aws-ec2-security-group-administration-ports-ipv4'],
    },
    '6.4': {
      title: 'Security groups keep IPv6 world away from administration ports',
      checks: ['aws-ec2-security-group-administration-ports-ipv6'],
    },
    '6.5': {
      title: 'Default security groups allow nothing',
      checks: ['aws-ec2-security-group-default-closed'],
    },
    '6.6': {
      title: 'Routes over VPC peering are no wider than needed',
      checks: ['aws-ec2-vpc-peering-routes'],
      manual: 'Whether the routes over each VPC peering lead only to the subnets that have to talk to each other; the check sees routes to whole VPCs, not what is needed.',
    },
    '6.7': {
      title: 'Instance metadata needs a session token',
      checks: ['aws-ec2-instance-imdsv2', 'aws-ec2-launch-template-imdsv2', 'aws-ec2-region-imdsv2-default'],
    },
  },
});
