import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isAwsManagedPolicy, nameOf } from 'cloudstance/domain/aws/arn';
import { listOf } from 'cloudstance/domain/text';
import { Role } from 'cloudstance/resources/aws/iam';
import { allow, doc } from './_documents.ts';
import { stranger, trusts } from './_roles.ts';
import { alone, foreignTrusts, managing, params, related, strangersOf } from './_third-parties.ts';

/** AWS's policies that read what is in buckets, tables and queues, not only how they are set up. */
const readsData = new Set(['ReadOnlyAccess', 'PowerUserAccess', 'AdministratorAccess']);

const attaches = (name: string) => ({
  policies: { attached: [{ policyName: name, policyArn: `arn:aws:iam::aws:policy/${name}` }], inline: [] },
});
const holds = (policyDocument: string) => ({
  policies: { attached: [], inline: [{ policyName: 'own', policyDocument }] },
});
const trust = trusts({ AWS: `arn:aws:iam::${stranger}:root` }, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } });

export default defineCheck({
  id: 'aws-iam-role-third-party-data',
  title: 'IAM roles that third parties assume do not read all data',
  severity: 'high',
  why: 'ReadOnlyAccess reads every object and every table row: whoever breaks into the provider has the data of all its customers.',
  references: ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html'],
  on: Role.pick('trust', 'policies'),
  with: related,
  params,
  fix: ({ name }) => ({
    text: 'SecurityAudit or ViewOnlyAccess show how things are set up. Accounts that are your own belong into trustedAccounts.',
    command: [
      sh`aws iam attach-role-policy --role-name ${name} --policy-arn arn:aws:iam::aws:policy/SecurityAudit`,
      sh`aws iam detach-role-policy --role-name ${name} --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess`,
    ].join(' && '),
  }),

  evaluate(role, { membership, params: { trustedAccounts } }) {
    const foreign = foreignTrusts(role.trust, role.scope).filter(({ conditions }) => !conditions.orgRestricted);
    if (foreign.length === 0) return notApplicable('No account outside may assume the role');
    const broad = role.policies.attached.filter(
      ({ policyArn }) => isAwsManagedPolicy(policyArn) && readsData.has(nameOf(policyArn)),
    );
    if (broad.length === 0) return pass('No policy of AWS for reading everything is attached');
    const strangers = strangersOf(foreign, trustedAccounts, membership);
    if (strangers.length === 0) return pass('The other accounts that may assume the role are your own');
    return fail(`Account ${listOf(strangers)} has ${listOf(broad.map(({ policyName }) => policyName))}`);
  },

  examples: {
    pass: [
      { trust, ...attaches('SecurityAudit'), $membership: alone },
      { trust, ...attaches('ReadOnlyAccess'), $membership: managing(stranger) },
      { trust, ...holds(doc(allow('s3:GetObject', 'arn:aws:s3:::exchange/*'))), $membership: alone },
    ],
    // An external id says for whom the provider works, not what it may see.
    fail: [
      { trust, ...attaches('ReadOnlyAccess'), $membership: alone },
      { trust, ...attaches('AdministratorAccess'), $membership: managing() },
      { trust, ...holds(doc(allow('s3:Get*'))), $membership: alone },
    ],
    notApplicable: [
      { trust: trusts({ Service: 'ec2.amazonaws.com' }), ...attaches('ReadOnlyAccess'), $membership: alone },
    ],
  },
});
