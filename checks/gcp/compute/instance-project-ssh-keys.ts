import { defineCheck, fail, notApplicable, one, pass } from 'cloudstance/check';
import { isOn } from 'cloudstance/domain/gcp/metadata';
import { ComputeProject, Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances } from './_instance.ts';

export default defineCheck({
  id: 'gcp-compute-instance-project-ssh-keys',
  title: 'Instances do not accept the SSH keys of the whole project',
  severity: 'medium',
  why: 'A key in the metadata of the project opens every machine that accepts it, so one stolen key is enough for all.',
  references: ['https://cloud.google.com/compute/docs/connect/restrict-ssh-keys#block-project-keys'],
  on: Instance.pick('metadata'),
  with: { project: one(ComputeProject.pick('metadata')) },
  fix: (subject) => ({
    command: gcloudInstances('add-metadata', subject, '--metadata block-project-ssh-keys=TRUE'),
    terraform: 'resource "google_compute_instance": metadata = { block-project-ssh-keys = "TRUE" }',
  }),

  evaluate({ metadata: { blockProjectSshKeys, enableOslogin } }, { project }) {
    if (isOn(blockProjectSshKeys)) return pass('The instance refuses the SSH keys of the project');
    if (isOn(enableOslogin ?? project.metadata.enableOslogin))
      return notApplicable('OS Login is on, which ignores SSH keys in metadata');
    return fail('The instance accepts every SSH key in the metadata of the project');
  },

  examples: {
    pass: [{ metadata: { blockProjectSshKeys: 'true' }, $project: { metadata: {} } }],
    fail: [
      { metadata: {}, $project: { metadata: {} } },
      { metadata: { blockProjectSshKeys: 'FALSE' }, $project: { metadata: {} } },
      { metadata: { enableOslogin: 'FALSE' }, $project: { metadata: { enableOslogin: 'TRUE' } } },
    ],
    notApplicable: [
      { metadata: { enableOslogin: 'TRUE' }, $project: { metadata: {} } },
      { metadata: {}, $project: { metadata: { enableOslogin: 'Y' } } },
    ],
  },
});
