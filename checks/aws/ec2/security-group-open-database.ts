import { sensitivePortsOf } from 'cloudstance/domain/net';
import { groupsKeepShut } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-database',
  what: 'any database port',
  why: 'Databases and caches that everyone can reach are copied, wiped or held to ransom once a password or flaw is found.',
  ports: sensitivePortsOf('database'),
});
