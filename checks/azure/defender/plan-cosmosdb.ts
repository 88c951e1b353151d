import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-cosmosdb',
  title: 'Defender for Cloud watches over Azure Cosmos DB',
  severity: 'medium',
  plan: 'CosmosDbs',
  called: 'Azure Cosmos DB',
  why: 'It tells of injected queries, of stolen keys in use and of data that is drawn off.',
});
