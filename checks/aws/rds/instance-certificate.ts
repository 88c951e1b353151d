import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysUntil } from 'cloudstance/domain/time';
import { Instance } from 'cloudstance/resources/aws/rds';
import { z } from 'zod';

/** Authorities that have expired: the last on 22 August 2024. */
const retired = ['rds-ca-2015', 'rds-ca-2019'];

export default defineCheck({
  id: 'aws-rds-instance-certificate',
  title: 'RDS instances show a certificate that is good for a while',
  severity: 'medium',
  why: 'When the certificate or its authority expires, clients that verify it can not connect, and those that do not verify stay open to impostors.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html'],
  on: Instance.pick('certificateDetails'),
  params: z.object({ days: z.int().min(0).default(30) }),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --ca-certificate-identifier rds-ca-rsa2048-g1 --apply-immediately`,
    terraform: 'resource "aws_db_instance": ca_cert_identifier = "rds-ca-rsa2048-g1"',
  }),

  evaluate({ certificateDetails }, { params: { days }, now }) {
    if (certificateDetails === null) return notApplicable('No certificate is reported');
    const { caIdentifier, validTill } = certificateDetails;
    if (retired.includes(caIdentifier)) return fail(`Its certificate is of the expired authority ${caIdentifier}`);
    if (validTill === undefined) return pass(`Its certificate is of ${caIdentifier}`);
    const left = daysUntil(validTill, now);
    const day = validTill.slice(0, 10);
    if (left < 0) return fail(`Its certificate of ${caIdentifier} expired on ${day}`);
    const until = `Its certificate of ${caIdentifier} is valid until ${day}`;
    return left < days ? fail(`${until}, for ${plural(left, 'day')}`) : pass(until);
  },

  examples: {
    pass: [
      { certificateDetails: { caIdentifier: 'rds-ca-rsa2048-g1', validTill: '2027-06-01T00:00:00.000Z' } },
      { certificateDetails: { caIdentifier: 'rds-ca-ecc384-g1' } },
    ],
    fail: [
      { certificateDetails: { caIdentifier: 'rds-ca-2019', validTill: '2027-06-01T00:00:00.000Z' } },
      { certificateDetails: { caIdentifier: 'rds-ca-rsa2048-g1', validTill: '2026-12-01T00:00:00.000Z' } },
      { certificateDetails: { caIdentifier: 'rds-ca-rsa2048-g1', validTill: '2026-11-01T00:00:00.000Z' } },
    ],
    notApplicable: [{ certificateDetails: null }],
  },
});
