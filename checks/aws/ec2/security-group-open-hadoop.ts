import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-hadoop',
  what: 'Hadoop',
  why: 'Hadoop without Kerberos believes whatever user name a client states, and its clusters run the jobs they are sent.',
  ports: known(8020, 50070),
});
