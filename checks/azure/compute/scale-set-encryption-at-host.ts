import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { ScaleSet } from 'cloudstance/resources/azure/compute';
import { nodePool, ofKubernetes } from './_scale-set.ts';

const set = (encryptionAtHost?: boolean) => ({
  tags: {},
  virtualMachineProfile: { securityProfile: { ...(encryptionAtHost !== undefined && { encryptionAtHost }) } },
});

export default defineCheck({
  id: 'azure-compute-scale-set-encryption-at-host',
  title: 'Scale sets encrypt the disks of their machines at the host',
  severity: 'medium',
  why: 'Encryption at rest leaves temporary disks and the caches of the host in clear.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview'],
  on: ScaleSet.pick('tags', 'virtualMachineProfile'),
  fix: ({ uid }) => ({
    text: 'Register the feature EncryptionAtHost of Microsoft.Compute once, and deallocate the machines first',
    command: sh`az vmss update --ids ${uid} --set virtualMachineProfile.securityProfile.encryptionAtHost=true`,
    terraform: 'resource "azurerm_linux_virtual_machine_scale_set": encryption_at_host_enabled = true',
  }),

  evaluate(set) {
    const managed = ofKubernetes(set);
    if (managed) return managed;
    if (!set.virtualMachineProfile) return notApplicable('It makes no machines: each of them is judged by itself');
    // Off unless somebody turns it on.
    if (set.virtualMachineProfile.securityProfile?.encryptionAtHost === true) return pass('Encryption at host is on');
    return fail('Encryption at host is off');
  },

  examples: {
    pass: [set(true)],
    fail: [set(false), set(), { tags: {}, virtualMachineProfile: {} }],
    notApplicable: [
      { ...set(), ...nodePool },
      { tags: {}, virtualMachineProfile: null },
    ],
  },
});
