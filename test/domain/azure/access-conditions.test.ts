/** The language of conditions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConditionError, holds, parseCondition } from 'cloudstance/domain/azure/access/condition';
import fc from 'fast-check';
import { blobs } from './access-estate.ts';

const format = 'https://learn.microsoft.com/azure/role-based-access-control/conditions-format';
const examples = 'https://learn.microsoft.com/azure/storage/blobs/storage-auth-abac-examples';
const delegation = 'https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples';

const read = `${blobs}/read`;
const attribute = '@Resource[name1]';
const project = `${blobs}/tags:Project<$key_case_sensitive$>`;
const backup = '5e467623-bb1f-42f4-a55d-6e525e11384b';
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const writeRole = 'Microsoft.Authorization/roleAssignments/write';
const roleId = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';

const readTagged = `((!(ActionMatches{'${read}'} AND NOT SubOperationMatches{'Blob.List'})) OR (@Resource[${project}] StringEquals 'Cascade'))`;
const writeTagged = `((!(ActionMatches{'${blobs}/write'} AND SubOperationMatches{'Blob.Write.WithTagHeaders'}) AND !(ActionMatches{'${blobs}/add/action'} AND SubOperationMatches{'Blob.Write.WithTagHeaders'})) OR (@Request[${project}] StringEquals 'Cascade'))`;
const tagKeys = `((!(ActionMatches{'${blobs}/tags/write'})) OR (@Request[${blobs}/tags&$keys$&] ForAllOfAnyValues:StringEquals {'Project', 'Program'}))`;
const keyAndValues = `((!(ActionMatches{'${blobs}/tags/write'})) OR (@Request[${blobs}/tags&$keys$&] ForAnyOfAnyValues:StringEquals {'Project'} AND @Request[${project}] ForAllOfAnyValues:StringEquals {'Cascade', 'Baker', 'Skagit'}))`;
const version = '@Request[Microsoft.Storage/storageAccounts/blobServices/containers/blobs:versionId]';
const oldVersions = `((!(ActionMatches{'${read}'})) OR (@Resource[${blobs}:isCurrentVersion] BoolEquals true OR ${version} DateTimeEquals '2022-06-01T23:38:32.8883645Z'))`;
const deleteOld = `((!(ActionMatches{'${blobs}/deleteBlobVersion/action'})) OR (${version} DateTimeLessThan '2022-06-01T00:00:00.0Z'))`;
const afterDate = `((!(ActionMatches{'${read}'})) OR (@Environment[UtcNow] DateTimeGreaterThan '2023-05-01T13:00:00.000Z'))`;
const privateLink = `((!(ActionMatches{'${read}'})) OR ((@Resource[${blobs}/tags:sensitivity<$key_case_sensitive$>] StringEqualsIgnoreCase 'high' AND @Environment[isPrivateLink] BoolEquals true) OR @Resource[${blobs}/tags:sensitivity<$key_case_sensitive$>] StringNotEqualsIgnoreCase 'high'))`;
const constrained = `((!(ActionMatches{'${writeRole}'})) OR (${roleId} ForAnyOfAnyValues:GuidEquals {${backup}, a795c7a0-d4a2-40c1-ae25-d81f01202912} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'User', 'Group'}))`;
const allBut = `((!(ActionMatches{'${writeRole}'})) OR (${roleId} ForAnyOfAllValues:GuidNotEquals {${owner}, 18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, f58310d9-a9f6-439a-9e8d-f62e7b41a168}))`;
const principalTag = `((!(ActionMatches{'${read}'})) OR (@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Engineering_Project] StringEquals @Resource[${project}]))`;
const snapshotted = `((!(ActionMatches{'${read}'})) OR (Exists @Request[${blobs}:snapshot] OR @Resource[${blobs}:isCurrentVersion] BoolEquals true))`;

interface Case {
  readonly says: string;
  readonly action?: string;
  /** Values by attribute. An empty list: the request has none. */
  readonly given?: Readonly<Record<string, readonly string[]>>;
  /** What is missing, instead of an answer. */
  readonly is: boolean | readonly string[] | 'unknown';
  readonly source?: string;
}

const cases: readonly Case[] = [
  { says: "ActionMatches{'Microsoft.Authorization/roleAssignments/*'}", action: writeRole, is: true, source: format },
  { says: "ActionMatches{'Microsoft.Authorization/roleDefinitions/*'}", action: writeRole, is: false, source: format },
  { says: `${attribute} StringLike 'a*c?'`, given: { [attribute]: ['abcd'] }, is: true, source: format },
  { says: `${attribute} StringLike 'A*C?'`, given: { [attribute]: ['abcd'] }, is: false, source: format },
  { says: `${attribute} StringLike 'a*c'`, given: { [attribute]: ['abcd'] }, is: false, source: format },
  { says: "{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'blue', 'green'}", is: true, source: format },
  { says: "{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'orange', 'green'}", is: false, source: format },
  { says: "{'red', 'blue'} ForAllOfAnyValues:StringEquals {'orange', 'red', 'blue'}", is: true, source: format },
  { says: "{'red', 'blue'} ForAllOfAnyValues:StringEquals {'red', 'green'}", is: false, source: format },
  { says: '{10, 20} ForAnyOfAllValues:NumericLessThan {15, 18}', is: true, source: format },
  { says: '{10, 20} ForAllOfAllValues:NumericLessThan {5, 15, 18}', is: false, source: format },
  { says: '{10, 20} ForAllOfAllValues:NumericLessThan {25, 30}', is: true, source: format },
  { says: '{10, 20} ForAllOfAllValues:NumericLessThan {15, 25, 30}', is: false, source: format },
  {
    says: `(${attribute} StringEquals 'a' AND ${attribute} StringEquals 'b') OR ${attribute} StringEquals 'c'`,
    given: { [attribute]: ['c'] },
    is: true,
    source: format,
  },
  {
    says: `${attribute} StringEquals 'a' AND (${attribute} StringEquals 'b' OR ${attribute} StringEquals 'c')`,
    given: { [attribute]: ['c'] },
    is: false,
    source: format,
  },
  { says: `Exists ${attribute}`, given: { [attribute]: ['x'] }, is: true, source: format },
  { says: `NOT Exists ${attribute}`, given: { [attribute]: [] }, is: true, source: format },
  { says: `Exists ${attribute}`, is: [attribute], source: format },
  {
    says: '@Resource[Microsoft.Storage/storageAccounts:isHnsEnabled] BoolEquals true',
    given: { '@Resource[Microsoft.Storage/storageAccounts:isHnsEnabled]': ['True'] },
    is: true,
    source: format,
  },
  { says: `${attribute} StringStartsWithIgnoreCase 'AB'`, given: { [attribute]: ['abc'] }, is: true, source: format },
  { says: `${attribute} StringNotStartsWith 'ab'`, given: { [attribute]: ['abc'] }, is: false, source: format },
  { says: `${attribute} StringNotLikeIgnoreCase 'A?C'`, given: { [attribute]: ['abc'] }, is: false, source: format },
  { says: `${attribute} NumericGreaterThanEquals 7`, given: { [attribute]: ['7'] }, is: true, source: format },
  {
    says: `${attribute} GuidEquals '${owner.toUpperCase()}'`,
    given: { [attribute]: [owner] },
    is: true,
    source: format,
  },
  {
    says: `${attribute} GuidNotEquals ${owner}`,
    given: { [attribute]: [`/subscriptions/s/x/${owner}`] },
    is: false,
    source: format,
  },
  {
    says: `!(${attribute} StringEquals 'a') && ${attribute} StringEquals 'b'`,
    given: { [attribute]: ['b'] },
    is: true,
    source: format,
  },
  {
    says: `${attribute} StringEquals 'a' || ${attribute} StringEquals 'b'`,
    given: { [attribute]: ['b'] },
    is: true,
    source: format,
  },

  {
    says: readTagged,
    action: read,
    given: { SubOperation: [], [`@Resource[${project}]`]: ['Cascade'] },
    is: true,
    source: examples,
  },
  {
    says: readTagged,
    action: read,
    given: { SubOperation: [], [`@Resource[${project}]`]: ['Baker'] },
    is: false,
    source: examples,
  },
  { says: readTagged, action: read, given: { SubOperation: ['Blob.List'] }, is: true, source: examples },
  { says: readTagged, action: read, given: { SubOperation: [] }, is: [`@Resource[${project}]`], source: examples },
  { says: readTagged, action: `${blobs}/write`, is: true, source: examples },
  {
    says: writeTagged,
    action: `${blobs}/write`,
    given: { SubOperation: ['Blob.Write.WithTagHeaders'], [`@Request[${project}]`]: ['Cascade'] },
    is: true,
    source: examples,
  },
  {
    says: writeTagged,
    action: `${blobs}/add/action`,
    given: { SubOperation: ['Blob.Write.WithTagHeaders'], [`@Request[${project}]`]: ['Baker'] },
    is: false,
    source: examples,
  },
  {
    says: tagKeys,
    action: `${blobs}/tags/write`,
    given: { [`@Request[${blobs}/tags&$keys$&]`]: ['Program', 'Project'] },
    is: true,
    source: examples,
  },
  {
    says: tagKeys,
    action: `${blobs}/tags/write`,
    given: { [`@Request[${blobs}/tags&$keys$&]`]: ['Mode', 'Project'] },
    is: false,
    source: examples,
  },
  {
    says: keyAndValues,
    action: `${blobs}/tags/write`,
    given: { [`@Request[${blobs}/tags&$keys$&]`]: ['Project'], [`@Request[${project}]`]: ['Skagit'] },
    is: true,
    source: examples,
  },
  {
    says: keyAndValues,
    action: `${blobs}/tags/write`,
    given: { [`@Request[${blobs}/tags&$keys$&]`]: ['Project'], [`@Request[${project}]`]: ['Alpine'] },
    is: false,
    source: examples,
  },
  {
    says: oldVersions,
    action: read,
    given: { [`@Resource[${blobs}:isCurrentVersion]`]: ['false'], [version]: ['2022-06-01T23:38:32.8883645Z'] },
    is: true,
    source: examples,
  },
  {
    says: oldVersions,
    action: read,
    given: { [`@Resource[${blobs}:isCurrentVersion]`]: ['false'], [version]: ['2022-06-02T23:38:32.8883645Z'] },
    is: false,
    source: examples,
  },
  {
    says: deleteOld,
    action: `${blobs}/deleteBlobVersion/action`,
    given: { [version]: ['2022-05-31T00:00:00.0Z'] },
    is: true,
    source: examples,
  },
  {
    says: afterDate,
    action: read,
    given: { '@Environment[UtcNow]': ['2023-05-01T13:00:00.001Z'] },
    is: true,
    source: examples,
  },
  {
    says: afterDate,
    action: read,
    given: { '@Environment[UtcNow]': ['2023-05-01T12:59:59.999Z'] },
    is: false,
    source: examples,
  },
  { says: afterDate, action: read, is: ['@Environment[UtcNow]'], source: examples },
  {
    says: privateLink,
    action: read,
    given: {
      [`@Resource[${blobs}/tags:sensitivity<$key_case_sensitive$>]`]: ['High'],
      '@Environment[isPrivateLink]': ['false'],
    },
    is: false,
    source: examples,
  },
  {
    says: privateLink,
    action: read,
    given: { [`@Resource[${blobs}/tags:sensitivity<$key_case_sensitive$>]`]: ['low'] },
    is: true,
    source: examples,
  },
  {
    says: principalTag,
    action: read,
    given: {
      '@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Engineering_Project]': ['Baker'],
      [`@Resource[${project}]`]: ['Baker'],
    },
    is: true,
    source: examples,
  },
  {
    says: snapshotted,
    action: read,
    given: { [`@Request[${blobs}:snapshot]`]: [], [`@Resource[${blobs}:isCurrentVersion]`]: ['false'] },
    is: false,
    source: examples,
  },

  {
    says: constrained,
    action: writeRole,
    given: { [roleId]: [backup], '@Request[Microsoft.Authorization/roleAssignments:PrincipalType]': ['user'] },
    is: true,
    source: delegation,
  },
  {
    says: constrained,
    action: writeRole,
    given: {
      [roleId]: [backup],
      '@Request[Microsoft.Authorization/roleAssignments:PrincipalType]': ['ServicePrincipal'],
    },
    is: false,
    source: delegation,
  },
  { says: constrained, action: writeRole, given: { [roleId]: [owner] }, is: false, source: delegation },
  { says: constrained, action: 'Microsoft.Support/supportTickets/write', is: true, source: delegation },
  { says: allBut, action: writeRole, given: { [roleId]: [owner] }, is: false, source: delegation },
  { says: allBut, action: writeRole, given: { [roleId]: [backup] }, is: true, source: delegation },

  // What the documentation does not say stays open.
  { says: `${attribute} StringEquals 'a'`, given: { [attribute]: [] }, is: false },
  { says: `${attribute} StringNotEquals 'a'`, given: { [attribute]: [] }, is: [attribute] },
  { says: `${attribute} ForAllOfAnyValues:StringEquals {'a'}`, given: { [attribute]: [] }, is: [attribute] },
  { says: `${attribute} NumericEquals 7`, given: { [attribute]: ['seven'] }, is: 'unknown' },
  {
    says: `${attribute} DateTimeLessThan '2022-06-01T00:00:00Z'`,
    given: { [attribute]: ['yesterday'] },
    is: 'unknown',
  },
  { says: `${attribute} GuidEquals 'Owner'`, given: { [attribute]: [owner] }, is: 'unknown' },
  { says: `${attribute} BoolEquals true`, given: { [attribute]: ['yes'] }, is: 'unknown' },
  { says: `${attribute} StringEquals 'it''s'`, given: { [attribute]: ["it's"] }, is: true },
  { says: "ActionMatches{'Microsoft.Storage/*'}", action: 'microsoft.storage/storageaccounts/*', is: true },
  { says: "ActionMatches{'*/read'}", action: 'microsoft.storage/*', is: ['the action'] },
];

for (const { says, action = 'some/action', given = {}, is, source } of cases)
  test(`${says} of ${action.split('/').slice(-2).join('/')} with ${JSON.stringify(given)}${source ? ` (${source})` : ''}`, () => {
    const truth = holds(
      parseCondition(says),
      { action: action.toLowerCase(), valuesOf: (name) => given[name] },
      'the condition',
    );
    if (typeof is === 'boolean') assert.equal(truth.is, is);
    else assert.equal(truth.is, undefined);
    assert.deepEqual(truth.missing, Array.isArray(is) ? is : []);
    assert.equal(truth.unseen.length, is === 'unknown' ? 1 : 0);
  });

const broken: Readonly<Record<string, RegExp>> = {
  '': /ends where/,
  '(': /ends where/,
  "(ActionMatches{'a'}": /should/,
  "ActionMatches{'a'} ActionMatches{'b'}": /too much/,
  "@Resource[a] StringSounds 'a'": /'StringSounds' is unknown/,
  "@Resource[a] 'a'": /is unknown/,
  "@Resource[a StringEquals 'a'": /can't be read at character 1/,
  "@Resource[a] StringEquals 'a": /can't be read/,
  "@Resource[a] StringEquals {'a' 'b'}": /should/,
  '@Resource[a] StringEquals AND': /stands where a value should/,
  "Exists 'a'": /stands where an attribute should/,
  "@Resource[a] StringEquals 'a' AND @Resource[a] StringEquals 'b' OR @Resource[a] StringEquals 'c'":
    /mixes AND and OR/,
  ['('.repeat(100_000)]: /characters/,
  [`${'('.repeat(1_000)}Exists @Resource[a]${')'.repeat(1_000)}`]: /levels deep/,
  [`${'!'.repeat(1_000)}Exists @Resource[a]`]: /levels deep/,
  [`@Resource[a] StringEquals '${'a'.repeat(1_000_000)}'`]: /1000028 characters/,
};

for (const [text, why] of Object.entries(broken))
  test(`'${text.slice(0, 40)}' is no condition`, () => {
    assert.throws(
      () => parseCondition(text),
      (error) => error instanceof ConditionError && why.test(error.message),
    );
  });

test('any text is a condition or an error that says why', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '{',
    '}',
    ',',
    '!',
    'AND',
    'OR',
    '@Resource[a]',
    'StringEquals',
    "'a'",
    'Exists',
    'x',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((all) => all.join(' ')),
      ),
      (text) => {
        try {
          assert.ok(parseCondition(text).kind);
        } catch (error) {
          assert.ok(error instanceof ConditionError && error.message !== '');
        }
      },
    ),
  );
});

test('what is given later only settles what was open', () => {
  const part = fc.constantFrom(
    `@Resource[a] StringEquals 'x'`,
    `@Resource[b] NumericLessThan 5`,
    `Exists @Resource[c]`,
    `ActionMatches{'some/*'}`,
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      part,
      tie('expression').map((one) => `NOT (${one})`),
      fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((all) => `(${all.join(' AND ')})`),
      fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((all) => `(${all.join(' OR ')})`),
    ),
  }));
  const values = fc.record({
    '@Resource[a]': fc.constantFrom(['x'], ['y']),
    '@Resource[b]': fc.constantFrom(['3'], ['7']),
    '@Resource[c]': fc.constantFrom(['c'], []),
  });
  fc.assert(
    fc.property(
      expression,
      values,
      fc.subarray(['@Resource[a]', '@Resource[b]', '@Resource[c]']),
      (text, given, hidden) => {
        const condition = parseCondition(text);
        const look = (names: readonly string[]) =>
          holds(
            condition,
            {
              action: 'some/action',
              valuesOf: (name) => (names.includes(name) ? undefined : given[name as keyof typeof given]),
            },
            'it',
          );
        const less = look(hidden);
        if (less.is !== undefined) assert.equal(look([]).is, less.is);
        else assert.ok(less.missing.every((name) => hidden.includes(name as never)));
      },
    ),
  );
});
