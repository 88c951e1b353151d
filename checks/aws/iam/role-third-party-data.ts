import { by, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isAwsManagedPolicy, nameOf, parseArn } from 'cloudstance/domain/aws/arn';
import { allows } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Policy, Role } from 'cloudstance/resources/aws/iam';
import { allow, doc } from './_documents.ts';
import { account, stranger, trusts } from './_roles.ts';
import { alone, foreignTrusts, managing, params, related, strangersOf } from './_third-parties.ts';

/** AWS's policies that read what is in buckets, tables and queues, not only how they are set up. */
const readsData = new Set([
  'ReadOnlyAccess',
  'PowerUserAccess',
  'AdministratorAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
]);

const attaches = (name: string, owner = 'aws') => ({
  policies: { attached: [{ policyName: name, policyArn: `arn:aws:iam::${owner}:policy/${name}` }], inline: [] },
});
const holds = (policyDocument: string) => ({
  policies: { attached: [], inline: [{ policyName: 'own', policyDocument }] },
});
const trust = trusts({ AWS: `arn:aws:iam::${stranger}:root` }, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } });

const $managedPolicies = [{ uid: `arn:aws:iam::${account}:policy/buckets`, document: doc(allow('s3:*')) }];

export default defineCheck({
  id: 'aws-iam-role-third-party-data',
  title: 'IAM roles that third parties assume do not read all data',
  severity: 'high',
  why: 'A policy such as ReadOnlyAccess reads every object and every table row: whoever breaks into the provider has the data of all its customers.',
  references: ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html'],
  on: Role.pick('trust', 'policies'),
  with: { ...related, managedPolicies: by(Policy.pick('document'), ({ uid }) => uid) },
  params,
  fix: ({ name }) => ({
    text:
      'Attach SecurityAudit or ViewOnlyAccess, which show how things are set up, and take the other policy away. ' +
      'Accounts that are your own belong into trustedAccounts.',
    command: sh`aws iam list-attached-role-policies --role-name ${name}; aws iam list-role-policies --role-name ${name}`,
  }),

  evaluate(role, { membership, managedPolicies, params: { trustedAccounts } }) {
    const foreign = foreignTrusts(role.trust, role.scope).filter(({ conditions }) => !conditions.orgRestricted);
    if (foreign.length === 0) return notApplicable('No account outside may assume the role');
    const everyObject = `arn:${parseArn(role.uid)?.partition ?? 'aws'}:s3:::*/*`;
    const reads = (document: string): boolean => allows(document, 's3:GetObject', everyObject);
    const { attached, inline } = role.policies;
    const broad = [
      ...inline.filter(({ policyDocument }) => reads(policyDocument)),
      ...attached.filter(({ policyArn }) =>
        isAwsManagedPolicy(policyArn)
          ? readsData.has(nameOf(policyArn))
          : managedPolicies.get(policyArn).some(({ document }) => reads(document)),
      ),
    ];
    if (broad.length === 0) return pass('No policy of the role reads all data');
    const strangers = strangersOf(foreign, trustedAccounts, membership);
    if (strangers.length === 0) return pass('The other accounts that may assume the role are your own');
    return fail(
      `Account ${listOf(strangers)} can read all data by ${listOf(broad.map(({ policyName }) => policyName))}`,
    );
  },

  examples: {
    pass: [
      { trust, ...attaches('SecurityAudit'), $managedPolicies, $membership: alone },
      { trust, ...attaches('ReadOnlyAccess'), $managedPolicies, $membership: managing(stranger) },
      { trust, ...holds(doc(allow('s3:GetObject', 'arn:aws:s3:::exchange/*'))), $managedPolicies, $membership: alone },
    ],
    // An external id says for whom the provider works, not what it may see.
    fail: [
      { trust, ...attaches('ReadOnlyAccess'), $managedPolicies, $membership: alone },
      { trust, ...attaches('AdministratorAccess'), $managedPolicies, $membership: managing() },
      { trust, ...attaches('buckets', account), $managedPolicies, $membership: alone },
      { trust, ...holds(doc(allow('s3:Get*'))), $managedPolicies, $membership: alone },
    ],
    notApplicable: [
      {
        trust: trusts({ Service: 'ec2.amazonaws.com' }),
        ...attaches('ReadOnlyAccess'),
        $managedPolicies,
        $membership: alone,
      },
    ],
  },
});
