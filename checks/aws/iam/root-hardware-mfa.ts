import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Root } from 'cloudstance/resources/aws/iam';

const summary = { accountMFAEnabled: 1, accountAccessKeysPresent: 0, accountSigningCertificatesPresent: 0 };
const virtual = 'arn:aws:iam::111122223333:mfa/root-account-mfa-device';

export default defineCheck({
  id: 'aws-iam-root-hardware-mfa',
  title: "The root user's second factor is a hardware device",
  severity: 'medium',
  why: 'The seed of a virtual device can be copied from a phone or its backup; a security key or token can not.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-fido-mfa-for-root.html'],
  on: Root.pick('summary', 'virtualMfaDevices'),
  fix: () => ({
    text:
      'Sign in as the root user, open "Security credentials", register a security key or hardware token, and remove ' +
      'the virtual devices.',
  }),

  evaluate(root) {
    const { accountMFAEnabled: mfa, accountPasswordPresent: password, accountAccessKeysPresent: keys } = root.summary;
    if (mfa === 0 && password === 0 && keys === 0)
      return notApplicable('The root user has no password and no access keys to sign in with');
    if (mfa === 0) return fail('The root user has no MFA device');
    const devices = root.virtualMfaDevices;
    if (devices.length > 0) return fail(`The root user can sign in with the virtual device ${listOf(devices)}`);
    return pass('The root user has an MFA device, and none is virtual');
  },

  examples: {
    pass: [{ summary, virtualMfaDevices: [] }],
    fail: [
      { summary, virtualMfaDevices: [virtual] },
      // Devices may have any name.
      { summary, virtualMfaDevices: ['arn:aws:iam::111122223333:mfa/phone'] },
      { summary: { ...summary, accountMFAEnabled: 0 }, virtualMfaDevices: [] },
    ],
    notApplicable: [
      { summary: { ...summary, accountMFAEnabled: 0, accountPasswordPresent: 0 }, virtualMfaDevices: [] },
    ],
  },
});
