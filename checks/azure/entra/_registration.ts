import { sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import type { Registration } from 'cloudstance/resources/azure/entra';
import { objectId } from './_users.ts';

export const mfaReferences = [
  'https://learn.microsoft.com/graph/api/resources/userregistrationdetails',
  'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-methods-activity',
];

export const mfaFix = ({ uid }: { readonly uid: string }) => ({
  text: 'With this pass, which works once, the user signs in at https://aka.ms/mysecurityinfo and registers a method.',
  command: sh`az rest --method POST --url ${`https://graph.microsoft.com/v1.0/users/${objectId(uid)}/authentication/temporaryAccessPassMethods`} --body ${'{"isUsableOnce":true}'}`,
});

/** What somebody has registered, for people. */
export function describeMethods(registration: Registration | null): string {
  if (!registration?.isMfaRegistered) return 'No second factor is registered';
  const methods = listOf(registration.methodsRegistered ?? []);
  return registration.isMfaCapable
    ? `Registered: ${methods}`
    : `What is registered (${methods}) is not allowed by the policy for authentication methods`;
}

export const registered: Registration = {
  isAdmin: false,
  isMfaCapable: true,
  isMfaRegistered: true,
  methodsRegistered: ['microsoftAuthenticatorPush'],
};
export const noFactor: Registration = { isMfaCapable: false, isMfaRegistered: false, methodsRegistered: [] };
export const unusableFactor: Registration = { ...noFactor, isMfaRegistered: true, methodsRegistered: ['mobilePhone'] };
