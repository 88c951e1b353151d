import {
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRegistryPolicyCommand,
  GetRegistryScanningConfigurationCommand,
  GetRepositoryPolicyCommand,
  paginateDescribeRepositories,
} from '@aws-sdk/client-ecr';
import { absent } from '../../../collector.ts';
import { Registry, Repository } from '../../../resources/aws/ecr.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

export const repositories = defineAwsCollector(Repository, {
  async *list(aws) {
    const pages = paginateDescribeRepositories({ client: aws.client(ECRClient) }, { maxResults: 1000 });
    for await (const { repositories: found = [] } of pages)
      for (const repository of found)
        yield {
          uid: repository.repositoryArn!,
          name: repository.repositoryName!,
          tagMutability: {
            setting: repository.imageTagMutability!,
            exclusions: (repository.imageTagMutabilityExclusionFilters ?? []).map(({ filter }) => filter!),
          },
          scanOnPush: camel(repository.imageScanningConfiguration?.scanOnPush),
          encryption: camel(repository.encryptionConfiguration),
        };
  },
  facets: {
    policy: (aws, { name }) =>
      aws
        .client(ECRClient)
        .send(new GetRepositoryPolicyCommand({ repositoryName: name }))
        .then(({ policyText }) => policyText!, absent('RepositoryPolicyNotFoundException')),
    lifecyclePolicy: (aws, { name }) =>
      aws
        .client(ECRClient)
        .send(new GetLifecyclePolicyCommand({ repositoryName: name }))
        .then(({ lifecyclePolicyText }) => lifecyclePolicyText!, absent('LifecyclePolicyNotFoundException')),
  },
});

export const registries = defineAwsCollector(Registry, {
  *list({ partition, region, account }) {
    yield { uid: `arn:${partition}:ecr:${region}:${account}:registry`, name: region };
  },
  facets: {
    scanning: async (aws) => {
      const answer = await aws.client(ECRClient).send(new GetRegistryScanningConfigurationCommand({}));
      const { scanType, rules } = answer.scanningConfiguration!;
      return { scanType: scanType!, rules: camel(rules) ?? [] };
    },
    policy: (aws) =>
      aws
        .client(ECRClient)
        .send(new GetRegistryPolicyCommand({}))
        .then(({ policyText }) => policyText!, absent('RegistryPolicyNotFoundException')),
  },
});
