import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { ScaleSet } from 'cloudstance/resources/azure/compute';
import { nodePool, ofKubernetes } from './_scale-set.ts';

const set = (linuxConfiguration: { disablePasswordAuthentication?: boolean }) => ({
  tags: {},
  virtualMachineProfile: { osProfile: { linuxConfiguration } },
});

export default defineCheck({
  id: 'azure-compute-scale-set-ssh-keys',
  title: 'Linux scale sets refuse passwords for SSH',
  severity: 'medium',
  why: 'Passwords are guessed, reused and phished; keys are not.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed'],
  on: ScaleSet.pick('tags', 'virtualMachineProfile'),
  fix: ({ uid }) => ({
    text: 'Holds for machines that the set makes from then on',
    command: sh`az vmss update --ids ${uid} --set virtualMachineProfile.osProfile.linuxConfiguration.disablePasswordAuthentication=true`,
    terraform: 'resource "azurerm_linux_virtual_machine_scale_set": disable_password_authentication = true',
  }),

  evaluate(set) {
    const managed = ofKubernetes(set);
    if (managed) return managed;
    const linux = set.virtualMachineProfile?.osProfile?.linuxConfiguration;
    if (!linux) return notApplicable('It makes no Linux machines that Azure configures');
    // Off unless somebody turns it on.
    return linux.disablePasswordAuthentication === true ? pass('SSH takes keys alone') : fail('SSH takes passwords');
  },

  examples: {
    pass: [set({ disablePasswordAuthentication: true })],
    fail: [set({ disablePasswordAuthentication: false }), set({})],
    notApplicable: [
      { ...set({}), ...nodePool },
      { tags: {}, virtualMachineProfile: null },
      { tags: {}, virtualMachineProfile: { osProfile: {} } },
    ],
  },
});
