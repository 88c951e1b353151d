import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';

const machine = (linuxConfiguration: { disablePasswordAuthentication?: boolean }) => ({
  osType: 'Linux',
  osProfile: { linuxConfiguration },
});

export default defineCheck({
  id: 'azure-compute-vm-ssh-keys',
  title: 'Linux virtual machines refuse passwords for SSH',
  severity: 'medium',
  why: 'Passwords are guessed, reused and phished; keys are not.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed'],
  on: VirtualMachine.pick('osType', 'osProfile'),
  fix: ({ name, uid }) => ({
    text: 'The setting is read only when a machine is made: give its users keys, turn PasswordAuthentication off in the machine, and make the next one with keys alone',
    command: sh`az vm user update --name ${name} --resource-group ${armId(uid).resourceGroup} --username USER --ssh-key-value KEY.pub`,
    terraform: 'resource "azurerm_linux_virtual_machine": disable_password_authentication = true',
  }),

  evaluate({ osType, osProfile }) {
    if (osType?.toLowerCase() !== 'linux') return notApplicable('It does not run Linux');
    if (osProfile === null) return notApplicable('It was made from a specialized disk, which Azure does not configure');
    // Off unless somebody turns it on.
    if (osProfile.linuxConfiguration?.disablePasswordAuthentication === true) return pass('SSH takes keys alone');
    return fail('SSH takes passwords');
  },

  examples: {
    pass: [machine({ disablePasswordAuthentication: true })],
    fail: [machine({ disablePasswordAuthentication: false }), machine({}), { osType: 'Linux', osProfile: {} }],
    notApplicable: [
      { osType: 'Windows', osProfile: { windowsConfiguration: {} } },
      { osType: 'Linux', osProfile: null },
      { osType: null, osProfile: null },
    ],
  },
});
