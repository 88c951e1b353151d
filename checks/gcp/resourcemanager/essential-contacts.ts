import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { nodeOf } from 'cloudstance/domain/gcp/node';
import { listOf } from 'cloudstance/domain/text';
import { Organization } from 'cloudstance/resources/gcp/project';

const wanted = ['LEGAL', 'SECURITY', 'SUSPENSION', 'TECHNICAL'];
const uid = '//cloudresourcemanager.googleapis.com/organizations/999999999999';
const contact = (...notificationCategorySubscriptions: string[]) => ({ notificationCategorySubscriptions });
const invalid = { ...contact('ALL'), validationState: 'INVALID' };

export default defineCheck({
  id: 'gcp-resourcemanager-essential-contacts',
  title: 'Google knows whom in the organization to write to about security, law and outages',
  severity: 'low',
  why: 'Otherwise Google writes to whoever has a certain role, who may not read it or know what to do.',
  references: ['https://cloud.google.com/resource-manager/docs/managing-notification-contacts'],
  on: Organization.pick('contacts'),
  fix: ({ uid: id }) =>
    sh`gcloud essential-contacts create --organization ${nodeOf(id).id} --email ADDRESS --notification-categories legal,security,suspension,technical`,

  evaluate({ uid: id, contacts }) {
    if (nodeOf(id).kind === 'folder') return notApplicable('This is a folder: contacts belong to its organization');
    const reached = contacts
      .filter(({ validationState }) => validationState !== 'INVALID')
      .flatMap(({ notificationCategorySubscriptions }) => notificationCategorySubscriptions);
    const missing = reached.includes('ALL') ? [] : wanted.filter((category) => !reached.includes(category));
    if (missing.length === 0) return pass(`Somebody is written to about ${listOf(wanted)}`);
    return fail(`Nobody is written to about ${listOf(missing)}`);
  },

  examples: {
    pass: [
      { uid, contacts: [contact('ALL')] },
      {
        uid,
        contacts: [contact('SECURITY', 'LEGAL'), { ...contact('TECHNICAL', 'SUSPENSION'), validationState: 'VALID' }],
      },
    ],
    fail: [
      { uid, contacts: [] },
      { uid, contacts: [contact('SECURITY', 'LEGAL', 'TECHNICAL_INCIDENTS', 'SUSPENSION')] },
      { uid, contacts: [invalid] },
    ],
    notApplicable: [{ uid: '//cloudresourcemanager.googleapis.com/folders/1', contacts: [] }],
  },
});
