import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

export const NotebookInstance = defineResource('aws.sagemaker.notebook-instance', {
  label: 'SageMaker notebook instances',
  per: 'region',
  list: ['sagemaker:ListNotebookInstances'],
  facets: {
    /** `InService`, `Stopped`, … */
    status: listed(z.string()),
    /** ARN of the role that notebooks run as. One call for each instance. */
    role: facet(z.string(), 'sagemaker:DescribeNotebookInstance'),
  },
});
