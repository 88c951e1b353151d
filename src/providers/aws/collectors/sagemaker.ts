import {
  DescribeNotebookInstanceCommand,
  paginateListNotebookInstances,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { NotebookInstance } from '../../../resources/aws/sagemaker.ts';
import { defineAwsCollector } from '../define.ts';

export const notebookInstances = defineAwsCollector(NotebookInstance, {
  async *list(aws) {
    const pages = paginateListNotebookInstances({ client: aws.client(SageMakerClient) }, { MaxResults: 100 });
    for await (const { NotebookInstances = [] } of pages)
      for (const { NotebookInstanceArn, NotebookInstanceName, NotebookInstanceStatus } of NotebookInstances)
        yield { uid: NotebookInstanceArn!, name: NotebookInstanceName!, status: NotebookInstanceStatus! };
  },
  facets: {
    role: (aws, { name }) =>
      aws
        .client(SageMakerClient)
        .send(new DescribeNotebookInstanceCommand({ NotebookInstanceName: name }))
        .then(({ RoleArn }) => RoleArn!),
  },
});
