import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { ServiceAccountKey } from 'cloudstance/resources/gcp/iam';
import { key, removeKey } from './_keys.ts';

export default defineCheck({
  id: 'gcp-iam-service-account-key-expiry',
  title: 'Keys of service accounts expire',
  severity: 'low',
  why: 'A key without an end that nobody remembers opens the account for ever.',
  references: ['https://cloud.google.com/iam/docs/keys-create-delete'],
  on: ServiceAccountKey.pick('config'),
  fix: (found) => ({
    text: 'Let new keys expire by the organization policy iam.serviceAccountKeyExpiryHours, replace this one, then delete it.',
    command: removeKey(found),
  }),

  evaluate({ config: { disabled, validBeforeTime } }) {
    if (!validBeforeTime.startsWith('9999-')) return pass(`The key expires at ${validBeforeTime}`);
    return disabled ? notApplicable('The key is disabled') : fail('The key never expires');
  },

  examples: {
    pass: [key('11-01', { validBeforeTime: '2026-12-01T10:00:00Z' })],
    fail: [key('11-01')],
    notApplicable: [key('11-01', { disabled: true })],
  },
});
