import { type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { endpointWays } from 'cloudstance/domain/azure/exposure';
import { isShut, messagingRules } from 'cloudstance/domain/azure/network-rules';
import type { EventHubNamespace } from 'cloudstance/resources/azure/eventhub';
import { networkVerdict } from './_network.ts';
import { exposed } from '../_exposure.ts';

/** Event Hubs or Service Bus: their namespaces have the same settings. */
export interface Messaging {
  readonly type: typeof EventHubNamespace;
  /** As in the ids of checks. */
  readonly service: string;
  /** As the command line calls it. */
  readonly group: string;
  /** For people. */
  readonly called: string;
  readonly terraform: string;
  /** A page of the vendor about each of the rules. */
  readonly pages: { readonly keys: string; readonly network: string; readonly tls: string };
}

const update = (group: string, uid: string, what: string): string =>
  `${sh`az ${group} namespace update --name ${armId(uid).name} --resource-group ${armId(uid).resourceGroup}`} ${what}`;

/** Nobody gets in with a shared key. */
export const withoutKeys = ({ type, service, group, called, terraform, pages }: Messaging): Check =>
  defineCheck({
    id: `azure-${service}-namespace-local-authentication`,
    title: `${called} namespaces refuse shared keys`,
    severity: 'medium',
    why: 'A shared key names nobody, expires never and opens everything: whoever finds one in a file reads and writes messages.',
    references: [pages.keys],
    on: type.pick('config'),
    fix: ({ uid }) => ({
      text: 'First see that applications sign in with Microsoft Entra ID.',
      command: update(group, uid, '--disable-local-auth true'),
      terraform: `${terraform}: local_auth_enabled = false`,
    }),

    evaluate({ config: { disableLocalAuth } }) {
      // Keys work unless they were turned off.
      return disableLocalAuth === true ? pass('Shared keys are refused') : fail('Shared keys are accepted');
    },

    examples: {
      pass: [{ config: { disableLocalAuth: true } }],
      fail: [{ config: { disableLocalAuth: false } }, { config: {} }],
    },
  });

/** Not everybody on the internet reaches it. */
export const withoutInternet = ({ type, service, group, called, terraform, pages }: Messaging): Check => {
  const example = (tier: string, config: object, networkRules: object | null) => ({ tier, config, networkRules });
  return defineCheck({
    id: `azure-${service}-namespace-public-network-access`,
    title: `${called} namespaces are not open to the whole internet`,
    severity: 'medium',
    why: 'A leaked key or token is enough to read and write messages from anywhere.',
    references: [pages.network],
    on: type.pick('tier', 'config', 'networkRules'),
    fix: ({ uid }) => ({
      text: 'First give applications a private endpoint, which takes a tier that has them.',
      command: update(group, uid, '--public-network-access Disabled'),
      terraform: `${terraform}: public_network_access_enabled = false`,
    }),

    evaluate(subject) {
      const { tier, config } = subject;
      const rules = messagingRules(subject);
      const isWithoutRules = !isShut(config) && subject.networkRules === null;
      if (!isWithoutRules) return networkVerdict(subject, rules);
      const message = `The tier ${tier} lets in the whole internet: it has no network rules`;
      return exposed(message, subject, 'data', endpointWays(subject, rules));
    },

    examples: {
      pass: [
        example('Premium', { publicNetworkAccess: 'Disabled' }, {}),
        example('Premium', { publicNetworkAccess: 'SecuredByPerimeter' }, null),
        example('Premium', {}, { publicNetworkAccess: 'Disabled', defaultAction: 'Allow' }),
        example('Premium', {}, { defaultAction: 'Deny', ipRules: [{ ipMask: '192.0.2.0/24' }] }),
        example('Premium', {}, { defaultAction: 'Deny', virtualNetworkRules: [{ subnet: { id: '/subnet' } }] }),
      ],
      fail: [
        example('Premium', { publicNetworkAccess: 'Enabled' }, { defaultAction: 'Allow' }),
        example('Premium', {}, {}),
        // A refusal counts only where there is a rule.
        example('Premium', {}, { defaultAction: 'Deny' }),
        example('Premium', {}, { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] }),
        example(
          'Premium',
          {},
          { defaultAction: 'Deny', ipRules: [{ ipMask: '0.0.0.0/1' }, { ipMask: '128.0.0.0/1' }] },
        ),
        example('Basic', {}, null),
      ],
    },
  });
};

/** TLS 1.2 or newer. */
export const withNewTls = ({ type, service, group, called, terraform, pages }: Messaging): Check =>
  defineCheck({
    id: `azure-${service}-namespace-tls-version`,
    title: `${called} namespaces require TLS 1.2 or newer`,
    severity: 'low',
    why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
    references: [pages.tls],
    on: type.pick('config'),
    fix: ({ uid }) => ({
      command: update(group, uid, '--minimum-tls-version 1.2'),
      terraform: `${terraform}: minimum_tls_version = "1.2"`,
    }),

    evaluate({ config: { minimumTlsVersion } }) {
      // Namespaces from before 2022 say 1.0; what is not said is 1.2, since October 2025 the services' own minimum.
      if (minimumTlsVersion === undefined) return pass("The oldest version of TLS is Azure's default, 1.2");
      const text = `The oldest version of TLS accepted is ${minimumTlsVersion}`;
      return Number(minimumTlsVersion) < 1.2 ? fail(text) : pass(text);
    },

    examples: {
      pass: [{ config: { minimumTlsVersion: '1.2' } }, { config: {} }],
      fail: [{ config: { minimumTlsVersion: '1.0' } }],
    },
  });
