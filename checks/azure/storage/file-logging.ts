import { defineCheck } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { judgeLogging, loggingExamples, loggingFix, loggingReferences } from './_logging.ts';

export default defineCheck({
  id: 'azure-storage-file-logging',
  title: 'What is done with files in shares is logged',
  severity: 'low',
  why: 'Without these logs nobody can tell afterwards who read or deleted which file.',
  references: loggingReferences,
  on: StorageAccount.pick('fileLogs'),
  fix: ({ uid }) => loggingFix(uid, 'file'),
  evaluate: ({ fileLogs }) => judgeLogging(fileLogs, 'file shares'),
  examples: loggingExamples((fileLogs) => ({ fileLogs })),
});
