import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-open-source-databases',
  title: 'Defender for Cloud watches over PostgreSQL and MySQL servers',
  severity: 'medium',
  plan: 'OpenSourceRelationalDatabases',
  called: 'Open-source relational databases',
  why: 'It tells of guessed passwords and of unusual access to PostgreSQL, MySQL and MariaDB servers.',
});
