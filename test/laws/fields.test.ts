/** Nothing is collected in vain, and no field is a typo: every facet is read by a check, every field was seen with a value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '../../src/model.ts';
import { planFor } from '../../src/plan.ts';
import { clouds } from '../all-clouds.ts';
import { type Cloud, checksOf, collectFrom, isMine, isWhole, servicesOf } from '../clouds.ts';
import { probesOf } from '../probes.ts';

/** What answers about access read; no check does. */
const ofAccess: ReadonlySet<string> = new Set([
  'aws.apigateway.rest-api#integrations',
  'aws.apigateway.v2-route#integration',
  'aws.apigateway.vpc-link#tags',
  'aws.apigateway.vpc-link#targets',
  'aws.apprunner.service#public',
  'aws.apprunner.service#role',
  'aws.apprunner.service#url',
  'aws.cloudformation.stack#role',
  'aws.cloudformation.stack#tags',
  'aws.cloudfront.distribution#address',
  'aws.codebuild.project#role',
  'aws.codebuild.project#tags',
  'aws.cognito.identity-pool#access',
  'aws.cognito.identity-pool#roles',
  'aws.ec2.launch-template#instanceProfile',
  'aws.ecs.service#config',
  'aws.ecs.service#roles',
  'aws.ecs.task-definition#roles',
  'aws.eks.cluster#identity',
  'aws.eks.nodegroup#role',
  'aws.elbv2.listener#rules',
  'aws.elbv2.load-balancer#network',
  'aws.elbv2.target-group#config',
  'aws.elbv2.target-group#loadBalancers',
  'aws.elbv2.target-group#targets',
  'aws.glue.dev-endpoint#publicAddress',
  'aws.glue.dev-endpoint#role',
  'aws.glue.job#role',
  'aws.iam.managed-policy#config',
  'aws.iam.managed-policy#document',
  'aws.iam.policy#versions',
  'aws.iam.role#instanceProfiles',
  'aws.iam.role#permissionsBoundary',
  'aws.iam.role#roleId',
  'aws.iam.role#servicesLastAccessed',
  'aws.iam.service-linked-role#policies',
  'aws.iam.service-linked-role#roleId',
  'aws.iam.service-linked-role#trust',
  'aws.iam.user#permissionsBoundary',
  'aws.iam.user#servicesLastAccessed',
  'aws.iam.user#userId',
  'aws.kms.key#grants',
  'aws.lambda.function#layers',
  'aws.lambda.function#role',
  'aws.organizations.membership#controlPolicies',
  'aws.sagemaker.notebook-instance#role',
  'aws.sagemaker.notebook-instance#status',
  'aws.ssm.managed-instance#iamRole',
  'aws.stepfunctions.state-machine#role',
]);

const read = planFor(clouds.flatMap(checksOf));
const readersIn = async (cloud: Cloud) => [...checksOf(cloud), ...(await probesOf(cloud))];
const plan = planFor((await Promise.all(clouds.map(readersIn))).flat());
const collectors = clouds.flatMap(({ provider }) => Object.values(provider.collectors));

/** What the fakes show of everything. */
async function listingsOfAll(): Promise<Listing[]> {
  const all: Listing[] = [];
  for (const cloud of clouds) {
    const fakes = [await cloud.fake(...servicesOf(cloud)), ...(isWhole && cloud.clean ? [await cloud.clean()] : [])];
    for (const fake of fakes) {
      const seen = await collectFrom(cloud, fake, await readersIn(cloud));
      all.push(...seen.flatMap(({ snapshot }) => snapshot.listings));
    }
  }
  return all;
}
const listings = await listingsOfAll();

test('every facet of every type is read by some check', async () => {
  const unread: string[] = [];
  for (const load of collectors) {
    const { type } = await load();
    if (!isMine(type.id)) continue;
    const facets = read.get(type.id)?.facets ?? new Set();
    unread.push(
      ...Object.keys(type.facets)
        .filter((f) => !facets.has(f))
        .map((f) => `${type.id}#${f}`),
    );
  }
  assert.deepEqual(
    unread.filter((facet) => !ofAccess.has(facet)),
    [],
  );
});

test('no facet hides what every resource has', async () => {
  const taken = new Set(['uid', 'name', 'scope', 'region']);
  for (const load of collectors) {
    const { type } = await load();
    assert.deepEqual(
      Object.keys(type.facets).filter((facet) => taken.has(facet)),
      [],
      type.id,
    );
  }
});

test('every field of every schema has a value somewhere in the estates', () => {
  const seen = new Set<string>();
  for (const { type, resources } of listings)
    for (const { facets } of resources)
      for (const [facet, value] of Object.entries(facets)) visit(value, `${type}#${facet}`, seen);
  // Facets that share one schema share its fields: each has to be seen in one of them.
  const bySchema = Map.groupBy(
    [...plan.values()].flatMap(({ type, facets }) =>
      [...facets].map((facet) => ({ schema: type.facets[facet]!.schema, place: `${type.id}#${facet}` })),
    ),
    ({ schema }) => schema,
  );
  const unseen = [...bySchema].flatMap(([schema, uses]) => {
    const places = uses.map(({ place }) => place).filter(isMine);
    const isSeen = (field: string): boolean => places.some((place) => seen.has(`${place}${field}`));
    return places.length === 0
      ? []
      : fieldsOf(schema, '').flatMap((field) => (isSeen(field) ? [] : [`${places[0]}${field}`]));
  });
  assert.deepEqual(unseen, []);
});

function visit(value: unknown, path: string, seen: Set<string>): void {
  if (value === null || value === undefined) return;
  seen.add(path);
  if (Array.isArray(value)) for (const item of value) visit(item, path, seen);
  else if (typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`, seen);
}

/** Paths of all object fields in a zod schema. */
function fieldsOf(schema: any, path: string): string[] {
  const def = schema?._zod?.def;
  if (def?.type === 'object')
    return Object.entries(def.shape).flatMap(([key, inner]) => [
      `${path}.${key}`,
      ...fieldsOf(inner, `${path}.${key}`),
    ]);
  if (def?.type === 'array') return fieldsOf(def.element, path);
  if (def?.type === 'union') return def.options.flatMap((option: unknown) => fieldsOf(option, path));
  if (def?.type === 'pipe') return fieldsOf(def.in, path);
  return def?.innerType ? fieldsOf(def.innerType, path) : [path];
}

test('schemas have no defaults and accept what they put out', () => {
  for (const { type, resources } of listings)
    for (const { facets } of resources)
      for (const [facet, value] of Object.entries(facets))
        assert.deepEqual(plan.get(type)!.type.facets[facet]!.schema.parse(value), value, `${type}#${facet}`);
});
