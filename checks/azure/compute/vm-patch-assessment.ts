import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';

const linux = (assessmentMode?: string) => ({
  osProfile: { linuxConfiguration: { ...(assessmentMode && { patchSettings: { assessmentMode } }) } },
});
const windows = (assessmentMode: string) => ({
  osProfile: { windowsConfiguration: { patchSettings: { assessmentMode } } },
});

export default defineCheck({
  id: 'azure-compute-vm-patch-assessment',
  title: 'Virtual machines are checked for missing updates',
  severity: 'medium',
  why: 'Most break-ins use flaws that an update had already mended; nobody installs what nobody knows to be missing.',
  references: ['https://learn.microsoft.com/azure/update-manager/assessment-options'],
  on: VirtualMachine.pick('osProfile'),
  fix: ({ uid }) => ({
    text: 'For Windows it is osProfile.windowsConfiguration instead',
    command: sh`az vm update --ids ${uid} --set osProfile.linuxConfiguration.patchSettings.assessmentMode=AutomaticByPlatform`,
    terraform: 'resource "azurerm_linux_virtual_machine": patch_assessment_mode = "AutomaticByPlatform"',
  }),

  evaluate({ osProfile }) {
    if (osProfile === null) return notApplicable('It was made from a specialized disk, which Azure does not configure');
    const { windowsConfiguration, linuxConfiguration } = osProfile;
    const mode = (windowsConfiguration ?? linuxConfiguration)?.patchSettings?.assessmentMode;
    if (mode?.toLowerCase() === 'automaticbyplatform') return pass('Azure looks for missing updates every day');
    // ImageDefault, which is also what holds where nothing is said: only when somebody asks.
    return fail('Nobody looks for missing updates unless asked');
  },

  examples: {
    pass: [linux('AutomaticByPlatform'), windows('AutomaticByPlatform')],
    fail: [linux('ImageDefault'), linux(), windows('ImageDefault'), { osProfile: {} }],
    notApplicable: [{ osProfile: null }],
  },
});
