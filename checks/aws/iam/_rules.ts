import type { Action } from 'cloudstance/domain/aws/access/actions';
import { destroysData, wildcardGrants } from 'cloudstance/domain/aws/access/wildcards';
import { allows } from 'cloudstance/domain/aws/policy';
import { allowsWithout, escalationPaths, narrowsAssumeRole, narrowsPassRole } from 'cloudstance/domain/aws/privileges';
import { listOf, plural } from 'cloudstance/domain/text';
import { allow, deny, doc, harmless, type Rule } from './_documents.ts';

const role = 'arn:aws:iam::111122223333:role/';
const kmsKey = 'arn:aws:kms:eu-west-1:111122223333:key/';

/** Conditions count for nothing here: that is how the vendor's control is defined. */
export const decryptsAnything: Rule = {
  title: 'allow decryption with every KMS key',
  severity: 'medium',
  why: 'Encryption keeps data apart only as long as nobody can decrypt everything.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html'],
  advice: 'Name the keys in Resource.',
  judge(document, { account, partition }) {
    const everyKey = `arn:${partition}:kms:*:${account}:key/*`;
    const actions = ['kms:Decrypt', 'kms:ReEncryptFrom'].filter((action) => allows(document, action, everyKey));
    return actions.length === 0 ? undefined : `may use every KMS key for ${listOf(actions)}`;
  },
  good: [
    harmless,
    doc(allow('kms:Decrypt', `${kmsKey}4f2a`)),
    doc(allow('kms:DescribeKey')),
    doc(allow('kms:*'), deny('kms:Decrypt'), deny('kms:ReEncryptFrom')),
  ],
  bad: [
    doc(allow('kms:Decrypt')),
    doc(allow('kms:ReEncrypt*')),
    doc(allow('kms:*', 'arn:aws:kms:*:*:key/*')),
    doc(allow(['s3:GetObject', 'kms:Decrypt'], 'arn:aws:kms:*:111122223333:key/*')),
    doc({ Effect: 'Allow', Action: 'kms:Decrypt', NotResource: 'arn:aws:s3:::shop/*' }),
  ],
};

export const passesAnyRole: Rule = {
  title: 'allow passing every role to every service',
  severity: 'medium',
  why: 'Whoever may hand any role to a service may run code as the most powerful role there is.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html'],
  advice: 'Name the roles in Resource, or demand iam:PassedToService.',
  judge(document, { account, partition }) {
    const everyRole = `arn:${partition}:iam::${account}:role/*`;
    return allowsWithout(document, 'iam:PassRole', everyRole, narrowsPassRole)
      ? 'may pass every role to every service'
      : undefined;
  },
  good: [
    harmless,
    doc(allow('iam:PassRole', `${role}app/*`)),
    doc(allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } })),
    doc(allow('iam:*'), deny('iam:PassRole')),
  ],
  bad: [
    doc(allow(['iam:PassRole', 'lambda:*'])),
    doc(allow('iam:Pass*', `${role}*`)),
    doc(allow('iam:PassRole', 'arn:aws:iam::*:role/*')),
    doc(allow('iam:PassRole', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
  ],
};

export const assumesAnyRole: Rule = {
  title: 'allow assuming every role',
  severity: 'medium',
  why: 'It then depends on the trust policies of all roles, in all accounts, that nobody becomes more than was meant.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html'],
  advice: 'Name the roles in Resource.',
  judge(document, { account, partition }) {
    const everyRole = `arn:${partition}:iam::${account}:role/*`;
    return allowsWithout(document, 'sts:AssumeRole', everyRole, narrowsAssumeRole)
      ? 'may assume every role that lets it'
      : undefined;
  },
  good: [
    harmless,
    doc(allow('sts:AssumeRole', `${role}deploy`)),
    doc(allow('sts:AssumeRole', 'arn:aws:iam::*:role/audit')),
    doc(allow('sts:AssumeRole', '*', { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } })),
    doc(allow('sts:GetCallerIdentity')),
  ],
  bad: [doc(allow('sts:AssumeRole')), doc(allow('sts:*')), doc(allow('sts:Assume*', 'arn:aws:iam::*:role/*'))],
};

export const escalates: Rule = {
  title: 'let their holders make themselves administrators',
  severity: 'high',
  why: 'Somebody with little power who can take more has all of it, and a stolen session too.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  advice: 'Take the actions away, name the users and roles they are for, or demand a permissions boundary.',
  judge(document, place) {
    const paths = escalationPaths(document, place);
    return paths.length === 0 ? undefined : `can become administrator by ${listOf(paths, 3)}`;
  },
  good: [
    harmless,
    doc(allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}')),
    doc(
      allow('iam:AttachRolePolicy', '*', { StringLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/limit' } }),
    ),
    doc(allow('lambda:*'), allow('iam:PassRole', `${role}app/*`)),
    doc(allow('iam:List*'), allow('iam:Get*')),
    doc(allow('ec2:RunInstances'), allow('iam:PassRole'), deny('iam:PassRole')),
  ],
  bad: [
    doc(allow('iam:CreatePolicyVersion')),
    doc(allow('iam:Put*', 'arn:aws:iam::111122223333:*')),
    doc(allow('iam:UpdateAssumeRolePolicy', `${role}*`)),
    doc(allow(['iam:PassRole', 'ec2:RunInstances'])),
    doc(allow('iam:PassRole'), allow('lambda:*', 'arn:aws:lambda:eu-west-1:111122223333:function:*')),
    doc({ Effect: 'Allow', NotAction: ['iam:Delete*', 'sts:*'], Resource: 'arn:aws:iam::*:role/*' }),
  ],
};

const wildcardPage = 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html';

/** What wildcards grant of some kind of action: `s3:* (2 of 170 actions: …)`. */
function wildcardsWith(document: string, isMeant: (action: Action) => boolean): string[] {
  return wildcardGrants(document).flatMap(({ written, actions }) => {
    const found = actions.filter(isMeant).map(({ service, name }) => `${service}:${name}`);
    return found.length === 0
      ? []
      : [`${written} (${found.length} of ${plural(actions.length, 'action')}: ${listOf(found, 3)})`];
  });
}

export const changesPermissionsByWildcard: Rule = {
  title: 'allow changing permissions by a wildcard',
  severity: 'medium',
  why: 'A wildcard that is written for its reads and writes often means the actions that share and grant, too, and those to come.',
  references: [wildcardPage],
  advice: 'Name the actions that are used, or wildcards of one verb such as Get* and List*.',
  judge(document) {
    const found = wildcardsWith(document, ({ level }) => level === 'permissions');
    return found.length === 0 ? undefined : `may change permissions by ${listOf(found, 3)}`;
  },
  good: [
    harmless,
    doc(allow(['iam:Get*', 'iam:List*'])),
    doc(allow(['s3:Get*', 's3:PutBucketPolicy'])),
    doc(allow('sqs:*'), deny('sqs:AddPermission'), deny('sqs:RemovePermission'), deny('sqs:SetQueueAttributes')),
  ],
  bad: [
    doc(allow('s3:*', 'arn:aws:s3:::shop')),
    doc(allow('iam:Put*')),
    doc(allow('lambda:*'), deny('lambda:AddPermission', 'arn:aws:lambda:*:*:function:shop')),
    doc({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' }),
  ],
};

export const destroysByWildcard: Rule = {
  title: 'allow destroying data by a wildcard',
  severity: 'medium',
  why: 'What was meant for daily work then also empties buckets, drops tables and schedules the end of keys.',
  references: [wildcardPage],
  advice: 'Name the actions that are used, and leave those that delete to a role of their own.',
  judge(document) {
    const found = wildcardsWith(document, destroysData);
    return found.length === 0 ? undefined : `may destroy data by ${listOf(found, 3)}`;
  },
  good: [
    harmless,
    doc(allow(['s3:Get*', 'dynamodb:Put*'])),
    doc(allow('s3:DeleteObject', 'arn:aws:s3:::shop/*')),
    doc(allow('sqs:*'), deny('sqs:DeleteQueue'), deny('sqs:Purge*')),
  ],
  bad: [
    doc(allow('s3:*', 'arn:aws:s3:::shop/*')),
    doc(allow('dynamodb:Delete*')),
    doc(allow('*', '*', { StringEquals: { 'aws:ResourceTag/team': 'shop' } })),
    doc({ Effect: 'Allow', NotAction: ['iam:*', 's3:*'], Resource: '*' }),
  ],
};
