/** What an identity may do at a scope, as `Microsoft.Authorization/permissions` lists it: one entry for each assignment. */
export interface HeldPermissions {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
}

/** Whether some entry allows the action. Wildcards stand for any text, letters in any case. */
export const covers = (held: readonly HeldPermissions[], action: string): boolean =>
  held.some(
    ({ actions = [], notActions = [] }) =>
      actions.some((pattern) => matches(pattern, action)) && !notActions.some((pattern) => matches(pattern, action)),
  );

function matches(pattern: string, action: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|/-]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(action);
}
