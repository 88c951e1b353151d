import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

/** Every plan there is has an entry, whether it is on (`Standard`) or off (`Free`); there is none where Defender for Cloud was never used. */
export const DefenderPlan = defineResource('azure.defender.plan', {
  label: 'Plans of Defender for Cloud',
  per: 'account',
  list: ['Microsoft.Security/pricings/read'],
  facets: {
    config: listed(
      z.object({
        pricingTier: z.string(),
        subPlan: z.string().optional(),
        /** `isEnabled` is the text `True` or `False`. */
        extensions: z.array(z.object({ name: z.string(), isEnabled: z.string() })).optional(),
      }),
    ),
  },
});

/** What other services are told: `WDATP` is Defender for Endpoint, `MCAS` is Defender for Cloud Apps. */
export const DefenderSetting = defineResource('azure.defender.setting', {
  label: 'Integrations of Defender for Cloud',
  per: 'account',
  list: ['Microsoft.Security/settings/read'],
  facets: { config: listed(z.object({ enabled: z.boolean().optional() })) },
});

/** Who is mailed about what: one for a subscription, named `default`, or none. */
export const SecurityContact = defineResource('azure.defender.contact', {
  label: 'Security contacts',
  per: 'account',
  list: ['Microsoft.Security/securityContacts/read'],
  facets: {
    config: listed(
      z.object({
        isEnabled: z.boolean().optional(),
        /** Several with `;` between them. */
        emails: z.string().optional(),
        notificationsByRole: z
          .object({ state: z.string().optional(), roles: z.array(z.string()).optional() })
          .optional(),
        notificationsSources: z
          .array(
            z.object({
              /** `Alert` or `AttackPath`. */
              sourceType: z.string(),
              minimalSeverity: z.string().optional(),
              minimalRiskLevel: z.string().optional(),
            }),
          )
          .optional(),
      }),
    ),
  },
});

/** That Defender Vulnerability Management looks at machines (there is no other provider any more): one for a subscription, or none. */
export const VulnerabilityAssessment = defineResource('azure.defender.vulnerability-assessment', {
  label: 'Vulnerability assessment of machines',
  per: 'account',
  list: ['Microsoft.Security/serverVulnerabilityAssessmentsSettings/read'],
  facets: {},
});

export const IotHub = defineResource('azure.defender.iot-hub', {
  label: 'IoT hubs',
  per: 'account',
  list: ['Microsoft.Devices/iotHubs/Read'],
  facets: { tags: listed(tags) },
});

export const IotSecuritySolution = defineResource('azure.defender.iot-solution', {
  label: 'IoT security solutions',
  per: 'account',
  list: ['Microsoft.Security/iotSecuritySolutions/read'],
  facets: {
    config: listed(z.object({ status: z.string().optional(), iotHubs: z.array(z.string()).optional() })),
  },
});
