/** One part of an alert's condition: a field of the event and what it has to be. */
export interface Leaf {
  readonly field?: string | undefined;
  readonly equals?: string | undefined;
  readonly containsAny?: readonly string[] | undefined;
}

/** What an activity log alert fires on: every part of `allOf`, where a part can be a choice. */
export interface Condition {
  readonly allOf: readonly (Leaf & { readonly anyOf?: readonly Leaf[] | undefined })[];
}

/** An event of the activity log, by the fields that conditions name. */
export type ActivityEvent = Readonly<Record<string, string>>;

/**
 * The event that a successful write, deletion or other operation on a resource leaves behind.
 * @param operation for example `Microsoft.Network/networkSecurityGroups/write`
 */
export const administrative = (operation: string): ActivityEvent => ({
  category: 'Administrative',
  operationName: operation,
  resourceProvider: operation.slice(0, operation.indexOf('/')),
  resourceType: operation.slice(0, operation.lastIndexOf('/')),
  level: 'Informational',
  status: 'Succeeded',
});

/**
 * Whether a condition holds for an event. Comparison is without case. A field that the event lacks (a caller, a resource
 * group) narrows the alert to some such events, so it does not catch this one.
 * @param mayNarrow whether narrowing by a field is all right
 */
export function catches(
  { allOf }: Condition,
  event: ActivityEvent,
  mayNarrow: (field: string) => boolean = () => false,
): boolean {
  const fields = new Map(Object.entries(event).map(([field, value]) => [field.toLowerCase(), value.toLowerCase()]));
  const holds = ({ field = '', equals, containsAny = [] }: Leaf): boolean => {
    if (mayNarrow(field)) return true;
    const value = fields.get(field.toLowerCase());
    return value !== undefined && [equals, ...containsAny].some((wanted) => wanted?.toLowerCase() === value);
  };
  return allOf.length > 0 && allOf.every(({ anyOf, ...leaf }) => (anyOf ? anyOf.some(holds) : holds(leaf)));
}
