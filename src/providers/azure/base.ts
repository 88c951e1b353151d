import type { Plan } from '../../plan.ts';

const asksSubscriptions = (plan: Plan): boolean =>
  [...plan.values()].some(({ type }) => type.id.startsWith('azure.') && type.per !== 'organization');

/** Knowing what one may read is what makes an empty answer of Resource Graph one that can be believed. */
export const ownPermissions = 'Microsoft.Authorization/permissions/read';

/** Permissions a scan needs besides those of its collectors. */
export const basePermissions = (plan: Plan): readonly string[] => [
  'Microsoft.Resources/subscriptions/read',
  ...(asksSubscriptions(plan) ? [ownPermissions] : []),
];
