import { defineCheck } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { judgeLogging, loggingExamples, loggingFix, loggingReferences } from './_logging.ts';

export default defineCheck({
  id: 'azure-storage-queue-logging',
  title: 'What is done with messages in queues is logged',
  severity: 'low',
  why: 'Without these logs nobody can tell afterwards who put a message into a queue or took it out.',
  references: loggingReferences,
  on: StorageAccount.pick('queueLogs'),
  fix: ({ uid }) => loggingFix(uid, 'queue'),
  evaluate: ({ queueLogs }) => judgeLogging(queueLogs, 'queues'),
  examples: loggingExamples((queueLogs) => ({ queueLogs })),
});
