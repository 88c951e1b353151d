import { isSeen, type Seen } from '../../access/answer.ts';
import { no, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import { matches } from '../../aws/pattern.ts';
import { isUnder } from '../ids.ts';
import { scopeLevel } from '../roles.ts';
import { overlaps } from './patterns.ts';

/** Where the subscription stands. All in lower case. */
export interface Above {
  /** `/subscriptions/…`; empty for a tenant by itself. */
  readonly subscription: string;
  readonly managementGroups: Seen<readonly string[]>;
}

/** A scope as scopes are compared. `/` is the empty text, so that everything is under it. */
export const scopeOf = (scope: string): string => scope.toLowerCase().replace(/\/+$/, '');

/**
 * Whether what is assigned at a scope holds for a resource, or for some that a pattern stands for: it does at the scope
 * itself and everywhere below. A scope is one of those that the subscription's own list shows, so one of a management group
 * is above it.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/scope-overview
 */
export function reaches(scope: string, resource: string, above: Above): Truth {
  if (touches(scope, resource)) return yes;
  if (scopeLevel(scope) !== 'management group') return no;
  if (above.subscription !== '' && touches(above.subscription, resource)) return yes;
  if (scopeLevel(resource) !== 'management group') return no;
  return isAbove(scope, resource, above.managementGroups);
}

/** Whether a resource, or one that a pattern stands for, has an id below that of a scope. */
function touches(scope: string, resource: string): boolean {
  if (scope === '' || isUnder(resource, scope)) return true;
  return resource.includes('*') && (overlaps(resource, scope) || overlaps(resource, `${scope}/*`));
}

function isAbove(scope: string, group: string, chain: Seen<readonly string[]>): Truth {
  if (!isSeen(chain)) return unseenTruth(chain);
  const [at, below] = [scope, group].map((one) => chain.value.findIndex((id) => scopeOf(id) === one)) as [
    number,
    number,
  ];
  return at >= 0 && below >= 0 && at > below ? yes : no;
}

/** Whether a scope holds all that a pattern stands for; of one resource, whether it is at the scope or below. */
export function reachesAll(scope: string, resource: string, above: Above): Truth {
  if (!resource.includes('*')) return reaches(scope, resource, above);
  return scope === '' || matches(`${scope}/*`, resource) ? yes : no;
}

/** The part of a pattern of resources that is at a scope or below. */
export function resourcesAt(scope: string, resource: string): string {
  if (!resource.includes('*') || !scope.startsWith('/subscriptions/')) return resource;
  const below = `${scope}/*`;
  return matches(below, resource) ? resource : below;
}

/** Whether the lists of a subscription say all there is to say about a resource. */
export function isListedFor(resource: string, { subscription, managementGroups }: Above): boolean {
  if (resource === '' || resource.includes('*') || isUnder(resource, '/tenants')) return true;
  if (scopeLevel(resource) !== 'management group') return subscription !== '' && isUnder(resource, subscription);
  return isSeen(managementGroups) && managementGroups.value.some((id) => scopeOf(id) === resource);
}
