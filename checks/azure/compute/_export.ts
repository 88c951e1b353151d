import { fail, pass, type Verdict } from 'cloudstance/check';

interface Exportable {
  readonly networkAccessPolicy?: string | undefined;
  readonly publicNetworkAccess?: string | undefined;
}

/** Whether what is on a disk can be downloaded from anywhere. Where neither is said, it can: that was so before there were rules. */
export function exportVerdict({
  networkAccessPolicy = 'AllowAll',
  publicNetworkAccess = 'Enabled',
}: Exportable): Verdict {
  if (networkAccessPolicy.toLowerCase() !== 'allowall') return pass(`The policy for exports is ${networkAccessPolicy}`);
  if (publicNetworkAccess.toLowerCase() === 'disabled') return pass('It cannot be exported over the internet');
  return fail('It can be exported over the internet from any network');
}

export const exportExamples = {
  pass: [
    { access: { networkAccessPolicy: 'DenyAll', publicNetworkAccess: 'Disabled' } },
    { access: { networkAccessPolicy: 'AllowPrivate' } },
    { access: { networkAccessPolicy: 'AllowAll', publicNetworkAccess: 'Disabled' } },
  ],
  fail: [{ access: { networkAccessPolicy: 'AllowAll', publicNetworkAccess: 'Enabled' } }, { access: {} }],
};
