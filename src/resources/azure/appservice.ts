import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { PrivateEndpointConnections } from './private-endpoints.ts';
import { ResourceLogs } from './resource-logs.ts';

/** Web apps, function apps and logic apps, and their deployment slots. */
export const App = defineResource('azure.appservice.app', {
  label: 'App Service and function apps',
  per: 'account',
  list: ['Microsoft.Web/sites/Read', 'Microsoft.Web/sites/slots/Read'],
  facets: {
    tags: listed(tags),
    /** Parts with commas between them: `app,linux`, `functionapp`, `functionapp,workflowapp`; empty where not said. */
    kind: listed(z.string()),
    /** `null` where it has none. */
    identity: listed(z.object({ type: z.string() }).nullable()),
    /** The principals of its identities, lower-cased. */
    principals: listed(z.array(z.string())),
    config: listed(
      z.object({
        httpsOnly: z.boolean().optional(),
        clientCertEnabled: z.boolean().optional(),
        clientCertMode: z.string().optional(),
        clientCertExclusionPaths: z.string().optional(),
        publicNetworkAccess: z.string().optional(),
        virtualNetworkSubnetId: z.string().optional(),
        /** Of an App Service Environment, which lives in a virtual network. */
        hostingEnvironmentProfile: z.object({ id: z.string().optional() }).optional(),
      }),
    ),
    /** What `config/web` says; never settings and connection strings. */
    siteConfig: facet(
      z.object({
        minTlsVersion: z.string().optional(),
        scmMinTlsVersion: z.string().optional(),
        ftpsState: z.string().optional(),
        http20Enabled: z.boolean().optional(),
        remoteDebuggingEnabled: z.boolean().optional(),
        cors: z.object({ allowedOrigins: z.array(z.string()).optional() }).optional(),
        ipSecurityRestrictions: z
          .array(
            z.object({
              ipAddress: z.string().optional(),
              action: z.string().optional(),
              priority: z.number().optional(),
              headers: z.record(z.string(), z.array(z.string())).optional(),
            }),
          )
          .optional(),
        ipSecurityRestrictionsDefaultAction: z.string().optional(),
        linuxFxVersion: z.string().optional(),
        windowsFxVersion: z.string().optional(),
        netFrameworkVersion: z.string().optional(),
      }),
      'Microsoft.Web/sites/config/Read',
      'Microsoft.Web/sites/slots/config/Read',
    ),
    /** How the platform itself asks who is calling. */
    authentication: facet(
      z.object({
        platform: z.object({ enabled: z.boolean().optional() }).optional(),
        globalValidation: z
          .object({ requireAuthentication: z.boolean().optional(), unauthenticatedClientAction: z.string().optional() })
          .optional(),
      }),
      'Microsoft.Web/sites/config/Read',
      'Microsoft.Web/sites/slots/config/Read',
    ),
    /** Whether a name and password are enough to publish: `ftp` over FTP, `scm` in every other way. */
    basicPublishing: facet(
      z.array(z.object({ name: z.string(), allow: z.boolean().optional() })),
      'Microsoft.Web/sites/basicPublishingCredentialsPolicies/Read',
      'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies/Read',
    ),
    /**
     * `null` where nobody needs to ask, because the app says itself whether it takes calls from public networks, and for
     * slots: Azure has no permission for theirs that a role of one's own could hold.
     */
    privateEndpoints: facet(
      PrivateEndpointConnections.nullable(),
      'Microsoft.Web/sites/privateEndpointConnections/Read',
    ),
    logs: facet(ResourceLogs, 'Microsoft.Insights/DiagnosticSettings/Read'),
  },
});

export const AppServicePlan = defineResource('azure.appservice.plan', {
  label: 'App Service plans',
  per: 'account',
  list: ['Microsoft.Web/serverfarms/Read'],
  facets: {
    tags: listed(tags),
    config: listed(z.object({ tier: z.string(), numberOfSites: z.number().optional() })),
  },
});
