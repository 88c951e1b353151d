import { defineCheck, fail, one, pass } from 'cloudstance/check';
import { isOn } from 'cloudstance/domain/gcp/metadata';
import { ComputeProject, Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances, node, onlyInCluster } from './_instance.ts';

export default defineCheck({
  id: 'gcp-compute-instance-os-config',
  title: 'Instances report their updates to VM Manager',
  severity: 'low',
  why: 'Nobody sees which machines lack security updates, and nobody can install them on all at once.',
  references: ['https://cloud.google.com/compute/vm-manager/docs/setup'],
  on: Instance.pick('tags', 'metadata'),
  with: { project: one(ComputeProject.pick('metadata')) },
  fix: (subject) => ({
    text: 'The API osconfig.googleapis.com has to be enabled, too; set the key on the project for all its instances',
    command: gcloudInstances('add-metadata', subject, '--metadata enable-osconfig=TRUE'),
    terraform: 'resource "google_compute_project_metadata_item": key = "enable-osconfig", value = "TRUE"',
  }),

  evaluate(instance, { project }) {
    const away = onlyInCluster(instance);
    if (away) return away;
    const { enableOsconfig } = instance.metadata;
    if (enableOsconfig !== undefined)
      return isOn(enableOsconfig)
        ? pass('The OS Config agent of the instance is on')
        : fail(`The instance switches the OS Config agent off: enable-osconfig is ${enableOsconfig}`);
    if (isOn(project.metadata.enableOsconfig)) return pass('The OS Config agent is on, as in the whole project');
    return fail('The OS Config agent is on neither for the instance nor for its project');
  },

  examples: {
    pass: [
      { tags: {}, metadata: { enableOsconfig: 'TRUE' }, $project: { metadata: {} } },
      { tags: {}, metadata: {}, $project: { metadata: { enableOsconfig: 'true' } } },
    ],
    fail: [
      { tags: {}, metadata: {}, $project: { metadata: {} } },
      { tags: {}, metadata: { enableOsconfig: 'FALSE' }, $project: { metadata: { enableOsconfig: 'TRUE' } } },
    ],
    notApplicable: [{ ...node, metadata: {}, $project: { metadata: {} } }],
  },
});
