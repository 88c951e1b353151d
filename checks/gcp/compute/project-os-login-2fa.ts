import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isOn } from 'cloudstance/domain/gcp/metadata';
import { ComputeProject } from 'cloudstance/resources/gcp/compute';

export default defineCheck({
  id: 'gcp-compute-project-os-login-2fa',
  title: 'OS Login asks for a second factor',
  severity: 'low',
  why: 'A stolen SSH key or session is then not enough to get onto a machine.',
  references: ['https://cloud.google.com/compute/docs/oslogin/set-up-oslogin-2fa'],
  on: ComputeProject.pick('metadata'),
  fix: ({ scope }) => ({
    command: sh`gcloud compute project-info add-metadata --metadata enable-oslogin-2fa=TRUE --project ${scope.account}`,
    terraform: 'resource "google_compute_project_metadata_item": key = "enable-oslogin-2fa", value = "TRUE"',
  }),

  evaluate({ metadata: { enableOslogin, enableOslogin2fa } }) {
    if (!isOn(enableOslogin)) return notApplicable('OS Login is not on for the project');
    if (isOn(enableOslogin2fa)) return pass('OS Login asks for a second factor');
    return fail('OS Login does not ask for a second factor');
  },

  examples: {
    pass: [{ metadata: { enableOslogin: 'TRUE', enableOslogin2fa: 'TRUE' } }],
    fail: [{ metadata: { enableOslogin: 'TRUE' } }, { metadata: { enableOslogin: 'TRUE', enableOslogin2fa: 'FALSE' } }],
    notApplicable: [{ metadata: { enableOslogin2fa: 'TRUE' } }],
  },
});
