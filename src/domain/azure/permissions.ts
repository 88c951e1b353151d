import { matches } from '../aws/pattern.ts';

/** What an identity may do at a scope: of a role definition, or as `Microsoft.Authorization/permissions` lists it. */
export interface HeldPermissions {
  readonly actions?: readonly string[] | undefined;
  readonly notActions?: readonly string[] | undefined;
}

/**
 * Whether some entry allows the action. `*` stands for any text, letters in any case; `notActions` take away from the
 * actions of their own entry only, as the vendor documents.
 */
export const covers = (held: readonly HeldPermissions[], action: string): boolean =>
  held.some(
    ({ actions = [], notActions = [] }) =>
      actions.some((pattern) => fits(pattern, action)) && !notActions.some((pattern) => fits(pattern, action)),
  );

const fits = (pattern: string, action: string): boolean => matches(pattern.toLowerCase(), action.toLowerCase());
