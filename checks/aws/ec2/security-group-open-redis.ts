import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-redis',
  what: 'Redis',
  why: 'Redis trusts its network: whoever reaches it reads everything and can often run programs on the host.',
  ports: known(6379),
});
