import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';

const machine = (secureBootEnabled?: boolean, vTpmEnabled?: boolean, securityType = 'TrustedLaunch') => ({
  securityProfile: {
    securityType,
    uefiSettings: {
      ...(secureBootEnabled !== undefined && { secureBootEnabled }),
      ...(vTpmEnabled !== undefined && { vTpmEnabled }),
    },
  },
});

export default defineCheck({
  id: 'azure-compute-vm-trusted-launch',
  title: 'Virtual machines start with secure boot and a virtual TPM',
  severity: 'medium',
  why: 'Without them a rootkit that comes before the operating system stays hidden from everything that runs in it.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/trusted-launch'],
  on: VirtualMachine.pick('securityProfile'),
  fix: ({ uid }) => ({
    text: 'Deallocate the machine first; it has to be of generation 2',
    command: sh`az vm update --ids ${uid} --security-type TrustedLaunch --enable-secure-boot true --enable-vtpm true`,
    terraform: 'resource "azurerm_linux_virtual_machine": secure_boot_enabled = true, vtpm_enabled = true',
  }),

  evaluate({ securityProfile: { securityType, uefiSettings } }) {
    // Machines from before, and those that were made without it, say nothing: Standard.
    if (securityType === undefined || securityType.toLowerCase() === 'standard')
      return fail('It starts without trusted launch');
    const missing = [
      ...(uefiSettings?.secureBootEnabled === true ? [] : ['secure boot']),
      ...(uefiSettings?.vTpmEnabled === true ? [] : ['the virtual TPM']),
    ];
    if (missing.length > 0) return fail(`${securityType} without ${listOf(missing)}`);
    return pass(`${securityType} with secure boot and a virtual TPM`);
  },

  examples: {
    pass: [machine(true, true), machine(true, true, 'ConfidentialVM')],
    fail: [
      { securityProfile: {} },
      { securityProfile: { securityType: 'TrustedLaunch' } },
      machine(false, true),
      machine(true, false),
      machine(true),
      machine(true, true, 'Standard'),
    ],
  },
});
