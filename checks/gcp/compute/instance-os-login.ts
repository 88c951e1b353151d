import { defineCheck, fail, notApplicable, one, pass } from 'cloudstance/check';
import { isOn } from 'cloudstance/domain/gcp/metadata';
import { ComputeProject, Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances } from './_instance.ts';

export default defineCheck({
  id: 'gcp-compute-instance-os-login',
  title: 'Instances do not switch off the OS Login of their project',
  severity: 'medium',
  why: 'On such a machine SSH keys in metadata count again, whoever put them there and whoever has left since.',
  references: ['https://cloud.google.com/compute/docs/oslogin/set-up-oslogin'],
  on: Instance.pick('metadata'),
  with: { project: one(ComputeProject.pick('metadata')) },
  fix: (subject) => ({
    command: gcloudInstances('remove-metadata', subject, '--keys enable-oslogin'),
    terraform: 'resource "google_compute_instance": no enable-oslogin in metadata',
  }),

  evaluate({ metadata: { enableOslogin } }, { project }) {
    if (isOn(enableOslogin)) return pass('The instance has OS Login on');
    if (!isOn(project.metadata.enableOslogin))
      return notApplicable('The project does not have OS Login on, which is judged there');
    if (enableOslogin === undefined) return pass('The instance has OS Login on, as its project has');
    return fail(`The instance switches the OS Login of its project off: enable-oslogin is ${enableOslogin}`);
  },

  examples: {
    pass: [
      { metadata: {}, $project: { metadata: { enableOslogin: 'TRUE' } } },
      { metadata: { enableOslogin: 'TRUE' }, $project: { metadata: {} } },
    ],
    fail: [{ metadata: { enableOslogin: 'FALSE' }, $project: { metadata: { enableOslogin: 'TRUE' } } }],
    notApplicable: [
      { metadata: {}, $project: { metadata: {} } },
      { metadata: { enableOslogin: 'FALSE' }, $project: { metadata: { enableOslogin: 'FALSE' } } },
    ],
  },
});
