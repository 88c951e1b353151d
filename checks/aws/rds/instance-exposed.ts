import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { databaseCards } from 'cloudstance/domain/aws/exposure';
import { portLabel } from 'cloudstance/domain/net';
import { Instance } from 'cloudstance/resources/aws/rds';
import { anyone, nacl, office, openNetwork, rule } from '../ec2/_examples.ts';
import { pathsFromInternet, reachedVerdict, surroundings } from '../ec2/_network.ts';

const instance = {
  engine: 'postgres',
  port: 5432,
  publiclyAccessible: true,
  network: { vpcId: 'vpc-1', subnetIds: ['subnet-1'], groupIds: ['sg-1'] },
};
const group = (port: number, cidr: string) => [{ name: 'sg-1', ingress: [rule(port, cidr)] }];
const exposed = { ...instance, ...openNetwork, $groups: group(5432, anyone) };
const mainTable = { name: 'rtb-1', vpcId: 'vpc-1', associations: [{ main: true }], routes: [] };

export default defineCheck({
  id: 'aws-rds-instance-exposed',
  title: 'RDS instances can not be reached from the internet',
  severity: 'critical',
  why: 'Anyone can try passwords, and any vulnerability of the engine before sign-in, on the database itself.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
  on: Instance.pick('engine', 'port', 'publiclyAccessible', 'network'),
  with: surroundings,
  fix: ({ name, scope }) => ({
    text: 'Close the security group to everybody, and take the public address away.',
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --no-publicly-accessible --apply-immediately`,
    terraform: 'resource "aws_db_instance": publicly_accessible = false',
  }),

  evaluate(database, around) {
    const { engine, port, publiclyAccessible, network, uid, name } = database;
    if (!publiclyAccessible) return pass('It has private addresses only');
    if (network === null || port === null) return notApplicable('It has no endpoint in a VPC yet');
    const judged = [{ port, name: engine, kind: 'database', protocol: 'tcp' } as const];
    const paths = databaseCards(database).flatMap((card) => pathsFromInternet(card, around, judged));
    if (paths.length > 0) return reachedVerdict(paths, { kind: 'data', id: uid, name, how: 'belongs to' });
    return pass(`It has a public address, but port ${portLabel(port)} is not open to everybody`);
  },

  examples: {
    pass: [
      { ...exposed, publiclyAccessible: false },
      { ...exposed, $groups: group(5432, office) },
      { ...exposed, $groups: group(443, anyone) },
      { ...exposed, $routeTables: [mainTable] },
      { ...exposed, $networkAcls: [{ name: 'acl-1', subnetIds: ['subnet-1'], entries: [nacl(100, 'deny')] }] },
    ],
    fail: [exposed, { ...exposed, network: { ...instance.network, subnetIds: ['subnet-2', 'subnet-1'] } }],
    notApplicable: [
      { ...exposed, port: null },
      { ...exposed, network: null },
    ],
  },
});
