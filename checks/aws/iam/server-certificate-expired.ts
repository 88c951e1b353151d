import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, daysUntil, instant } from 'cloudstance/domain/time';
import { ServerCertificate } from 'cloudstance/resources/aws/iam';

export default defineCheck({
  id: 'aws-iam-server-certificate-expired',
  title: 'No expired server certificate lies in IAM',
  severity: 'medium',
  why: 'A load balancer that is given it by mistake shows warnings or nothing at all to its visitors.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html'],
  on: ServerCertificate.pick('expiration'),
  fix: ({ name }) => sh`aws iam delete-server-certificate --server-certificate-name ${name}`,

  evaluate({ expiration }, { now }) {
    return instant(expiration) <= now.getTime()
      ? fail(`The certificate expired ${plural(daysBetween(expiration, now), 'day')} ago`)
      : pass(`The certificate expires in ${plural(daysUntil(expiration, now), 'day')}`);
  },

  examples: {
    pass: [{ expiration: '2027-06-01T00:00:00.000Z' }, { expiration: '2026-11-21T12:00:01.000Z' }],
    fail: [{ expiration: '2025-01-01T00:00:00.000Z' }, { expiration: '2026-11-21T12:00:00.000Z' }],
  },
});
