import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { judgedElsewhere, managing, member } from './_membership.ts';

const wanted = { RootCredentialsManagement: 'root credentials management', RootSessions: 'privileged root sessions' };

export default defineCheck({
  id: 'aws-organizations-central-root-access',
  title: "Members' root users are managed centrally",
  severity: 'medium',
  why: 'A root user without credentials can not be phished, and what needs root is done from the management account under one eye.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html'],
  on: Membership.pick('organization', 'rootFeatures'),
  fix: () => ({
    text: 'Then delete the root credentials of the member accounts.',
    command:
      'aws organizations enable-aws-service-access --service-principal iam.amazonaws.com && ' +
      'aws iam enable-organizations-root-credentials-management && aws iam enable-organizations-root-sessions',
    terraform:
      'resource "aws_iam_organizations_features": enabled_features = ["RootCredentialsManagement", "RootSessions"]',
  }),

  evaluate(membership) {
    const elsewhere = judgedElsewhere(membership.organization, membership.scope.account);
    if (elsewhere) return elsewhere;
    const features = membership.rootFeatures ?? [];
    const missing = Object.entries(wanted).filter(([feature]) => !features.includes(feature));
    if (missing.length === 0) return pass('Root credentials management and privileged root sessions are enabled');
    return fail(`Not enabled: ${listOf(missing.map(([, words]) => words))}`);
  },

  examples: {
    pass: [{ organization: managing, rootFeatures: ['RootCredentialsManagement', 'RootSessions'] }],
    fail: [
      { organization: managing, rootFeatures: ['RootCredentialsManagement'] },
      { organization: managing, rootFeatures: [] },
    ],
    notApplicable: [
      { organization: member, rootFeatures: null },
      { organization: null, rootFeatures: null },
    ],
  },
});
