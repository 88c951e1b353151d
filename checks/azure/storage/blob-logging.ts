import { defineCheck } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { judgeLogging, loggingExamples, loggingFix, loggingReferences } from './_logging.ts';

export default defineCheck({
  id: 'azure-storage-blob-logging',
  title: 'What is done with blobs is logged',
  severity: 'medium',
  why: 'Without these logs nobody can tell afterwards who read or deleted which blob.',
  references: loggingReferences,
  on: StorageAccount.pick('blobLogs'),
  fix: ({ uid }) => loggingFix(uid, 'blob'),
  evaluate: ({ blobLogs }) => judgeLogging(blobLogs, 'blobs'),
  examples: loggingExamples((blobLogs) => ({ blobLogs })),
});
