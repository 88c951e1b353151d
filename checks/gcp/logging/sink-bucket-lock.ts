import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Sink } from 'cloudstance/resources/gcp/logging';

const config = { destination: 'storage.googleapis.com/central-logs', filter: '', disabled: false, exclusions: [] };
const retentionPolicy = { retentionPeriod: '31536000', isLocked: true };

export default defineCheck({
  id: 'gcp-logging-sink-bucket-lock',
  title: 'Buckets with exported logs have a locked retention policy',
  severity: 'medium',
  why: 'Otherwise whoever takes over an account deletes the logs of how they did it.',
  references: ['https://cloud.google.com/storage/docs/bucket-lock'],
  on: Sink.pick('config', 'bucket'),
  fix: () => ({
    text: 'A locked period can be made longer, never shorter, and keeps the bucket from being deleted: choose it with care.',
    command: sh`gcloud storage buckets update gs://BUCKET --retention-period 1y && gcloud storage buckets update gs://BUCKET --lock-retention-period`,
    terraform: 'resource "google_storage_bucket": retention_policy { retention_period = 31536000, is_locked = true }',
  }),

  evaluate(sink) {
    const { destination, disabled } = sink.config;
    if (disabled) return notApplicable('The sink is switched off');
    if (!destination.startsWith('storage.googleapis.com/')) return notApplicable(`The sink writes to ${destination}`);
    const { bucket } = sink;
    if (bucket === null) return fail(`The bucket does not exist: ${destination}`);
    if (bucket.retentionPolicy === undefined) return fail(`The bucket has no retention policy: ${destination}`);
    const days = Math.floor(Number(bucket.retentionPolicy.retentionPeriod) / 86_400);
    return bucket.retentionPolicy.isLocked
      ? pass(`The bucket keeps objects for ${days} days, locked: ${destination}`)
      : fail(`The bucket keeps objects for ${days} days, but that is not locked: ${destination}`);
  },

  examples: {
    pass: [{ config, bucket: { retentionPolicy } }],
    fail: [
      { config, bucket: {} },
      { config, bucket: { retentionPolicy: { ...retentionPolicy, isLocked: false } } },
      { config, bucket: null },
    ],
    notApplicable: [
      { config: { ...config, disabled: true }, bucket: {} },
      { config: { ...config, destination: 'pubsub.googleapis.com/projects/central/topics/logs' }, bucket: null },
    ],
  },
});
