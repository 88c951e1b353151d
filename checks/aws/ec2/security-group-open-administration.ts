import { sensitivePortsOf } from 'cloudstance/domain/net';
import { groupsKeepShut } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-administration',
  what: 'any administration port',
  why: 'Remote administration that everyone can reach is attacked all day with stolen and guessed passwords and new flaws.',
  ports: sensitivePortsOf('administration'),
});
