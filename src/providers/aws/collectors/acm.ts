import { ACMClient, DescribeCertificateCommand, KeyAlgorithm, paginateListCertificates } from '@aws-sdk/client-acm';
import { Certificate } from '../../../resources/aws/acm.ts';
import { defineAwsCollector } from '../define.ts';

/** Without these, only RSA keys of 1024 and 2048 bits are listed. */
const keyTypes = Object.values(KeyAlgorithm);

export const certificates = defineAwsCollector(Certificate, {
  async *list(aws) {
    const question = { Includes: { keyTypes }, MaxItems: 1000 };
    for await (const { CertificateSummaryList = [] } of paginateListCertificates(
      { client: aws.client(ACMClient) },
      question,
    ))
      for (const found of CertificateSummaryList)
        yield {
          uid: found.CertificateArn!,
          name: found.DomainName!,
          state: { status: found.Status!, type: found.Type!, inUse: found.InUse!, notAfter: found.NotAfter ?? null },
          keyAlgorithm: found.KeyAlgorithm!,
          domainNames: found.SubjectAlternativeNameSummaries ?? [found.DomainName!],
        };
  },
  facets: {
    details: async (aws, { uid }) => {
      const { Certificate: found } = await aws
        .client(ACMClient)
        .send(new DescribeCertificateCommand({ CertificateArn: uid }));
      const { Options, RenewalSummary } = found!;
      return {
        transparencyLogging: Options?.CertificateTransparencyLoggingPreference ?? null,
        renewal: RenewalSummary
          ? { status: RenewalSummary.RenewalStatus!, reason: RenewalSummary.RenewalStatusReason ?? null }
          : null,
      };
    },
  },
});
