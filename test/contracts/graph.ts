/**
 * Contracts of Microsoft Graph v1.0, read from the types that Microsoft publishes (`@microsoft/microsoft-graph-types`).
 * They say which properties, values and nulls there are, but not which property is always there.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { driftOf, modelNamed } from './shape.ts';
import type { Model, Models, Reference, Shape } from './shape.ts';

/** What a GET of a path answers: one object of an interface, or (`[]`) a collection. Add a line for a path you need. */
const answers: Readonly<Record<string, string>> = {
  '/applications': 'Application[]',
  '/applications/{id}': 'Application',
  '/applications/{id}/federatedIdentityCredentials': 'FederatedIdentityCredential[]',
  '/applications/{id}/owners': 'DirectoryObject[]',
  '/auditLogs/signIns': 'SignIn[]',
  '/directory/administrativeUnits': 'AdministrativeUnit[]',
  '/directoryRoles': 'DirectoryRole[]',
  '/directoryRoles/{id}/members': 'DirectoryObject[]',
  '/directoryRoleTemplates': 'DirectoryRoleTemplate[]',
  '/domains': 'Domain[]',
  '/groups': 'Group[]',
  '/groups/{id}': 'Group',
  '/groups/{id}/members': 'DirectoryObject[]',
  '/groups/{id}/owners': 'DirectoryObject[]',
  '/groups/{id}/transitiveMembers': 'DirectoryObject[]',
  '/groupSettings': 'GroupSetting[]',
  '/groupSettingTemplates': 'GroupSettingTemplate[]',
  '/identity/conditionalAccess/authenticationStrength/policies': 'AuthenticationStrengthPolicy[]',
  '/identity/conditionalAccess/namedLocations': 'NamedLocation[]',
  '/identity/conditionalAccess/policies': 'ConditionalAccessPolicy[]',
  '/identityGovernance/accessReviews/definitions': 'AccessReviewScheduleDefinition[]',
  '/me': 'User',
  '/oauth2PermissionGrants': 'OAuth2PermissionGrant[]',
  '/organization': 'Organization[]',
  '/policies/adminConsentRequestPolicy': 'AdminConsentRequestPolicy',
  '/policies/authenticationMethodsPolicy': 'AuthenticationMethodsPolicy',
  '/policies/authenticationStrengthPolicies': 'AuthenticationStrengthPolicy[]',
  '/policies/authorizationPolicy': 'AuthorizationPolicy',
  '/policies/crossTenantAccessPolicy': 'CrossTenantAccessPolicy',
  '/policies/crossTenantAccessPolicy/default': 'CrossTenantAccessPolicyConfigurationDefault',
  '/policies/crossTenantAccessPolicy/partners': 'CrossTenantAccessPolicyConfigurationPartner[]',
  '/policies/deviceRegistrationPolicy': 'DeviceRegistrationPolicy',
  '/policies/identitySecurityDefaultsEnforcementPolicy': 'IdentitySecurityDefaultsEnforcementPolicy',
  '/policies/permissionGrantPolicies': 'PermissionGrantPolicy[]',
  '/policies/roleManagementPolicies': 'UnifiedRoleManagementPolicy[]',
  '/policies/roleManagementPolicyAssignments': 'UnifiedRoleManagementPolicyAssignment[]',
  '/reports/authenticationMethods/userRegistrationDetails': 'UserRegistrationDetails[]',
  '/roleManagement/directory/roleAssignments': 'UnifiedRoleAssignment[]',
  '/roleManagement/directory/roleAssignmentScheduleInstances': 'UnifiedRoleAssignmentScheduleInstance[]',
  '/roleManagement/directory/roleDefinitions': 'UnifiedRoleDefinition[]',
  '/roleManagement/directory/roleEligibilityScheduleInstances': 'UnifiedRoleEligibilityScheduleInstance[]',
  '/security/secureScores': 'SecureScore[]',
  '/servicePrincipals': 'ServicePrincipal[]',
  "/servicePrincipals(appId='{id}')": 'ServicePrincipal',
  "/servicePrincipals(appId='{id}')/appRoleAssignedTo": 'AppRoleAssignment[]',
  '/servicePrincipals/{id}': 'ServicePrincipal',
  '/servicePrincipals/{id}/appRoleAssignedTo': 'AppRoleAssignment[]',
  '/servicePrincipals/{id}/appRoleAssignments': 'AppRoleAssignment[]',
  '/servicePrincipals/{id}/oauth2PermissionGrants': 'OAuth2PermissionGrant[]',
  '/servicePrincipals/{id}/owners': 'DirectoryObject[]',
  '/servicePrincipals/{id}/transitiveMemberOf': 'DirectoryObject[]',
  '/subscribedSkus': 'SubscribedSku[]',
  '/users': 'User[]',
  '/users/{id}': 'User',
  '/users/{id}/authentication/methods': 'AuthenticationMethod[]',
  '/users/{id}/memberOf': 'DirectoryObject[]',
  '/users/{id}/transitiveMemberOf': 'DirectoryObject[]',
};

/** The paths that have a contract. */
export const graphPaths: readonly string[] = Object.keys(answers);

export interface GraphContract {
  /** The path template and the interface that it answers. */
  readonly operation: string;
  /** What in a 200 body is not what the vendor says, one sentence each. */
  readonly drift: (body: unknown) => string[];
}

/**
 * The contract of a GET.
 * @param path concrete, with or without `/v1.0` before and a query behind
 */
export function graphContract(path: string): GraphContract | undefined {
  const plain = path.replace(/\?.*$/s, '').replace(/^\/v1\.0(?=\/)/, '');
  const template = answers[plain] === undefined ? graphPaths.find((known) => fits(known, plain)) : plain;
  if (template === undefined) return undefined;
  const answer = answers[template]!;
  return {
    operation: `${template}: ${answer}`,
    drift: (body) => driftOf(answerShape(answer), withoutPropertyAnnotations(body), models(), 'marked'),
  };
}

function fits(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, i) => isOne(part, given[i]!));
}

/** Whether a segment fits; `{id}` stands for any text. */
function isOne(wanted: string, given: string): boolean {
  const [before, after] = wanted.split('{id}') as [string, string?];
  if (after === undefined) return wanted === given;
  return given.length > before.length + after.length && given.startsWith(before) && given.endsWith(after);
}

/** What OData itself may add to an object, and to a collection. */
const annotations: Readonly<Record<string, Shape>> = {
  '@odata.context': 'string',
  '@odata.editLink': 'string',
  '@odata.etag': 'string',
  '@odata.id': 'string',
  '@odata.type': 'string',
};
const collectionAnnotations: Readonly<Record<string, Shape>> = {
  ...annotations,
  '@odata.count': 'integer',
  '@odata.nextLink': 'string',
};

function answerShape(answer: string): Shape {
  const reference: Reference = `#${answer.replace('[]', '')}`;
  const model = modelNamed(models(), reference) as Model;
  if (answer.endsWith('[]'))
    return { properties: { ...collectionAnnotations, value: [reference] }, required: ['value'] };
  return model;
}

/** Annotations of one property, as `members@odata.context`, say nothing about the object. */
function withoutPropertyAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPropertyAnnotations);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !/^[^@]+@odata\./.test(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutPropertyAnnotations(item)]));
}

let parsed: Models | undefined;
const models = (): Models => (parsed ??= modelsIn(declarations()));

function declarations(): string {
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(resolve('@microsoft/microsoft-graph-types/microsoft-graph.d.ts'), 'utf8');
}

const unionPattern = /^export type (\w+) =([^;<>]+);/gm;
const interfacePattern = /^export interface (\w+)(?: extends (\w+))? \{(\}|[\s\S]*?^\})/gm;
const propertyPattern = /^ {4}"?([\w.@]+)"?\??: ([^;]+);$/gm;

interface Declared {
  readonly parent: string | undefined;
  readonly properties: Readonly<Record<string, Shape>>;
}

/** The interfaces and enums at the top level of the declarations; what a namespace holds is not checked. */
function modelsIn(text: string): Models {
  const enums = [...text.matchAll(unionPattern)].map(
    ([, name, union]) => [name!, { enum: literalsIn(union!) }] as const,
  );
  const declared = new Map(
    [...text.matchAll(interfacePattern)].map(([, name, parent, body]): [string, Declared] => [
      name!,
      { parent, properties: propertiesIn(body!) },
    ]),
  );
  const children = Map.groupBy(declared.keys(), (name) => declared.get(name)!.parent);
  const interfaces = [...declared.keys()].map((name) => [name, modelOf(name, declared, children)] as const);
  return Object.fromEntries([...enums, ...interfaces]);
}

const literalsIn = (union: string): string[] => [...union.matchAll(/"([^"]*)"/g)].map(([, value]) => value!);

const propertiesIn = (body: string): Record<string, Shape> =>
  Object.fromEntries([...body.matchAll(propertyPattern)].map(([, name, type]) => [name!, shapeOf(name!, type!)]));

/** Enums of which several values stand in one text with commas between, which the types do not say. */
const flags: ReadonlySet<string> = new Set([
  'AuthenticationMethodModes',
  'ConditionalAccessGuestOrExternalUserTypes',
  'ConditionalAccessTransferMethods',
]);

function shapeOf(property: string, type: string): Shape {
  const nullable = /^NullableOption<(.*)>$/s.exec(type);
  if (nullable) return { nullable: shapeOf(property, nullable[1]!) };
  if (type.endsWith('[]')) return [shapeOf(property, type.slice(0, -2))];
  if (type === 'string') return property.endsWith('DateTime') ? 'date-time' : 'string';
  if (flags.has(type)) return 'string';
  if (type === 'boolean' || type === 'number') return type;
  return /^[A-Z]\w*$/.test(type) ? `#${type}` : 'any';
}

/** An object may say in `@odata.type` that it is of an interface which extends the declared one. */
function modelOf(
  name: string,
  declared: ReadonlyMap<string, Declared>,
  children: ReadonlyMap<string | undefined, readonly string[]>,
): Model {
  const lineage: string[] = [];
  for (let next: string | undefined = name; next !== undefined; next = declared.get(next)?.parent) lineage.push(next);
  const own = lineage.toReversed().map((ancestor) => declared.get(ancestor)?.properties);
  const kinds = [name];
  for (const kind of kinds) kinds.push(...(children.get(kind) ?? []));
  const values = kinds.map((kind): [string, Reference] => [odataType(kind), `#${kind}`]);
  return {
    properties: Object.assign({}, annotations, ...own),
    by: { key: '@odata.type', optional: true, values: Object.fromEntries(values) },
  };
}

const odataType = (name: string): string => `#microsoft.graph.${name[0]!.toLowerCase()}${name.slice(1)}`;
