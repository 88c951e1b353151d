type Maybe<T> = T | null | undefined;

/** The recording group of an AWS Config recorder, as DescribeConfigurationRecorders answers it. */
export type RecordingGroup = {
  readonly allSupported?: Maybe<boolean>;
  readonly includeGlobalResourceTypes?: Maybe<boolean>;
  readonly resourceTypes?: Maybe<readonly string[]>;
  readonly exclusionByResourceTypes?: Maybe<{ readonly resourceTypes?: Maybe<readonly string[]> }>;
  readonly recordingStrategy?: Maybe<{ readonly useOnly?: Maybe<string> }>;
};

/**
 * What a recorder records: every type, every type but global ones, every type `except` some, or `only` some. `types` are
 * those that are left out (global ones included) or the only ones.
 */
export type Recorded = { readonly mode: 'all' | 'all-regional' | 'except' | 'only'; readonly types: readonly string[] };

/** The global types that a recorder takes in only when told to (the flag is named after them for historic reasons). */
const globalIamTypes = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'];

/**
 * What a recording group takes in. Without a group a recorder takes every supported type but the global ones of IAM
 * (https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html).
 */
export function recordedTypes(group: RecordingGroup | undefined): Recorded {
  if (group === undefined) return { mode: 'all-regional', types: [] };
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const strategy = group.recordingStrategy?.useOnly;
  if (strategy === 'EXCLUSION_BY_RESOURCE_TYPES') return exclusion(excluded);
  if (group.allSupported === true || strategy === 'ALL_SUPPORTED_RESOURCE_TYPES')
    return { mode: group.includeGlobalResourceTypes === true ? 'all' : 'all-regional', types: [] };
  return { mode: 'only', types: [...(group.resourceTypes ?? [])].toSorted() };
}

function exclusion(excluded: readonly string[]): Recorded {
  if (excluded.length === 0) return { mode: 'all', types: [] };
  const regional = excluded.every((type) => globalIamTypes.includes(type));
  return { mode: regional ? 'all-regional' : 'except', types: [...excluded].toSorted() };
}

/** Whether a recording group takes in the users, groups, roles and policies of IAM. */
export function recordsIam(group: RecordingGroup | undefined): boolean {
  const { mode, types } = recordedTypes(group);
  if (mode === 'all') return true;
  if (mode === 'all-regional') return false;
  return globalIamTypes.every((type) => types.includes(type) === (mode === 'only'));
}
