import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { LaunchTemplate } from 'cloudstance/resources/aws/ec2';
import { NetworkInterface, SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-security-group-unused',
  title: 'Security groups are in use',
  severity: 'low',
  why: 'A group that nothing uses is reviewed by nobody and opens its rules again to the next thing it is attached to by mistake.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html'],
  // Its own rules too: it is one of the groups looked through.
  on: SecurityGroup.pick('groupName', 'ingress', 'egress'),
  with: {
    interfaces: inRegion(by(NetworkInterface.pick('groupIds'), ({ groupIds }) => groupIds)),
    templates: inRegion(by(LaunchTemplate.pick('securityGroupIds'), ({ securityGroupIds }) => securityGroupIds)),
    groups: inRegion(
      by(SecurityGroup.pick('ingress', 'egress'), ({ name, ingress, egress }) =>
        [...ingress, ...egress]
          .flatMap(({ userIdGroupPairs = [] }) => userIdGroupPairs.flatMap(({ groupId }) => groupId ?? []))
          .filter((other, i, all) => other !== name && all.indexOf(other) === i),
      ),
    ),
  },
  fix: ({ name, scope }) => sh`aws ec2 delete-security-group --region ${scope.region} --group-id ${name}`,

  evaluate(group, { interfaces, templates, groups }) {
    const away = elsewhere(group);
    if (away) return away;
    if (group.groupName === 'default') return notApplicable('A default security group cannot be deleted');
    const card = interfaces.get(group.name).find(() => true);
    if (card) return pass(`Attached to ${card.name}`);
    const template = templates.get(group.name).find(() => true);
    if (template) return pass(`Named by launch template ${template.name}`);
    const other = groups.get(group.name).find(() => true);
    if (other) return pass(`Named by the rules of ${other.name}`);
    return fail('No network interface, launch template or other group uses it');
  },

  examples: {
    pass: [
      {
        name: 'sg-1',
        groupName: 'web',
        ingress: [],
        egress: [],
        $interfaces: [{ groupIds: ['sg-0', 'sg-1'] }],
        $templates: [],
        $groups: [],
      },
      {
        name: 'sg-1',
        groupName: 'web',
        ingress: [],
        egress: [],
        $interfaces: [],
        $templates: [{ securityGroupIds: ['sg-1'] }],
        $groups: [],
      },
      {
        name: 'sg-1',
        uid: 'sg-1',
        groupName: 'web',
        ingress: [],
        egress: [],
        $interfaces: [],
        $templates: [],
        $groups: [
          { name: 'sg-2', ingress: [], egress: [{ ipProtocol: '-1', userIdGroupPairs: [{ groupId: 'sg-1' }] }] },
        ],
      },
    ],
    fail: [
      {
        name: 'sg-1',
        groupName: 'web',
        ingress: [],
        egress: [],
        $interfaces: [{ groupIds: ['sg-2'] }],
        $templates: [],
        $groups: [],
      },
      {
        name: 'sg-1',
        uid: 'sg-1',
        groupName: 'web',
        ingress: [],
        egress: [],
        $interfaces: [],
        $templates: [],
        $groups: [
          {
            name: 'sg-1',
            uid: 'self',
            ingress: [{ ipProtocol: '-1', userIdGroupPairs: [{ groupId: 'sg-1' }] }],
            egress: [],
          },
        ],
      },
    ],
    notApplicable: [
      { name: 'sg-1', groupName: 'default', ingress: [], egress: [], $interfaces: [], $templates: [], $groups: [] },
    ],
  },
});
