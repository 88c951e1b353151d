import { groupsKeepShut, tcp } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-kerberos',
  what: 'Kerberos',
  why: 'A key distribution centre that strangers can reach lets them learn account names and take tickets home to crack.',
  ports: tcp('Kerberos', 88, 464, 749, 750),
});
