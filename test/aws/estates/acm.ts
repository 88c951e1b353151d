import * as ACM from '@aws-sdk/client-acm';
import { estate } from '../fake.ts';

const arn = (id: string): string => `arn:aws:acm:eu-west-1:111122223333:certificate/${id}`;
const certificate = (id: string, more: object) => ({
  CertificateArn: arn(id),
  DomainName: `${id}.example.com`,
  SubjectAlternativeNameSummaries: [`${id}.example.com`],
  Status: 'ISSUED',
  Type: 'AMAZON_ISSUED',
  KeyAlgorithm: 'EC_prime256v1',
  InUse: true,
  NotAfter: new Date('2027-10-01'),
  ...more,
});
const renewal = (RenewalStatus: string, more: object = {}) => ({
  RenewalSummary: { RenewalStatus, DomainValidationOptions: [], UpdatedAt: new Date('2026-11-01'), ...more },
});
const details: Readonly<Record<string, object>> = {
  [arn('good')]: { Options: { CertificateTransparencyLoggingPreference: 'ENABLED' }, ...renewal('SUCCESS') },
  [arn('bad')]: {
    Options: { CertificateTransparencyLoggingPreference: 'DISABLED' },
    ...renewal('FAILED', { RenewalStatusReason: 'CAA_ERROR' }),
  },
};

export default [
  estate(ACM, {
    // As the service does: without key types, the keys that are neither RSA 1024 nor 2048 are left out.
    ListCertificates: ({ NextToken, Includes }) =>
      NextToken
        ? {
            CertificateSummaryList: [
              certificate('bad', {
                KeyAlgorithm: 'RSA_1024',
                NotAfter: new Date('2026-12-01'),
                SubjectAlternativeNameSummaries: ['bad.example.com', '*.bad.example.com'],
              }),
              certificate('late', {
                Status: 'EXPIRED',
                Type: 'IMPORTED',
                InUse: false,
                NotAfter: new Date('2026-01-01'),
              }),
              { ...certificate('new', { Status: 'PENDING_VALIDATION', InUse: false }), NotAfter: undefined },
            ],
          }
        : {
            CertificateSummaryList: Includes?.keyTypes?.includes('EC_prime256v1') ? [certificate('good', {})] : [],
            NextToken: 'page-2',
          },
    DescribeCertificate: ({ CertificateArn }) => ({ Certificate: { CertificateArn, ...details[CertificateArn] } }),
  }),
];
