import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Project } from 'cloudstance/resources/gcp/project';

const service = 'cloudasset.googleapis.com';

export default defineCheck({
  id: 'gcp-resourcemanager-asset-inventory',
  title: 'Cloud Asset Inventory is enabled in every project',
  severity: 'low',
  why: 'It keeps five weeks of what every resource and policy looked like, which nobody can ask for after an incident where it was off.',
  references: ['https://cloud.google.com/asset-inventory/docs/asset-inventory-overview'],
  on: Project.pick('enabledServices'),
  fix: ({ scope }) => ({
    command: sh`gcloud services enable ${service} --project ${scope.account}`,
    terraform: `resource "google_project_service": service = "${service}"`,
  }),

  evaluate({ enabledServices }) {
    return enabledServices.includes(service) ? pass(`${service} is enabled`) : fail(`${service} is not enabled`);
  },

  examples: {
    pass: [{ enabledServices: [service, 'compute.googleapis.com'] }],
    fail: [{ enabledServices: [] }, { enabledServices: ['compute.googleapis.com'] }],
  },
});
