import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Document } from 'cloudstance/resources/aws/ssm';
import { trusting } from '../_resource-policy.ts';

export default defineCheck({
  id: 'aws-ssm-document-foreign-access',
  title: 'Systems Manager documents are shared with trusted accounts only',
  severity: 'low',
  why: 'Other accounts read how the account is run, and later versions of the document as well.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html'],
  on: Document.pick('sharing'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Name accounts that may have it in trustedAccounts of the configuration.',
    command: sh`aws ssm modify-document-permission --region ${scope.region} --name ${name} --permission-type Share --account-ids-to-remove ACCOUNT`,
  }),

  evaluate({ sharing: { accountIds }, scope: { account } }, { params: { trustedAccounts } }) {
    const strangers = accountIds.filter((id) => id !== 'all' && id !== account && !trustedAccounts.includes(id));
    return strangers.length > 0
      ? fail(`Shared with other accounts: ${listOf(strangers)}`)
      : pass('Not shared with other accounts');
  },

  examples: {
    pass: [
      { sharing: { accountIds: [] } },
      { sharing: { accountIds: ['111122223333'] } },
      { sharing: { accountIds: ['all'] } },
    ],
    fail: [{ sharing: { accountIds: ['111122223333', '999988887777'] } }],
  },
});
