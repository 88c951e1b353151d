import { defineCheck } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { judgeLogging, loggingExamples, loggingFix, loggingReferences } from './_logging.ts';

export default defineCheck({
  id: 'azure-storage-table-logging',
  title: 'What is done with rows in tables is logged',
  severity: 'low',
  why: 'Without these logs nobody can tell afterwards who read or changed which row.',
  references: loggingReferences,
  on: StorageAccount.pick('tableLogs'),
  fix: ({ uid }) => loggingFix(uid, 'table'),
  evaluate: ({ tableLogs }) => judgeLogging(tableLogs, 'tables'),
  examples: loggingExamples((tableLogs) => ({ tableLogs })),
});
