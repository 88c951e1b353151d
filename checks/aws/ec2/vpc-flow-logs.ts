import { by, defineCheck, fail, inRegion, pass, sh } from 'cloudstance/check';
import { FlowLog, Vpc } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

const log = { resourceId: 'vpc-1', flowLogStatus: 'ACTIVE', trafficType: 'ALL', deliverLogsStatus: 'SUCCESS' };

export default defineCheck({
  id: 'aws-ec2-vpc-flow-logs',
  title: 'Every VPC has flow logs',
  severity: 'medium',
  why: 'After a break-in, flow logs say who talked to whom; without them nobody can tell what was taken.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html'],
  on: Vpc.pick('isDefault'),
  with: {
    logs: inRegion(
      by(
        FlowLog.pick('resourceId', 'flowLogStatus', 'trafficType', 'deliverLogsStatus'),
        ({ resourceId }) => resourceId,
      ),
    ),
  },
  fix: ({ name, scope }) => ({
    text: 'BUCKET is a bucket for logs',
    command: sh`aws ec2 create-flow-logs --region ${scope.region} --resource-type VPC --resource-ids ${name} --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::BUCKET`,
    terraform: 'resource "aws_flow_log" with vpc_id and traffic_type = "ALL"',
  }),

  evaluate(vpc, { logs }) {
    const away = elsewhere(vpc);
    if (away) return away;
    const own = logs.get(vpc.name);
    const good = own.find(
      ({ flowLogStatus, trafficType, deliverLogsStatus }) =>
        flowLogStatus === 'ACTIVE' && trafficType !== 'ACCEPT' && deliverLogsStatus !== 'FAILED',
    );
    const which = vpc.isDefault ? 'The default VPC' : 'The VPC';
    if (good) return pass(`${which} has flow log ${good.name} of ${good.trafficType ?? 'ALL'} traffic`);
    const bad = own.find(() => true);
    if (!bad) return fail(`${which} has no flow log`);
    if (bad.deliverLogsStatus === 'FAILED') return fail(`Flow log ${bad.name} cannot deliver`);
    if (bad.flowLogStatus !== 'ACTIVE') return fail(`Flow log ${bad.name} is ${bad.flowLogStatus}`);
    return fail(`Flow log ${bad.name} leaves out refused traffic`);
  },

  examples: {
    pass: [
      { name: 'vpc-1', isDefault: false, $logs: [log] },
      { name: 'vpc-1', isDefault: false, $logs: [{ ...log, trafficType: 'REJECT', deliverLogsStatus: null }] },
      {
        name: 'vpc-1',
        isDefault: true,
        $logs: [
          { ...log, trafficType: 'ACCEPT' },
          { ...log, uid: 'fl-2' },
        ],
      },
    ],
    fail: [
      { name: 'vpc-1', isDefault: false, $logs: [] },
      {
        name: 'vpc-1',
        isDefault: true,
        $logs: [
          { ...log, resourceId: 'vpc-2' },
          { ...log, resourceId: 'subnet-1' },
        ],
      },
      { name: 'vpc-1', isDefault: false, $logs: [{ ...log, trafficType: 'ACCEPT' }] },
      { name: 'vpc-1', isDefault: false, $logs: [{ ...log, deliverLogsStatus: 'FAILED' }] },
      { name: 'vpc-1', isDefault: false, $logs: [{ ...log, flowLogStatus: 'INACTIVE' }] },
    ],
    notApplicable: [
      { uid: 'arn:aws:ec2:eu-west-1:444455556666:vpc/vpc-1', name: 'vpc-1', isDefault: false, $logs: [] },
    ],
  },
});
