import { by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf, plural } from 'cloudstance/domain/text';
import { ServiceAccount, ServiceAccountKey } from 'cloudstance/resources/gcp/iam';
import { email, key } from './_keys.ts';

const account = { config: { email, disabled: false } };

export default defineCheck({
  id: 'gcp-iam-service-account-user-keys',
  title: 'Service accounts have no keys made by users',
  severity: 'medium',
  why: 'A key works from anywhere until somebody deletes it, and is easily copied; federation and attached accounts need none.',
  references: ['https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys'],
  on: ServiceAccount.pick('config'),
  with: { keys: by(ServiceAccountKey.pick('config'), ({ config }) => config.serviceAccount) },
  fix: ({ name, scope }) =>
    sh`gcloud iam service-accounts keys list --iam-account ${name} --managed-by user --project ${scope.account} && gcloud iam service-accounts keys delete KEY --iam-account ${name} --project ${scope.account}`,

  evaluate({ config }, { keys }) {
    const own = keys.get(config.email);
    const enabled = (k: { config: { disabled: boolean } }): boolean => !k.config.disabled;
    if (own.some(enabled)) {
      const names = own.filter(enabled).map(({ name }) => name);
      return fail(`${plural(names.length, 'key')} of users: ${listOf(names.toSorted())}`);
    }
    return own.length === 0 ? pass('No keys of users') : pass(`Only disabled keys of users: ${own.length}`);
  },

  examples: {
    pass: [
      { ...account, $keys: [] },
      { ...account, $keys: [key('01-01', { disabled: true })] },
      { ...account, $keys: [key('01-01', { serviceAccount: 'other@example-project.iam.gserviceaccount.com' })] },
    ],
    fail: [
      { ...account, $keys: [key('11-01')] },
      { ...account, $keys: [key('01-01', { disabled: true }), key('11-01'), key('11-02')] },
    ],
  },
});
