type Maybe<T> = T | null | undefined;

/** One field of an advanced event selector, in camelCase. */
export type FieldSelector = {
  readonly field: string;
  readonly equals?: Maybe<readonly string[]>;
  readonly startsWith?: Maybe<readonly string[]>;
  readonly endsWith?: Maybe<readonly string[]>;
  readonly notEquals?: Maybe<readonly string[]>;
  readonly notStartsWith?: Maybe<readonly string[]>;
  readonly notEndsWith?: Maybe<readonly string[]>;
};

/** What GetEventSelectors answers, in camelCase: a trail has selectors of one of the two kinds. */
export type EventSelectors = {
  readonly eventSelectors?: Maybe<
    readonly {
      readonly readWriteType?: Maybe<string>;
      readonly includeManagementEvents?: Maybe<boolean>;
      readonly dataResources?: Maybe<readonly { readonly type: string; readonly values: readonly string[] }[]>;
    }[]
  >;
  readonly advancedEventSelectors?: Maybe<readonly { readonly fieldSelectors: readonly FieldSelector[] }[]>;
};

export type EventKind = 'read' | 'write';

/** Sources so noisy that CloudTrail lets them be left out of the management events; that is not held against a trail. */
const noisySources = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'];

/**
 * Whether a trail records every management event of a kind, the two noisy sources aside
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html).
 */
export function recordsManagement(selectors: EventSelectors, kind: EventKind): boolean {
  const basic = (selectors.eventSelectors ?? []).some(
    (selector) => selector.includeManagementEvents !== false && takesKind(selector.readWriteType, kind),
  );
  return basic || advanced(selectors, kind, 'Management', { eventSource: takesAllButNoise });
}

/**
 * Whether a trail records every event of a kind on the objects of a bucket
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html).
 *
 * @param bucket its ARN.
 */
export function recordsObjects(selectors: EventSelectors, kind: EventKind, bucket: string): boolean {
  const objects = `${bucket}/`;
  const basic = (selectors.eventSelectors ?? []).some(
    (selector) =>
      takesKind(selector.readWriteType, kind) &&
      (selector.dataResources ?? []).some(
        ({ type, values }) => type === 'AWS::S3::Object' && values.some((value) => objects.startsWith(value)),
      ),
  );
  return (
    basic ||
    advanced(selectors, kind, 'Data', {
      'resources.type': (field) => field.equals?.includes('AWS::S3::Object') === true,
      'resources.ARN': (field) => takesPrefix(field, objects),
      eventSource: (field) => field.equals?.includes('s3.amazonaws.com') === true,
    })
  );
}

/** `ReadOnly`, `WriteOnly` or, also when it is not said, `All`. */
function takesKind(readWriteType: Maybe<string>, kind: EventKind): boolean {
  if (readWriteType === 'ReadOnly') return kind === 'read';
  if (readWriteType === 'WriteOnly') return kind === 'write';
  return true;
}

type Take = (field: FieldSelector) => boolean;

/** Whether some advanced selector takes everything: all its fields have to, and a field that is not known may not. */
function advanced(
  { advancedEventSelectors }: EventSelectors,
  kind: EventKind,
  category: string,
  fields: Readonly<Record<string, Take>>,
): boolean {
  const takes = new Map<string, Take>([
    ...Object.entries(fields),
    ['eventCategory', (field) => field.equals?.includes(category) === true],
    ['readOnly', (field) => field.equals?.includes(String(kind === 'read')) === true],
  ]);
  return (advancedEventSelectors ?? []).some(
    ({ fieldSelectors }) =>
      fieldSelectors.some(({ field }) => field === 'eventCategory') &&
      fieldSelectors.every((selector) => takes.get(selector.field)?.(selector) ?? false),
  );
}

const takesAllButNoise: Take = (field) =>
  !field.equals &&
  !field.startsWith &&
  !field.endsWith &&
  !field.notStartsWith &&
  !field.notEndsWith &&
  (field.notEquals ?? []).every((source) => noisySources.includes(source));

/** Whether a field takes every text that starts with a prefix. */
function takesPrefix(
  { equals, startsWith, endsWith, notEquals, notStartsWith, notEndsWith }: FieldSelector,
  prefix: string,
): boolean {
  if (equals?.length || endsWith?.length || notEndsWith?.length) return false;
  if (startsWith?.length && !startsWith.some((start) => prefix.startsWith(start))) return false;
  return [...(notStartsWith ?? []), ...(notEquals ?? [])].every(
    (start) => !start.startsWith(prefix) && !prefix.startsWith(start),
  );
}
