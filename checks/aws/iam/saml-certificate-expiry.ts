import { z } from 'zod';
import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, daysUntil, instant } from 'cloudstance/domain/time';
import { SamlProvider } from 'cloudstance/resources/aws/iam';

const validUntil = '2126-01-01T00:00:00.000Z';

export default defineCheck({
  id: 'aws-iam-saml-certificate-expiry',
  title: 'SAML providers have a signing certificate that does not expire soon',
  severity: 'medium',
  why: 'On the day it expires nobody can sign in, and people reach for IAM users and the root user.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html'],
  on: SamlProvider.pick('validUntil', 'certificates'),
  params: z.object({ days: z.int().positive().default(30) }),
  fix: ({ uid }) => ({
    text: 'Get new metadata from the identity provider.',
    command: sh`aws iam update-saml-provider --saml-provider-arn ${uid} --saml-metadata-document file://metadata.xml`,
  }),

  /** Any one signing certificate will do, so the last to expire counts; the metadata as a whole may end before it. */
  evaluate({ validUntil: metadataEnds, certificates }, { params: { days }, now }) {
    const ends = [certificates.toSorted().at(-1)!, ...(metadataEnds ? [metadataEnds] : [])].toSorted()[0]!;
    const what = ends === metadataEnds ? 'The metadata' : 'The last signing certificate';
    if (instant(ends) <= now.getTime()) return fail(`${what} expired ${plural(daysBetween(ends, now), 'day')} ago`);
    const left = daysUntil(ends, now);
    const seen = `${what} expires in ${plural(left, 'day')}`;
    return left < days ? fail(seen) : pass(seen);
  },

  examples: {
    pass: [
      { validUntil, certificates: ['2027-06-01T00:00:00.000Z'] },
      { validUntil: null, certificates: ['2027-06-01T00:00:00.000Z'] },
      // In the middle of a change of certificates.
      { validUntil, certificates: ['2026-11-25T00:00:00.000Z', '2029-06-01T00:00:00.000Z'] },
    ],
    fail: [
      { validUntil, certificates: ['2026-12-01T00:00:00.000Z'] },
      { validUntil, certificates: ['2025-12-01T00:00:00.000Z'] },
      { validUntil: '2026-11-30T00:00:00.000Z', certificates: ['2029-06-01T00:00:00.000Z'] },
    ],
  },
});
