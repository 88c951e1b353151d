import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Disk } from 'cloudstance/resources/azure/compute';

interface Family {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Whether disks that are attached to a machine are judged, or those that are not. */
  readonly attached: boolean;
}

/** Attached, also to a machine that is switched off; other states are of disks that no machine has. */
const isAttached = (state: string | null): boolean => /^(attached|reserved|frozen)$/i.test(state ?? '');

/** A check that disks are encrypted with a key of the customer. */
export function disksHaveCustomerKeys({ id, title, why, attached }: Family): Check {
  const [mine, other] = attached ? ['Attached', 'Unattached'] : ['Unattached', 'Attached'];
  const disk = (type?: string, diskState = mine) => ({ diskState, encryption: { ...(type && { type }) } });
  return defineCheck({
    id,
    title,
    severity: 'low',
    why,
    references: ['https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys'],
    on: Disk.pick('diskState', 'encryption'),
    fix: ({ uid }) => ({
      text: 'A disk of a running machine can be changed only after the machine is deallocated',
      command: sh`az disk update --ids ${uid} --encryption-type EncryptionAtRestWithCustomerKey --disk-encryption-set DISK_ENCRYPTION_SET_ID`,
      terraform: 'resource "azurerm_managed_disk": disk_encryption_set_id',
    }),

    evaluate({ diskState, encryption: { type } }) {
      if (isAttached(diskState) !== attached)
        return notApplicable(attached ? 'No machine has the disk' : 'A machine has the disk');
      // Without a type the platform's key it is: encryption at rest cannot be turned off.
      if (type === undefined || /^EncryptionAtRestWithPlatformKey$/i.test(type))
        return fail('It is encrypted with a key of the platform');
      return pass(`It is encrypted with a key of the customer (${type})`);
    },

    examples: {
      pass: [disk('EncryptionAtRestWithCustomerKey'), disk('EncryptionAtRestWithPlatformAndCustomerKeys')],
      fail: [disk('EncryptionAtRestWithPlatformKey'), disk()],
      notApplicable: [disk('EncryptionAtRestWithPlatformKey', other)],
    },
  });
}
