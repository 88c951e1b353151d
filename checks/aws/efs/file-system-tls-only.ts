import { defineCheck, sh } from 'cloudstance/check';
import { FileSystem } from 'cloudstance/resources/aws/efs';
import { examplePolicies, tlsVerdict } from '../_resource-policy.ts';

const uid = 'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1';
const policies = examplePolicies('*', uid);
const fileSystem = (policy: string | null) => ({ uid, policy });

export default defineCheck({
  id: 'aws-efs-file-system-tls-only',
  title: 'EFS file systems refuse clients without TLS',
  severity: 'medium',
  why: 'NFS itself encrypts nothing: whoever is on the way can read and change the files.',
  references: [
    'https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html',
    'https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html',
  ],
  on: FileSystem.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'Add a statement that denies everything to everybody where aws:SecureTransport is false, and mount with -o tls.',
    command: sh`aws efs put-file-system-policy --region ${scope.region} --file-system-id ${name} --policy file://policy.json`,
    terraform:
      'data "aws_iam_policy_document": statement { effect = "Deny", actions = ["*"], condition { test = "Bool", variable = "aws:SecureTransport", values = ["false"] } … }',
  }),

  evaluate({ policy, uid: resource }) {
    return tlsVerdict(policy, { what: 'file system', actions: ['elasticfilesystem:ClientMount'], resource });
  },

  examples: {
    pass: [policies.noPlainHttp].map(fileSystem),
    fail: [null, policies.own, policies.tlsIfAllowed, policies.noPlainHttpForOwner].map(fileSystem),
  },
});
