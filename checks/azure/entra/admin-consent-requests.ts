import { defineCheck, fail, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';

export default defineCheck({
  id: 'azure-entra-admin-consent-requests',
  title: 'Users can ask an administrator to allow an application',
  severity: 'low',
  why: 'Where there is no way to ask, people press for the right to consent themselves, or find another way around.',
  references: ['https://learn.microsoft.com/entra/identity/enterprise-apps/configure-admin-consent-workflow'],
  on: Tenant.pick('adminConsentRequestPolicy'),
  fix: () => ({
    command: `az rest --method PUT --url https://graph.microsoft.com/v1.0/policies/adminConsentRequestPolicy --body '{"isEnabled":true,"notifyReviewers":true,"remindersEnabled":true,"requestDurationInDays":30,"reviewers":[{"query":"/users/<id of a reviewer>","queryType":"MicrosoftGraph"}]}'`,
  }),

  evaluate({ adminConsentRequestPolicy: { isEnabled, reviewers = [] } }) {
    if (!isEnabled) return fail('Users have no way to ask');
    if (reviewers.length === 0) return fail('Users can ask, but nobody is named to answer');
    return pass(`Users can ask ${plural(reviewers.length, 'reviewer')}`);
  },

  examples: {
    pass: [{ adminConsentRequestPolicy: { isEnabled: true, reviewers: [{ query: '/users/a' }] } }],
    fail: [
      { adminConsentRequestPolicy: { isEnabled: false } },
      { adminConsentRequestPolicy: { isEnabled: true, reviewers: [] } },
    ],
  },
});
