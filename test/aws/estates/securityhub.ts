import * as SecurityHub from '@aws-sdk/client-securityhub';
import { estate } from '../fake.ts';

const subscription = (standard: string, StandardsStatus: string) => ({
  StandardsSubscriptionArn: `arn:aws:securityhub:eu-west-1:111122223333:subscription/${standard}`,
  StandardsArn: `arn:aws:securityhub:eu-west-1::standards/${standard}`,
  StandardsInput: {},
  StandardsStatus,
});

export default [
  estate(SecurityHub, {
    DescribeHub: {
      HubArn: 'arn:aws:securityhub:eu-west-1:111122223333:hub/default',
      SubscribedAt: '2024-05-01T10:00:00.000Z',
      AutoEnableControls: true,
    },
    GetEnabledStandards: ({ NextToken }) =>
      NextToken
        ? { StandardsSubscriptions: [subscription('cis-aws-foundations-benchmark/v/3.0.0', 'READY')] }
        : { StandardsSubscriptions: [subscription('pci-dss/v/4.0.1', 'FAILED')], NextToken: 'page-2' },
  }),
];
