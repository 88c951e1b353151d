import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';

import { decide } from '../../../src/domain/aws/access/decide.ts';
import type {
  Caller,
  GuardrailLevels,
  Policies,
  PolicyDocument,
  Request,
} from '../../../src/domain/aws/access/request.ts';
import type { Answer, Decision, Unseen } from '../../../src/domain/access/answer.ts';
import type { Context } from '../../../src/domain/access/engine.ts';

/** What the tables of this folder have in common: how a case is written, and how it is judged. */

/** The account of the resource, and of the caller where a case doesn't say otherwise. */
export const HERE = '111122223333';
export const ELSEWHERE = '444455556666';

export const iam = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
export const organizations = (page: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/${page}.html`;
export const s3Guide = (page: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${page}.html`;
export const kmsGuide = (page: string): string => `https://docs.aws.amazon.com/kms/latest/developerguide/${page}.html`;

export const user = (name: string, account = HERE): Caller => ({
  kind: 'user',
  arn: `arn:aws:iam::${account}:user/${name}`,
  account,
});
export const role = (name: string, session = 'session', account = HERE): Caller => ({
  kind: 'role',
  arn: `arn:aws:iam::${account}:role/${name}`,
  session: `arn:aws:sts::${account}:assumed-role/${name}/${session}`,
  account,
});
export const serviceLinkedRole = (name: string, service: string, account = HERE): Caller => ({
  kind: 'service-linked-role',
  arn: `arn:aws:iam::${account}:role/aws-service-role/${service}/${name}`,
  session: `arn:aws:sts::${account}:assumed-role/${name}/${service}`,
  account,
});
/** A session of GetFederationToken. */
export const federatedUser = (name: string, session: string): Caller => ({
  kind: 'federated-user',
  arn: `arn:aws:iam::${HERE}:user/${name}`,
  session: `arn:aws:sts::${HERE}:federated-user/${session}`,
  account: HERE,
});
export const root = (account = HERE): Caller => ({ kind: 'root', arn: `arn:aws:iam::${account}:root`, account });
export const service = (name: string): Caller => ({ kind: 'service', arn: name, account: null });
/** Whom an identity provider vouches for. */
export const vouchedFor = (provider: string): Caller => ({ kind: 'federated', arn: provider, account: null });
export const anonymous: Caller = { kind: 'anonymous', arn: '*', account: null };

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: object;
}
type Rest = Omit<Statement, 'Effect' | 'Action' | 'Resource'>;
type Names = string | readonly string[];

export const allow = (Action: Names, Resource: Names = '*', rest: Rest = {}): Statement => ({
  ...rest,
  Effect: 'Allow',
  Action,
  Resource,
});
export const deny = (Action: Names, Resource: Names = '*', rest: Rest = {}): Statement => ({
  ...rest,
  Effect: 'Deny',
  Action,
  Resource,
});
/** As in FullAWSAccess. */
export const everything = allow('*');
/** As in RCPFullAWSAccess. */
export const everythingOfEverybody = allow('*', '*', { Principal: '*' });

export const aws = (...principals: readonly string[]): object => ({ Principal: { AWS: principals } });

/** Statements of one policy; with its language's older version as an object of both. */
type Written = readonly Statement[] | { readonly Version: string | null; readonly Statement: readonly Statement[] };

/** The policies of a case, as statements by layer; a layer that is left out does not exist, one that is `hidden` was not seen. */
export interface Given {
  readonly identity?: Written | 'hidden';
  /** More identity policies: of groups, or attached. */
  readonly groups?: readonly Written[];
  /** Identity policies may be missing from the list. */
  readonly incomplete?: true;
  readonly boundary?: Written | 'hidden';
  readonly session?: Written;
  /** From the root of the organization down to the account. */
  readonly scp?: readonly Written[] | 'hidden';
  readonly rcp?: readonly Written[] | 'hidden';
  readonly resource?: Written | 'hidden';
  readonly endpoint?: Written | 'hidden';
  readonly others?: Pick<Policies, 'otherGrants' | 'publicBlock'>;
}

export interface Case {
  readonly name: string;
  /** The vendor's page that says so. */
  readonly source: string;
  readonly request: Request;
  readonly given: Given;
  readonly expect: Decision;
  /** Labels of statements that have to be among those that decided. */
  readonly by?: readonly string[];
  /** The context values that are missing, in lower case. */
  readonly missing?: readonly string[];
}

interface About {
  readonly owner?: string | null;
  readonly context?: Context;
}

/** What the caller wants to do. */
export const asks = (
  caller: Caller,
  action: string,
  resource: string,
  { owner = HERE, context = {} }: About = {},
): Request => ({ caller, action, resource, owner, context });

export const hidden: Unseen = {
  what: 'something',
  gap: { because: 'denied', permissions: ['iam:GetPolicy'], detail: 'AccessDenied' },
};

const isStatements = (written: Written): written is readonly Statement[] => Array.isArray(written);

function documentOf(source: string, written: Written): PolicyDocument {
  if (isStatements(written)) return { source, document: { Version: '2012-10-17', Statement: written } };
  const { Version, Statement } = written;
  return { source, document: Version === null ? { Statement } : { Version, Statement } };
}

const levelsOf = (kind: string, levels: readonly Written[]): GuardrailLevels =>
  levels.map((written, i) => ({ target: `level ${i}`, policies: [documentOf(`${kind} ${i}`, written)] }));

export function policiesOf(given: Given): Policies {
  const { identity = [], groups = [], incomplete, boundary, session, scp, rcp, resource, endpoint } = given;
  const isHidden = identity === 'hidden';
  const own = isHidden ? [] : [documentOf('identity', identity)];
  return {
    identity: {
      items: [...own, ...groups.map((group, i) => documentOf(`group ${i}`, group))],
      unseen: isHidden || incomplete ? [hidden] : [],
    },
    ...(boundary ? { boundary: boundary === 'hidden' ? hidden : { value: documentOf('boundary', boundary) } } : {}),
    ...(session ? { session: [documentOf('session policy', session)] } : {}),
    ...(scp ? { serviceControl: scp === 'hidden' ? hidden : { value: levelsOf('SCP', scp) } } : {}),
    ...(rcp ? { resourceControl: rcp === 'hidden' ? hidden : { value: levelsOf('RCP', rcp) } } : {}),
    ...(resource ? { resource: resource === 'hidden' ? hidden : { value: documentOf('resource', resource) } } : {}),
    ...(endpoint ? { endpoint: endpoint === 'hidden' ? hidden : { value: documentOf('endpoint', endpoint) } } : {}),
    ...given.others,
  };
}

/** What holds of every answer: a decision has no gaps, and what is unknown names its own. */
export function isSound({ decision, unseen, missing, reason }: Answer): void {
  equal(unseen.length > 0, decision === 'unknown-info', `${decision} and what was not seen`);
  if (decision === 'unknown-conditional') notEqual(missing.length, 0, 'an open condition names its keys');
  if (decision === 'allowed' || decision === 'denied') equal(missing.length, 0, `${decision} and missing keys`);
  match(reason, /[^.\s]$/, 'a reason without a full stop');
}

/** Whether an answer may take another's place when less is known: it is the same, or unknown. */
export function isWeaker(weaker: Answer, answer: Answer, what: string): void {
  ok(
    weaker.decision === answer.decision || weaker.decision.startsWith('unknown'),
    `${what}: ${weaker.decision} instead of ${answer.decision}`,
  );
}

/** The policies with one layer of them hidden, each in turn. */
export function hidings(policies: Policies): [string, Policies][] {
  const seen = (['boundary', 'serviceControl', 'resourceControl', 'resource', 'endpoint'] as const).filter((layer) => {
    const fact = policies[layer];
    return fact !== undefined && 'value' in fact;
  });
  const one = seen.map((layer): [string, Policies] => [layer, { ...policies, [layer]: hidden }]);
  const identity = { items: [], unseen: [hidden] };
  return [...one, ['identity', { ...policies, identity }]];
}

export function judge({ request, given, expect, by = [], missing }: Case): void {
  const policies = policiesOf(given);
  const answer = decide(request, policies);
  equal(answer.decision, expect, answer.reason);
  isSound(answer);
  const labels = answer.grounds.map(({ label }) => label);
  for (const label of by) ok(labels.includes(label), `${label} is not among ${labels.join(', ') || 'no grounds'}`);
  if (missing) deepEqual(answer.missing.map((key) => key.toLowerCase()).toSorted(), [...missing].toSorted());
  for (const [layer, less] of hidings(policies)) isWeaker(decide(request, less), answer, `without ${layer}`);
  for (const key of Object.keys(request.context)) {
    const { [key]: _, ...context } = request.context;
    isWeaker(decide({ ...request, context }, policies), answer, `without ${key}`);
  }
}

/** One test a case. */
export function table(subject: string, cases: readonly Case[]): void {
  equal(new Set(cases.map(({ name }) => name)).size, cases.length, `every case of ${subject} has a name of its own`);
  for (const one of cases) test(`${subject}: ${one.name}`, () => judge(one));
}

/** A case of one condition: whether a statement with it lets a user in. */
export const when = (
  name: string,
  source: string,
  Condition: object,
  context: Context,
  expect: Decision,
  more: { readonly caller?: Caller; readonly missing?: readonly string[]; readonly version?: string | null } = {},
): Case => {
  const statements = [allow('s3:GetObject', '*', { Condition })];
  const { caller = user('alice'), missing, version } = more;
  const identity = version === undefined ? statements : { Version: version, Statement: statements };
  return {
    name,
    source,
    request: asks(caller, 's3:GetObject', 'arn:aws:s3:::bucket/key', { context }),
    given: { identity },
    expect,
    ...(missing ? { missing } : {}),
  };
};
