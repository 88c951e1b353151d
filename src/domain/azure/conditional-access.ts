/** A Conditional Access policy as Microsoft Graph shows it, as far as it is judged. */
export interface AccessPolicy {
  /** `enabled`, `disabled` or `enabledForReportingButNotEnforced`. */
  readonly state: string;
  readonly conditions: AccessConditions;
  readonly grantControls?: GrantControls | undefined;
  readonly sessionControls?:
    | { readonly secureSignInSession?: { readonly isEnabled?: boolean | undefined } | undefined }
    | undefined;
}

type List = readonly string[] | undefined;

export interface AccessConditions {
  readonly users?:
    | {
        readonly includeUsers?: List;
        readonly excludeUsers?: List;
        readonly includeRoles?: List;
        readonly excludeRoles?: List;
        readonly excludeGroups?: List;
        readonly excludeGuestsOrExternalUsers?: object | undefined;
      }
    | undefined;
  readonly applications?:
    | {
        readonly includeApplications?: List;
        readonly excludeApplications?: List;
        readonly includeUserActions?: List;
        readonly applicationFilter?: object | undefined;
      }
    | undefined;
  readonly clientAppTypes?: List;
  readonly locations?: { readonly includeLocations?: List; readonly excludeLocations?: List } | undefined;
  readonly platforms?: { readonly includePlatforms?: List; readonly excludePlatforms?: List } | undefined;
  readonly devices?: { readonly deviceFilter?: object | undefined } | undefined;
  readonly signInRiskLevels?: List;
  readonly userRiskLevels?: List;
  readonly insiderRiskLevels?: string | undefined;
  readonly authenticationFlows?: { readonly transferMethods?: string | undefined } | undefined;
}

export interface GrantControls {
  readonly operator?: string | undefined;
  readonly builtInControls?: List;
  readonly customAuthenticationFactors?: List;
  readonly termsOfUse?: List;
  readonly authenticationStrength?:
    | {
        readonly requirementsSatisfied?: string | undefined;
        readonly allowedCombinations?: List;
      }
    | undefined;
}

/** A condition that narrows a policy to some of the sign-ins. */
type Narrowing =
  | 'clients'
  | 'locations'
  | 'platforms'
  | 'devices'
  | 'signInRisk'
  | 'userRisk'
  | 'insiderRisk'
  | 'flows';

const has = (list: List, ...wanted: readonly string[]): boolean =>
  list?.some((one) => wanted.some((other) => other.toLowerCase() === one.toLowerCase())) ?? false;
const isEmpty = (list: List): boolean => list === undefined || list.length === 0;

/** Whether it is enforced; what only reports does not count. */
export const isEnforced = ({ state }: AccessPolicy): boolean => state.toLowerCase() === 'enabled';

/** Whether it is for all users, but for those who are excluded by name. */
export const isForAllUsers = ({ conditions: { users } }: AccessPolicy): boolean => has(users?.includeUsers, 'All');

/** Whether it is for an application, named itself or by `All`. */
export function isForApplication({ conditions: { applications } }: AccessPolicy, application: string): boolean {
  if (applications === undefined || applications.applicationFilter !== undefined) return false;
  const { includeApplications, excludeApplications } = applications;
  return has(includeApplications, 'All', application) && !has(excludeApplications, application);
}

/** Whether it is for all applications, but for those who are excluded by name. */
export const isForAllApplications = ({ conditions: { applications } }: AccessPolicy): boolean =>
  applications?.applicationFilter === undefined && has(applications?.includeApplications, 'All');

/** Conditions that let some sign-ins pass by a policy. Modern clients are all that matter: old ones know no second factor. */
export function narrowingsOf({ conditions }: AccessPolicy): Narrowing[] {
  const { clientAppTypes, locations, platforms, devices, authenticationFlows } = conditions;
  const modern = has(clientAppTypes, 'browser') && has(clientAppTypes, 'mobileAppsAndDesktopClients');
  const narrow: Readonly<Record<Narrowing, boolean>> = {
    clients: !isEmpty(clientAppTypes) && !has(clientAppTypes, 'all') && !modern,
    locations: locations !== undefined && !isAny(locations.includeLocations, locations.excludeLocations),
    platforms: platforms !== undefined && !isAny(platforms.includePlatforms, platforms.excludePlatforms),
    devices: devices?.deviceFilter !== undefined,
    signInRisk: !isEmpty(conditions.signInRiskLevels),
    userRisk: !isEmpty(conditions.userRiskLevels),
    insiderRisk: conditions.insiderRiskLevels !== undefined,
    flows: transferMethods(authenticationFlows?.transferMethods).length > 0,
  };
  return (Object.keys(narrow) as Narrowing[]).filter((name) => narrow[name]);
}

const isAny = (include: List, exclude: List): boolean => has(include, 'all') && isEmpty(exclude);

/** Whether it holds whatever the sign-in is like, but for the conditions named. */
export const isUnconditional = (policy: AccessPolicy, ...but: readonly Narrowing[]): boolean =>
  narrowingsOf(policy).every((name) => but.includes(name));

/** Which ways to hand a sign-in over it is for: `deviceCodeFlow`, `authenticationTransfer`. */
export const transferMethods = (methods: string | undefined): string[] =>
  (methods ?? '').split(',').flatMap((method) => (['', 'none'].includes(method.trim()) ? [] : [method.trim()]));

export const blocks = ({ grantControls }: AccessPolicy): boolean => has(grantControls?.builtInControls, 'block');

/** Whether nobody gets in without a second factor: it is asked for, and nothing else would do instead. */
export function asksForMfa({ grantControls }: AccessPolicy): boolean {
  if (grantControls === undefined) return false;
  const { operator = 'OR', builtInControls, authenticationStrength } = grantControls;
  const strong = authenticationStrength?.requirementsSatisfied?.toLowerCase() === 'mfa';
  if (!strong && !has(builtInControls, 'mfa')) return false;
  return operator.toUpperCase() === 'AND' || controls(grantControls).every((control) => control === 'mfa');
}

/** Ways to sign in that can't be given away on a faked page. */
const phishingResistant = new Set(['windowshelloforbusiness', 'fido2', 'x509certificatemultifactor']);

/** Whether nobody gets in without a way to sign in that can't be given away on a faked page. */
export function asksForPhishingResistance({ grantControls }: AccessPolicy): boolean {
  const allowed = grantControls?.authenticationStrength?.allowedCombinations;
  if (grantControls === undefined || isEmpty(allowed)) return false;
  const only = allowed!.every((way) => way.split(',').some((part) => phishingResistant.has(part.trim().toLowerCase())));
  return only && ((grantControls.operator ?? 'OR').toUpperCase() === 'AND' || controls(grantControls).length === 1);
}

/** Each thing that the grant can be satisfied with. */
const controls = ({
  builtInControls = [],
  customAuthenticationFactors = [],
  termsOfUse = [],
  authenticationStrength,
}: GrantControls): string[] => [
  ...builtInControls.map((control) => control.toLowerCase()),
  ...customAuthenticationFactors,
  ...termsOfUse,
  ...(authenticationStrength ? ['mfa'] : []),
];

/** Who and what it leaves out, for people: `2 users and 1 group`; empty where nobody and nothing is. */
export function exclusionsOf({ conditions: { users = {}, applications = {} } }: AccessPolicy): string[] {
  const counted = (list: List, one: string): string[] =>
    isEmpty(list) ? [] : [`${list!.length} ${one}${list!.length === 1 ? '' : 's'}`];
  return [
    ...counted(users.excludeUsers, 'user'),
    ...counted(users.excludeGroups, 'group'),
    ...counted(users.excludeRoles, 'role'),
    ...(users.excludeGuestsOrExternalUsers ? ['some guests'] : []),
    ...counted(applications.excludeApplications, 'application'),
  ];
}
