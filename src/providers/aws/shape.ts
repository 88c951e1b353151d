/** `KMSMasterKeyID` → `kmsMasterKeyID`, `DBInstanceIdentifier` → `dbInstanceIdentifier`, `VpcId` → `vpcId`. */
const camelName = (name: string): string =>
  name.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]+/, (head) => head.toLowerCase());

/**
 * An SDK answer with the vendor's names in camelCase, dates as they are and metadata left out. The facet's schema picks
 * what is kept and checks it, so nothing that is not named there is ever stored.
 */
export function camel(value: unknown): any {
  if (Array.isArray(value)) return value.map(camel);
  if (value === null || typeof value !== 'object' || value instanceof Date || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === '$metadata' || inner === undefined ? [] : [[camelName(key), camel(inner)]],
    ),
  );
}

type TagPair = {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
  readonly TagKey?: string | undefined;
  readonly TagValue?: string | undefined;
};

/** Tags as a record, from any of the shapes AWS has for them. No tags is an empty record. */
export function tagsOf(
  tags: readonly TagPair[] | Readonly<Record<string, string | undefined>> | undefined,
): Record<string, string> {
  if (tags === undefined) return {};
  const pairs = isPairs(tags) ? tags.map(pairOf) : Object.entries(tags);
  return Object.fromEntries(pairs.map(([key, value]) => [key, value ?? '']));
}

const isPairs = (tags: unknown): tags is readonly TagPair[] => Array.isArray(tags);

const pairOf = (tag: TagPair): [string, string | undefined] => [
  tag.Key ?? tag.key ?? tag.TagKey ?? '',
  tag.Value ?? tag.value ?? tag.TagValue,
];
