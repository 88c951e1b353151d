import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { dataOf } from 'cloudstance/domain/gcp/access/power';
import { listOf } from 'cloudstance/domain/text';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { ServiceAccountKey } from 'cloudstance/resources/gcp/iam';
import { notReading, reading, shop } from '../_access.ts';
import { key, pathOfKey, removeKey } from './_keys.ts';

const ofShop = (more: object = {}) => key('11-01', { serviceAccount: shop, ...more });

export default defineCheck({
  id: 'gcp-iam-service-account-key-data',
  title: 'Keys of users are not of accounts that read secrets, keys or buckets',
  severity: 'high',
  why: 'Whoever finds a copy of the file reads what the account reads, from anywhere, until somebody deletes the key.',
  references: ['https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys'],
  on: ServiceAccountKey.pick('config'),
  with: { access: GcpAccess },
  fix: (one) => removeKey(one),

  evaluate({ uid, config }, { access, now }) {
    if (config.disabled) return notApplicable('The key is disabled');
    if (new Date(config.validBeforeTime) < now) return notApplicable('The key has expired');
    const gains = dataOf(access, `serviceAccount:${config.serviceAccount}`);
    if (gains.length === 0) return pass(`${config.serviceAccount} reads no secrets, keys or buckets`);
    return fail(`It is a key of ${config.serviceAccount}, which ${listOf(gains.map(({ what }) => what))}`, {
      paths: gains.slice(0, 5).map((gain) => pathOfKey(uid, config.serviceAccount, gain)),
    });
  },

  examples: {
    pass: [{ ...ofShop(), $access: notReading }],
    fail: [{ ...ofShop(), $access: reading }],
    notApplicable: [
      { ...ofShop({ disabled: true }), $access: reading },
      { ...ofShop({ validBeforeTime: '2026-11-01T10:00:00Z' }), $access: reading },
    ],
  },
});
