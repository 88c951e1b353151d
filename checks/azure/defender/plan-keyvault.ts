import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-keyvault',
  title: 'Defender for Cloud watches over key vaults',
  severity: 'medium',
  plan: 'KeyVaults',
  called: 'Key Vault',
  why: 'It tells of unusual access to keys and secrets: the first sign that an application or a person was taken over.',
});
