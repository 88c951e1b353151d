import type { CustomRole } from 'cloudstance/resources/azure/authorization';

/** A custom role with these actions, to be assigned at the subscription. */
export const roleExample = (
  actions: string[],
  notActions: string[] = [],
  assignableScopes = ['/subscriptions/a'],
): CustomRole => ({
  permissions: [{ actions, notActions }],
  assignableScopes,
});
