import * as AccessAnalyzer from '@aws-sdk/client-accessanalyzer';
import { estate } from '../fake.ts';

const analyzer = (name: string, type: string, status: string) => ({
  arn: `arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/${name}`,
  name,
  type,
  status,
  createdAt: new Date('2025-01-01'),
  tags: { owner: 'security' },
});

export default [
  estate(AccessAnalyzer, {
    ListAnalyzers: ({ nextToken }) =>
      nextToken
        ? { analyzers: [analyzer('external', 'ACCOUNT', 'ACTIVE')] }
        : { analyzers: [analyzer('unused', 'ACCOUNT_UNUSED_ACCESS', 'ACTIVE')], nextToken: 'page-2' },
  }),
];
