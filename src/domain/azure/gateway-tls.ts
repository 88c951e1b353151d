/** A TLS policy of an application gateway, as Resource Manager words it. */
export interface TlsPolicy {
  readonly policyName?: string | undefined;
  readonly minProtocolVersion?: string | undefined;
  readonly disabledSslProtocols?: readonly string[] | undefined;
}

/**
 * The oldest version of the predefined policies
 * (https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview).
 */
const predefined: Readonly<Record<string, number>> = {
  appgwsslpolicy20150501: 1.0,
  appgwsslpolicy20170401: 1.1,
  appgwsslpolicy20170401s: 1.2,
  appgwsslpolicy20220101: 1.2,
  appgwsslpolicy20220101s: 1.2,
};
const versions = [1.0, 1.1, 1.2];

/**
 * The oldest version of TLS that an application gateway (or one of its profiles) accepts, 1.0 to 1.3.
 *
 * @param standard what is in force where no policy is chosen. Gateways that do not say were made with an API version
 * before 2023-02-01, whose default accepts TLS 1.0.
 */
export function minimumTls(policy: TlsPolicy | undefined, standard = 'AppGwSslPolicy20150501'): number {
  const { policyName, minProtocolVersion, disabledSslProtocols = [] } = policy ?? {};
  if (minProtocolVersion !== undefined) return versionOf(minProtocolVersion);
  if (policyName !== undefined) return ofPredefined(policyName);
  if (disabledSslProtocols.length === 0) return ofPredefined(standard);
  const disabled = disabledSslProtocols.map(versionOf);
  return versions.find((version) => !disabled.includes(version)) ?? 1.3;
}

/** A policy that is newer than this table is not older than TLS 1.2: those are gone. */
const ofPredefined = (name: string): number => predefined[name.toLowerCase()] ?? 1.2;

const versionOf = (text: string): number => Number(text.replace(/^TLSv/i, '').replace('_', '.'));
