import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';

const windows = (patchMode?: string, enableAutomaticUpdates?: boolean) => ({
  osProfile: {
    windowsConfiguration: {
      ...(enableAutomaticUpdates !== undefined && { enableAutomaticUpdates }),
      ...(patchMode && { patchSettings: { patchMode } }),
    },
  },
});
const linux = (patchMode?: string) => ({
  osProfile: { linuxConfiguration: { ...(patchMode && { patchSettings: { patchMode } }) } },
});

export default defineCheck({
  id: 'azure-compute-vm-patch-mode',
  title: 'Updates of virtual machines install themselves',
  severity: 'low',
  why: 'Flaws are used within days of the update that mends them, and what waits for somebody to install it waits for weeks.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/automatic-vm-guest-patching'],
  on: VirtualMachine.pick('osProfile'),
  fix: ({ uid }) => ({
    text: 'For Windows it is osProfile.windowsConfiguration instead',
    command: sh`az vm update --ids ${uid} --set osProfile.linuxConfiguration.patchSettings.patchMode=AutomaticByPlatform`,
    terraform: 'resource "azurerm_linux_virtual_machine": patch_mode = "AutomaticByPlatform"',
  }),

  evaluate({ osProfile }) {
    if (osProfile === null) return notApplicable('It was made from a specialized disk, which Azure does not configure');
    const { windowsConfiguration, linuxConfiguration } = osProfile;
    const mode = (windowsConfiguration ?? linuxConfiguration)?.patchSettings?.patchMode;
    if (mode?.toLowerCase() === 'automaticbyplatform') return pass('Azure installs updates');
    if (windowsConfiguration) {
      // Windows Update, unless somebody turned it off; a mode that is not said is AutomaticByOS.
      const byOs = mode === undefined || mode.toLowerCase() === 'automaticbyos';
      if (byOs && windowsConfiguration.enableAutomaticUpdates !== false) return pass('Windows installs updates');
      return fail('Updates are installed by hand');
    }
    // ImageDefault is what Linux images bring along, which Azure does not know; also where nothing is said.
    return fail('Whether updates are installed is up to the image');
  },

  examples: {
    pass: [linux('AutomaticByPlatform'), windows('AutomaticByPlatform'), windows('AutomaticByOS', true), windows()],
    fail: [linux('ImageDefault'), linux(), windows('Manual'), windows('AutomaticByOS', false), { osProfile: {} }],
    notApplicable: [{ osProfile: null }],
  },
});
