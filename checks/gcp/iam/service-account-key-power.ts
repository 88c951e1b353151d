import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { powerOf } from 'cloudstance/domain/gcp/access/power';

import { GcpAccess } from 'cloudstance/models/gcp-access';
import { ServiceAccountKey } from 'cloudstance/resources/gcp/iam';
import { guarded, harmless, shop, stepping } from '../_access.ts';
import { key, pathOfKey, removeKey } from './_keys.ts';

const ofShop = (more: object = {}) => key('11-01', { serviceAccount: shop, ...more });

export default defineCheck({
  id: 'gcp-iam-service-account-key-power',
  title: 'Keys of users are not of accounts that can become owner',
  severity: 'critical',
  why: 'Whoever finds a copy of the file has the whole project, from anywhere, until somebody deletes the key.',
  references: ['https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys'],
  on: ServiceAccountKey.pick('config'),
  with: { access: GcpAccess },
  fix: (one) => removeKey(one),

  evaluate({ uid, scope, config }, { access, now }) {
    if (config.disabled) return notApplicable('The key is disabled');
    if (new Date(config.validBeforeTime) < now) return notApplicable('The key has expired');
    const gain = powerOf(access, `serviceAccount:${config.serviceAccount}`, scope.account);
    if (!gain) return pass(`${config.serviceAccount} is no owner and can not become one`);
    return fail(`It is a key of ${config.serviceAccount}, which ${gain.what}`, {
      paths: [pathOfKey(uid, config.serviceAccount, gain)],
    });
  },

  examples: {
    pass: [
      { ...ofShop(), $access: harmless },
      { ...ofShop(), $access: guarded },
    ],
    fail: [{ ...ofShop(), $access: stepping }],
    notApplicable: [
      { ...ofShop({ disabled: true }), $access: stepping },
      { ...ofShop({ validBeforeTime: '2026-11-01T10:00:00Z' }), $access: stepping },
    ],
  },
});
