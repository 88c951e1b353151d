import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isOn } from 'cloudstance/domain/gcp/metadata';
import { ComputeProject } from 'cloudstance/resources/gcp/compute';

export default defineCheck({
  id: 'gcp-compute-project-os-login',
  title: 'Projects manage SSH access with OS Login',
  severity: 'medium',
  why: 'Without it SSH keys in metadata open machines, and stay there when people leave; OS Login ties access to their account and its roles.',
  references: ['https://cloud.google.com/compute/docs/oslogin/set-up-oslogin'],
  on: ComputeProject.pick('metadata'),
  fix: ({ scope }) => ({
    command: sh`gcloud compute project-info add-metadata --metadata enable-oslogin=TRUE --project ${scope.account}`,
    terraform: 'resource "google_compute_project_metadata_item": key = "enable-oslogin", value = "TRUE"',
  }),

  evaluate({ metadata: { enableOslogin } }) {
    if (isOn(enableOslogin)) return pass('OS Login is on for the project');
    return fail(
      enableOslogin === undefined
        ? 'OS Login is not set for the project'
        : `OS Login is ${enableOslogin} for the project`,
    );
  },

  examples: {
    pass: [{ metadata: { enableOslogin: 'TRUE' } }, { metadata: { enableOslogin: 'true' } }],
    fail: [{ metadata: {} }, { metadata: { enableOslogin: 'FALSE' } }, { metadata: { enableOslogin: '' } }],
  },
});
