import { separated } from './_family.ts';

export default separated({
  id: 'gcp-iam-policy-service-account-duties',
  title: 'Managing service accounts and acting as them are separate duties',
  why: 'Who can both create service accounts and act as them can give an account any role in reach and use it unseen.',
  references: ['https://cloud.google.com/iam/docs/service-account-permissions'],
  manages: 'iam.serviceAccountAdmin',
  uses: ['iam.serviceAccountUser'],
});
