import {
  AppRunnerClient,
  DescribeServiceCommand,
  paginateListServices,
  type Service as SdkService,
} from '@aws-sdk/client-apprunner';
import { Service } from '../../../resources/aws/apprunner.ts';
import type { Aws } from '../aws.ts';
import { whereOffered } from '../availability.ts';
import { defineAwsCollector } from '../define.ts';

export const services = defineAwsCollector(Service, {
  list: (aws) => whereOffered('App Runner', aws, servicesOf(aws)),
  facets: {
    role: async (aws, { uid }) => (await describe(aws, uid)).InstanceConfiguration?.InstanceRoleArn || null,
    // Documented: public where nothing is said.
    public: async (aws, { uid }) =>
      (await describe(aws, uid)).NetworkConfiguration?.IngressConfiguration?.IsPubliclyAccessible ?? true,
  },
});

async function* servicesOf(aws: Aws) {
  for await (const { ServiceSummaryList = [] } of paginateListServices(
    { client: aws.client(AppRunnerClient) },
    { MaxResults: 20 },
  ))
    for (const { ServiceArn, ServiceName, ServiceUrl, Status } of ServiceSummaryList)
      if (Status !== 'DELETED') yield { uid: ServiceArn!, name: ServiceName!, url: ServiceUrl! };
}

const describe = (aws: Aws, arn: string): Promise<SdkService> =>
  aws.once(`apprunner:${arn}`, async () => {
    const { Service: service } = await aws
      .client(AppRunnerClient)
      .send(new DescribeServiceCommand({ ServiceArn: arn }));
    return service!;
  });
