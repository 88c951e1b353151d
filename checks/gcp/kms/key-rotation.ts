import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { daysUntil } from 'cloudstance/domain/time';
import { CryptoKey } from 'cloudstance/resources/gcp/kms';
import { z } from 'zod';

const day = 86_400;

export default defineCheck({
  id: 'gcp-kms-key-rotation',
  title: 'Cloud KMS keys for encryption rotate at least every 90 days',
  severity: 'medium',
  why: 'The longer one version of a key is used, the more is lost with it when it leaks.',
  references: ['https://cloud.google.com/kms/docs/key-rotation'],
  on: CryptoKey.pick('config'),
  params: z.object({ days: z.number().int().min(1).default(90) }),
  fix: ({ uid }) => ({
    command: sh`gcloud kms keys update ${uid.replace('//cloudkms.googleapis.com/', '')} --rotation-period 90d --next-rotation-time +p1d`,
    terraform: 'resource "google_kms_crypto_key": rotation_period = "7776000s"',
  }),

  evaluate({ config: { purpose, rotationPeriod, nextRotationTime, primaryState } }, { params, now }) {
    if (purpose !== 'ENCRYPT_DECRYPT') return notApplicable(`Keys for ${purpose} do not rotate by themselves`);
    if (primaryState !== undefined && primaryState !== 'ENABLED')
      return notApplicable(`The version that encrypts is ${primaryState}`);
    if (rotationPeriod === undefined) return fail('It does not rotate by itself');
    const period = Math.round(rotationPeriod / day);
    if (rotationPeriod > params.days * day) return fail(`It rotates every ${period} days, not every ${params.days}`);
    if (nextRotationTime === undefined) return fail('It has a rotation period but no next rotation');
    const left = daysUntil(nextRotationTime, now);
    if (left >= params.days) return fail(`Its next rotation is in ${left} days, later than in ${params.days}`);
    return pass(`It rotates every ${period} days`);
  },

  examples: {
    pass: [
      {
        config: {
          purpose: 'ENCRYPT_DECRYPT',
          rotationPeriod: 90 * day,
          nextRotationTime: '2026-12-24T00:00:00Z',
          primaryState: 'ENABLED',
        },
      },
    ],
    fail: [
      { config: { purpose: 'ENCRYPT_DECRYPT', primaryState: 'ENABLED' } },
      {
        config: {
          purpose: 'ENCRYPT_DECRYPT',
          rotationPeriod: 365 * day,
          nextRotationTime: '2026-12-24T00:00:00Z',
          primaryState: 'ENABLED',
        },
      },
      {
        config: {
          purpose: 'ENCRYPT_DECRYPT',
          rotationPeriod: 90 * day,
          nextRotationTime: '2027-12-24T00:00:00Z',
          primaryState: 'ENABLED',
        },
      },
      { config: { purpose: 'ENCRYPT_DECRYPT', rotationPeriod: 90 * day, primaryState: 'ENABLED' } },
    ],
    notApplicable: [
      { config: { purpose: 'ASYMMETRIC_SIGN' } },
      { config: { purpose: 'ENCRYPT_DECRYPT', primaryState: 'DESTROYED' } },
    ],
  },
});
