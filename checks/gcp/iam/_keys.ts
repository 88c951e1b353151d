import { sh } from 'cloudstance/check';
import type { Gain } from 'cloudstance/domain/gcp/access/power';
import type { AttackPath } from 'cloudstance/domain/access/path';

export const email = 'deploy@example-project.iam.gserviceaccount.com';
/** A key made on a day of 2026, such as `11-01`. */
export const key = (day: string, more: object = {}) => ({
  uid: `//iam.googleapis.com/projects/example-project/serviceAccounts/${email}/keys/${day}`,
  name: day,
  config: {
    serviceAccount: email,
    disabled: false,
    validAfterTime: `2026-${day}T10:00:00Z`,
    validBeforeTime: '9999-12-31T23:59:59Z',
    extendedStatus: [],
    ...more,
  },
});

const accountOf = (uid: string): string | undefined => /serviceAccounts\/([^/]+)\//.exec(uid)?.[1];

/** How to remove a key for good. */
export const removeKey = ({ uid, name }: { readonly uid: string; readonly name: string }): string =>
  sh`gcloud iam service-accounts keys delete ${name} --iam-account ${accountOf(uid)}`;

/** From a key to what its account gains. */
export const pathOfKey = (uid: string, account: string, { what, steps }: Gain): AttackPath => ({
  title: `From a key by ${account}, which ${what}`,
  steps: [
    { kind: 'permission', id: uid, name: `key ${uid.slice(uid.lastIndexOf('/') + 1)}` },
    { kind: 'identity', id: `serviceAccount:${account}`, name: account, how: 'signs in as' },
    ...steps,
  ],
});
