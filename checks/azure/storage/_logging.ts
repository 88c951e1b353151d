import { fail, notApplicable, pass, sh, type Verdict } from 'cloudstance/check';
import { type ResourceLog, unsentOf } from 'cloudstance/domain/azure/resource-logs';
import { listOf } from 'cloudstance/domain/text';

const categories = ['StorageRead', 'StorageWrite', 'StorageDelete'] as const;
const each = (enabled: boolean) => categories.map((category) => ({ category, enabled }));

export const loggingReferences = ['https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage'];

/** Logs what is done in one of an account's services. */
export const loggingFix = (uid: string, service: 'blob' | 'file' | 'queue' | 'table') => ({
  text: 'Put your own workspace in.',
  command: sh`az monitor diagnostic-settings create --name audit --resource ${`${uid}/${service}Services/default`} --logs ${JSON.stringify(each(true))} --workspace WORKSPACE`,
  terraform: `resource "azurerm_monitor_diagnostic_setting": target_resource_id = "\${azurerm_storage_account.example.id}/${service}Services/default"`,
});

/** Whether what is done in one of an account's services is logged. `null`: it does not have the service. */
export function judgeLogging(settings: readonly ResourceLog[] | null, what: string): Verdict {
  if (settings === null) return notApplicable(`The account has no ${what}`);
  const missing = unsentOf(settings, categories);
  if (missing.length === 0) return pass(`Reads, writes and deletions of ${what} are logged`);
  return fail(`These are not logged for ${what}: ${listOf(missing)}`);
}

type Logs = { name: string; logs: { category?: string; categoryGroup?: string; enabled: boolean }[] }[];

const sending = (...logs: { category?: string; categoryGroup?: string; enabled: boolean }[]) => [
  { name: 'audit', logs },
];

/** Examples of `judgeLogging`; `example` makes one of an account's settings. */
export const loggingExamples = <T>(example: (settings: Logs | null) => T) => ({
  pass: [
    sending(...each(true)),
    sending({ categoryGroup: 'allLogs', enabled: true }),
    sending({ categoryGroup: 'audit', enabled: true }),
    each(true).map((log) => ({ name: log.category, logs: [log] })),
  ].map(example),
  fail: [
    [],
    sending(...each(false)),
    sending({ category: 'StorageWrite', enabled: true }),
    sending({ categoryGroup: 'allLogs', enabled: false }),
  ].map(example),
  notApplicable: [example(null)],
});
