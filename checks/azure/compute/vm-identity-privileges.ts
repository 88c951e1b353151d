import { defineCheck, notApplicable, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';
import { identityVerdict } from '../_full-power.ts';
import { identityReferences, privilegesExamples } from '../_identity-privileges.ts';

export default defineCheck({
  id: 'azure-compute-vm-identity-privileges',
  title: 'Identities of virtual machines cannot change a whole subscription',
  severity: 'high',
  why: 'Every process on the machine, that of an intruder as well, can ask for a token of its identity and do whatever that may.',
  references: identityReferences,
  on: VirtualMachine.pick('identities'),
  with: { access: AzureAccess },
  fix: ({ name, uid }) => ({
    text: 'Give it the role that it needs at the resource group or the resource, and delete the assignment that the message names',
    command: sh`az vm identity show --name ${name} --resource-group ${armId(uid).resourceGroup}`,
  }),

  evaluate({ identities }, { access }) {
    if (identities.length === 0) return notApplicable('It has no managed identity');
    return identityVerdict(identities, access);
  },

  examples: privilegesExamples((identities) => ({ identities })),
});
