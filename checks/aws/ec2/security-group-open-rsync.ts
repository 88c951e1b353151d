import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-rsync',
  what: 'rsync',
  why: 'The rsync daemon serves whole folders without a password unless told otherwise.',
  ports: known(873),
});
