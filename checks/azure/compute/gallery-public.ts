import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Gallery } from 'cloudstance/resources/azure/compute';

export default defineCheck({
  id: 'azure-compute-gallery-public',
  title: 'Compute galleries are not shared with everybody',
  severity: 'high',
  why: 'Every Azure customer can make machines from the images in a community gallery, and read whatever secrets were left in them.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#community-gallery'],
  on: Gallery.pick('sharingProfile'),
  fix: ({ name, uid }) => ({
    command: sh`az sig share reset --gallery-name ${name} --resource-group ${armId(uid).resourceGroup}`,
    terraform: 'resource "azurerm_shared_image_gallery": no sharing block with permission = "Community"',
  }),

  evaluate({ sharingProfile }) {
    // Private unless somebody shares it.
    const permissions = sharingProfile?.permissions ?? 'Private';
    if (permissions.toLowerCase() === 'community') return fail('It is shared with everybody as a community gallery');
    return pass(permissions.toLowerCase() === 'groups' ? 'It is shared with chosen tenants' : 'It is not shared');
  },

  examples: {
    pass: [
      { sharingProfile: { permissions: 'Private' } },
      { sharingProfile: { permissions: 'Groups' } },
      { sharingProfile: {} },
      { sharingProfile: null },
    ],
    fail: [{ sharingProfile: { permissions: 'Community' } }],
  },
});
