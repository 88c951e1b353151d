import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Document } from 'cloudstance/resources/aws/ssm';

export default defineCheck({
  id: 'aws-ssm-document-public',
  title: 'Systems Manager documents are not public',
  severity: 'high',
  why: 'Documents tell how the account is run, and sometimes hold its credentials.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html'],
  on: Document.pick('sharing'),
  fix: ({ name, scope }) =>
    sh`aws ssm modify-document-permission --region ${scope.region} --name ${name} --permission-type Share --account-ids-to-remove all`,

  evaluate({ sharing: { accountIds } }) {
    return accountIds.includes('all') ? fail('Shared with everybody') : pass('Not shared with everybody');
  },

  examples: {
    pass: [{ sharing: { accountIds: [] } }, { sharing: { accountIds: ['999988887777'] } }],
    fail: [{ sharing: { accountIds: ['all'] } }],
  },
});
