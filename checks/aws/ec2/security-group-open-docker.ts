import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-docker',
  what: 'the Docker API',
  why: 'Whoever reaches the Docker API starts containers that own the host.',
  ports: known(2375, 2376),
});
