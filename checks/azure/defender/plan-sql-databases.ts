import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-sql-databases',
  title: 'Defender for Cloud watches over Azure SQL databases',
  severity: 'medium',
  plan: 'SqlServers',
  called: 'Azure SQL databases',
  why: 'It tells of injected queries, guessed passwords and unusual access, and looks for weak settings.',
});
