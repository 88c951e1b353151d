import { setCovers, setIncludes } from './pattern.ts';
import { parsePolicy } from './statement.ts';
import type { PolicySource, Statement } from './statement.ts';

/**
 * Whether an identity policy allows an action on everything that a resource pattern means, in a statement that no
 * condition on a given key narrows. A Deny takes away when it has no condition.
 *
 * @param narrowing matches the condition keys, in lower case, that tell which resources or uses are meant.
 * @throws MalformedPolicy when the document cannot be read.
 */
export function allowsWithout(document: PolicySource, action: string, resource: string, narrowing: RegExp): boolean {
  return allowed(parsePolicy(document), action.toLowerCase(), resource, narrowing);
}

const TAGS_AND_OWNERS =
  /^aws:(?:resource(?:tag\/.*|account|orgid|orgpaths)|requesttag\/.*)$|^(?:iam|ec2|sts):resourcetag\//;
/** Keys that tell what a role may be passed for, or which role. */
export const narrowsPassRole = new RegExp(`^iam:(?:passedtoservice|associatedresourcearn)$|${TAGS_AND_OWNERS.source}`);
/** Keys that tell which roles may be assumed. */
export const narrowsAssumeRole = new RegExp(`^sts:externalid$|${TAGS_AND_OWNERS.source}`);

/** Where a policy is: ARNs of the account begin with these. */
export type Place = { readonly account: string; readonly partition: string };

/** One way in which an identity makes itself an administrator: all of these actions, on anybody or anything. */
type Path = { readonly actions: readonly string[]; readonly passesRole?: true };

/**
 * Ways from some permissions to all of them: changing what somebody may do, becoming somebody else, or having a service
 * run one's code under a role of one's choice.
 */
const PATHS: readonly Path[] = [
  ...[
    'iam:CreatePolicyVersion',
    'iam:SetDefaultPolicyVersion',
    'iam:AttachUserPolicy',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:PutUserPolicy',
    'iam:PutGroupPolicy',
    'iam:PutRolePolicy',
    'iam:AddUserToGroup',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:UpdateLoginProfile',
    'iam:UpdateAssumeRolePolicy',
  ].map((action) => ({ actions: [action] })),
  ...[
    ['lambda:CreateFunction', 'lambda:InvokeFunction'],
    ['lambda:CreateFunction', 'lambda:AddPermission'],
    ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    ['ec2:RunInstances'],
    ['cloudformation:CreateStack'],
    ['glue:CreateDevEndpoint'],
    ['glue:CreateJob', 'glue:StartJobRun'],
    ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    ['codebuild:CreateProject', 'codebuild:StartBuild'],
    ['sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
    ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
    ['ssm:StartAutomationExecution'],
    ['states:CreateStateMachine', 'states:StartExecution'],
  ].map((actions) => ({ actions, passesRole: true as const })),
];

/** Conditions that say who asks, when and from where, but not on what: what they let through is still let through. */
const notAboutCaller =
  /^(?!aws:(?:multifactorauth|principal|source|securetransport|currenttime|tokenissuetime|requestedregion|viaawsservice))/;

/**
 * How whoever holds an identity policy could make themselves administrator, as the actions that it takes. Actions of IAM
 * count where they are allowed on all users, groups, roles or policies; those that run code under a role count where
 * every role may be passed.
 *
 * @throws MalformedPolicy when the document cannot be read.
 */
export function escalationPaths(document: PolicySource, { account, partition }: Place): string[] {
  const statements = parsePolicy(document);
  const iam = `arn:${partition}:iam::${account}:`;
  const can = (action: string): boolean => {
    const target = action.startsWith('iam:') ? `${iam}${iamKind(action)}/*` : undefined;
    return allowed(statements, action.toLowerCase(), target, notAboutCaller);
  };
  const passesAny = allowed(statements, 'iam:passrole', `${iam}role/*`, narrowsPassRole);
  return PATHS.filter((path) => (!path.passesRole || passesAny) && path.actions.every(can)).map((path) =>
    [...(path.passesRole ? ['iam:PassRole'] : []), ...path.actions].join(' + '),
  );
}

function iamKind(action: string): string {
  if (action.endsWith('PolicyVersion')) return 'policy';
  if (/Role/.test(action)) return 'role';
  return /Group/.test(action) ? 'group' : 'user';
}

/** Services of which a policy allows every action, as written (`s3:*`); `*` when it is every service. Deny counts for nothing here. */
export function wholeServices(document: PolicySource): string[] {
  const patterns = parsePolicy(document)
    .filter(({ effect, actions }) => effect === 'Allow' && !actions.inverted)
    .flatMap(({ actions }) => actions.patterns);
  return [...new Set(patterns.filter((pattern) => /^(?:\*|[^:]+:\*+)$/.test(pattern)))];
}

/** Allow statements that name what they do not mean, and so allow everything that will ever be added. */
export function inverseAllows(document: PolicySource, what: 'actions' | 'resources'): Statement[] {
  return parsePolicy(document).filter((statement) => statement.effect === 'Allow' && statement[what].inverted);
}

function allowed(
  statements: readonly Statement[],
  action: string,
  resource: string | undefined,
  narrowing: RegExp,
): boolean {
  return statements
    .filter(({ effect, actions }) => effect === 'Allow' && setIncludes(actions, action))
    .filter(({ conditions }) => !conditions.some(({ key }) => narrowing.test(key)))
    .some(({ resources }) => {
      if (resource !== undefined && !setIncludes(resources, resource)) return false;
      const target = resource === undefined ? resources : { inverted: false, patterns: [resource] };
      return !statements.some((deny) => isAbsolute(deny, action) && setCovers(deny.resources, target));
    });
}

function isAbsolute({ effect, conditions, actions }: Statement, action: string): boolean {
  return effect === 'Deny' && conditions.length === 0 && setIncludes(actions, action);
}
