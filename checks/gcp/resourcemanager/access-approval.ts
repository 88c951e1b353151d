import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Project } from 'cloudstance/resources/gcp/project';

export default defineCheck({
  id: 'gcp-resourcemanager-access-approval',
  title: 'Google staff need approval to reach the data of a project',
  severity: 'low',
  why: 'Without it nobody is asked before support or engineering staff of Google look at customer data.',
  references: ['https://cloud.google.com/assured-workloads/access-approval/docs/overview'],
  on: Project.pick('accessApproval'),
  fix: ({ scope }) =>
    sh`gcloud access-approval settings update --project ${scope.account} --enrolled_services all --notification_emails ADDRESS`,

  evaluate({ accessApproval }) {
    if (accessApproval === null) return fail('Access Approval was never set up');
    const { enrolledServices, enrolledAncestor } = accessApproval;
    const enrolled = enrolledServices.map(({ cloudProduct }) => cloudProduct);
    if (enrolled.length > 0) return pass(`Approval is needed for ${listOf(enrolled)}`);
    return enrolledAncestor
      ? pass('Approval is needed by a folder or organization above')
      : fail('No service is enrolled');
  },

  examples: {
    pass: [
      { accessApproval: { enrolledServices: [{ cloudProduct: 'all' }], enrolledAncestor: false } },
      { accessApproval: { enrolledServices: [], enrolledAncestor: true } },
    ],
    fail: [{ accessApproval: null }, { accessApproval: { enrolledServices: [], enrolledAncestor: false } }],
  },
});
