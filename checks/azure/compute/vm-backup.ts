import { by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { BackupItem, VirtualMachine } from 'cloudstance/resources/azure/compute';

const item = (protectionState?: string, more: { isScheduledForDeferredDelete?: boolean } = {}) => ({
  source: '/vm',
  state: { ...(protectionState && { protectionState }), ...more },
});
const machine = { uid: '/vm' };

export default defineCheck({
  id: 'azure-compute-vm-backup',
  title: 'Azure Backup protects virtual machines',
  severity: 'medium',
  why: 'What ransomware or a mistake takes from a machine without backups is gone.',
  references: ['https://learn.microsoft.com/azure/backup/backup-azure-vms-introduction'],
  on: VirtualMachine.pick(),
  with: { items: by(BackupItem.pick('source', 'state'), ({ source }) => source) },
  fix: ({ uid }) => ({
    text: 'Exempt machines that hold no data, and those that something else backs up',
    command: sh`az backup protection enable-for-vm --resource-group VAULT_RESOURCE_GROUP --vault-name VAULT --vm ${uid} --policy-name DefaultPolicy`,
    terraform: 'resource "azurerm_backup_protected_vm": source_vm_id, backup_policy_id',
  }),

  evaluate({ uid }, { items }) {
    const found = [...items.get(uid)].filter(({ state }) => state.isScheduledForDeferredDelete !== true);
    // The first backup is due where its state is pending; where one failed, the next is tried.
    const isRunning = /^(protected|irpending|protectionerror)$/i;
    if (found.some(({ state }) => isRunning.test(state.protectionState ?? ''))) return pass('Azure Backup protects it');
    const stopped = found.find(({ state }) => state.protectionState !== undefined);
    return fail(stopped ? `Its backup is in the state ${stopped.state.protectionState}` : 'No vault backs it up');
  },

  examples: {
    pass: [
      { ...machine, $items: [item('Protected')] },
      { ...machine, $items: [item('IRPending')] },
      { ...machine, $items: [item('ProtectionStopped'), { ...item('Protected'), uid: '/again' }] },
    ],
    fail: [
      { ...machine, $items: [] },
      { ...machine, $items: [{ ...item('Protected'), source: '/another' }] },
      { ...machine, $items: [item('ProtectionStopped')] },
      { ...machine, $items: [item('Protected', { isScheduledForDeferredDelete: true })] },
      { ...machine, $items: [item()] },
    ],
  },
});
