import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-redshift',
  what: 'Redshift',
  why: 'A data warehouse on the internet is one guessed password away from being copied.',
  ports: known(5439),
});
