import {
  DescribeDocumentPermissionCommand,
  GetServiceSettingCommand,
  paginateDescribeInstanceInformation,
  paginateDescribeParameters,
  paginateListDocuments,
  paginateListResourceComplianceSummaries,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { Compliance, Document, ManagedInstance, Parameter, RegionSettings } from '../../../resources/aws/ssm.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { tagsOf } from '../shape.ts';

const arn = ({ partition, region, account }: Aws, resource: string): string =>
  `arn:${partition}:ssm:${region}:${account}:${resource}`;

export const parameters = defineAwsCollector(Parameter, {
  async *list(aws) {
    for await (const { Parameters = [] } of paginateDescribeParameters(
      { client: aws.client(SSMClient) },
      { MaxResults: 50 },
    ))
      for (const { Name, ARN, Type } of Parameters)
        yield { uid: ARN ?? arn(aws, `parameter/${Name!.replace(/^\//, '')}`), name: Name!, config: { type: Type! } };
  },
  facets: {},
});

export const documents = defineAwsCollector(Document, {
  async *list(aws) {
    const own = { Filters: [{ Key: 'Owner', Values: ['Self'] }], MaxResults: 50 };
    for await (const { DocumentIdentifiers = [] } of paginateListDocuments({ client: aws.client(SSMClient) }, own))
      for (const { Name, Tags } of DocumentIdentifiers)
        yield { uid: arn(aws, `document/${Name!}`), name: Name!, tags: tagsOf(Tags) };
  },
  facets: {
    sharing: async (aws, { name }) => {
      const accountIds: string[] = [];
      let NextToken: string | undefined;
      do {
        const question = new DescribeDocumentPermissionCommand({ Name: name, PermissionType: 'Share', NextToken });
        const page = await aws.client(SSMClient).send(question);
        accountIds.push(...(page.AccountIds ?? []));
        NextToken = page.NextToken;
      } while (NextToken);
      return { accountIds: accountIds.map((id) => id.toLowerCase()).sort() };
    },
  },
});

export const managedInstances = defineAwsCollector(ManagedInstance, {
  async *list(aws) {
    const pages = paginateDescribeInstanceInformation({ client: aws.client(SSMClient) }, { MaxResults: 50 });
    for await (const { InstanceInformationList = [] } of pages)
      for (const { InstanceId, PingStatus, IamRole } of InstanceInformationList)
        yield {
          uid: arn(aws, `managed-instance/${InstanceId}`),
          name: InstanceId!,
          iamRole: IamRole ?? null,
          ping: { pingStatus: PingStatus! },
        };
  },
  facets: {},
});

export const compliance = defineAwsCollector(Compliance, {
  async *list(aws) {
    const pages = paginateListResourceComplianceSummaries({ client: aws.client(SSMClient) }, { MaxResults: 50 });
    for await (const { ResourceComplianceSummaryItems = [] } of pages)
      for (const { ResourceId, ComplianceType, Status, NonCompliantSummary } of ResourceComplianceSummaryItems)
        yield {
          uid: arn(aws, `managed-instance/${ResourceId}/compliance/${ComplianceType}`),
          name: ResourceId!,
          summary: {
            complianceType: ComplianceType!,
            status: Status!,
            nonCompliantCount: NonCompliantSummary!.NonCompliantCount!,
          },
        };
  },
  facets: {},
});

export const regionSettings = defineAwsCollector(RegionSettings, {
  *list(aws) {
    yield { uid: arn(aws, 'region-settings'), name: aws.region };
  },
  facets: {
    publicSharing: async (aws) => ({
      value: (await setting(aws, '/ssm/documents/console/public-sharing-permission')) as 'Enable',
    }),
    automationLog: async (aws) => ({
      destination: (await setting(aws, '/ssm/automation/customer-script-log-destination')) || null,
    }),
  },
});

const setting = async (aws: Aws, SettingId: string): Promise<string | undefined> => {
  const { ServiceSetting } = await aws.client(SSMClient).send(new GetServiceSettingCommand({ SettingId }));
  return ServiceSetting!.SettingValue;
};
