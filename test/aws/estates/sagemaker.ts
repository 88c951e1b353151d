import * as SageMaker from '@aws-sdk/client-sagemaker';
import { estate } from '../fake.ts';

const notebook = (name: string, NotebookInstanceStatus: string) => ({
  NotebookInstanceName: name,
  NotebookInstanceArn: `arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/${name}`,
  NotebookInstanceStatus,
});

export default [
  estate(SageMaker, {
    ListNotebookInstances: ({ NextToken }) =>
      NextToken
        ? { NotebookInstances: [notebook('paused', 'Stopped')] }
        : { NotebookInstances: [notebook('research', 'InService')], NextToken: 'page-2' },
    DescribeNotebookInstance: ({ NotebookInstanceName }) => ({
      ...notebook(NotebookInstanceName, 'InService'),
      RoleArn: 'arn:aws:iam::111122223333:role/research',
    }),
  }),
];
