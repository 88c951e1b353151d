import type { AuthenticationMethods } from 'cloudstance/resources/azure/entra';

type Configuration = AuthenticationMethods['authenticationMethodConfigurations'][number];

export const methodReferences = [
  'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage',
];

/** The names of the methods that are enabled for somebody, of those that pass a test. */
export const enabledMethods = (
  { authenticationMethodConfigurations }: AuthenticationMethods,
  test: (configuration: Configuration) => boolean,
): string[] =>
  authenticationMethodConfigurations.flatMap((one) =>
    one.state?.toLowerCase() === 'enabled' && test(one) ? [one.id] : [],
  );
