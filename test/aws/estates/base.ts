import * as EC2 from '@aws-sdk/client-ec2';
import * as STS from '@aws-sdk/client-sts';
import { estate } from '../fake.ts';

/** What every scan asks before anything is collected. */
export default [
  estate(STS, {
    GetCallerIdentity: { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/scanner', UserId: 'AIDA' },
  }),
  estate(EC2, {
    DescribeRegions: {
      Regions: [
        { RegionName: 'eu-west-1', OptInStatus: 'opt-in-not-required' },
        { RegionName: 'me-south-1', OptInStatus: 'not-opted-in' },
      ],
    },
  }),
];
