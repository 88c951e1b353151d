import { z } from 'zod';
import { gap, path } from '../../../reports/schema.ts';
import { json } from '../../../reports/text-safety.ts';
import type {
  Access,
  CanAnswer,
  Escalation,
  Exposure,
  Found,
  OfCloud,
  WhatCanAnswer,
  WhoCanAnswer,
} from '../../access.ts';
import { decisions } from '../../domain/access/answer.ts';
import { tool } from '../../tool.ts';

const decision = z
  .enum(decisions)
  .describe(
    '`unknown-info`: it depends on what could not be read, see `unseen`. `unknown-conditional`: on what the question does not say, see `missing`. Neither counts as allowed or denied.',
  );
const possible = decision.exclude(['denied']);
const ground = z
  .object({
    effect: z.enum(['allow', 'deny']),
    layer: z.string().describe("The kind of policy, in the vendor's words."),
    source: z.string().describe('Id of the policy, or of what carries it.'),
    label: z.string().describe('How the statement, role or binding is called there.'),
  })
  .describe('A statement, assignment or binding that had a say.');
const gaps = z.array(z.object({ what: z.string(), gap }));
const unseen = gaps.describe('What could not be read, and the permission that would tell.');
const hidden = gaps.describe('What may hide more of them.');
const missing = z.array(z.string()).describe('Context values that the question did not give.');
const principal = z.object({
  id: z.string().describe('Canonical; `*` for anybody.'),
  name: z.string(),
  kind: z.string(),
  account: z.string().nullable(),
});
const answer = z.object({
  decision,
  reason: z.string().describe('One line for people.'),
  grounds: z.array(ground).describe('What decided, in the order of evaluation.'),
  unseen,
  missing,
});
const head = {
  tool: z.object({ name: z.string(), version: z.string() }),
  takenAt: z.iso.datetime().describe('When the snapshot was taken, UTC.'),
};
const subject = {
  provider: z.string(),
  action: z.string(),
  resource: z.string().describe('Canonical id, or a pattern; `*`: none in particular, or any.'),
  context: z.record(z.string(), z.array(z.string())),
};
const proof = { path, decision: possible, unseen, missing };

const can = z.object({ schema: z.literal('cloudstance.can/1'), ...head, ...subject, principal, answer });
const whoCan = z.object({
  schema: z.literal('cloudstance.who-can/1'),
  ...head,
  ...subject,
  found: z.array(z.object({ principal, answer, actions: z.array(z.string()), resources: z.array(z.string()) })),
  unseen: hidden,
});
const whatCan = z.object({
  schema: z.literal('cloudstance.what-can/1'),
  ...head,
  provider: z.string(),
  principal,
  found: z.array(
    z.object({
      actions: z.array(z.string()),
      resources: z.array(z.string()),
      decision: possible,
      ground,
      conditions: z.array(z.string()).describe('What has to hold, for people.'),
    }),
  ),
  unseen: hidden,
});
const exposed = z.object({
  schema: z.literal('cloudstance.exposed/1'),
  ...head,
  found: z.array(
    z.object({
      provider: z.string(),
      resource: z.object({ id: z.string(), name: z.string(), type: z.string(), account: z.string() }),
      what: z.string().describe('What a stranger can do there.'),
      ...proof,
    }),
  ),
  unseen: hidden,
});
const escalate = z.object({
  schema: z.literal('cloudstance.escalate/1'),
  ...head,
  found: z.array(
    z.object({
      provider: z.string(),
      principal,
      ways: z.array(z.string()).describe('Ids of the ways that the steps take, in order.'),
      ...proof,
    }),
  ),
  unseen: hidden,
});

const document = z.discriminatedUnion('schema', [can, whoCan, whatCan, exposed, escalate]);

type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
/** An answer as `--json` writes it. */
export type Document = DeepReadonly<z.output<typeof document>>;

const headOf = ({ takenAt }: Access) => ({ tool: { name: tool.name, version: tool.version }, takenAt });

export const canDocument = (access: Access, answered: CanAnswer): Document => ({
  schema: 'cloudstance.can/1',
  ...headOf(access),
  ...answered,
});
export const whoCanDocument = (access: Access, answered: WhoCanAnswer): Document => ({
  schema: 'cloudstance.who-can/1',
  ...headOf(access),
  ...answered,
});
export const whatCanDocument = (access: Access, answered: WhatCanAnswer): Document => ({
  schema: 'cloudstance.what-can/1',
  ...headOf(access),
  ...answered,
});
export const exposedDocument = (access: Access, answered: Found<OfCloud<Exposure>>): Document => ({
  schema: 'cloudstance.exposed/1',
  ...headOf(access),
  ...answered,
});
export const escalateDocument = (access: Access, answered: Found<OfCloud<Escalation>>): Document => ({
  schema: 'cloudstance.escalate/1',
  ...headOf(access),
  ...answered,
});

/** What was found a line each, and no character that a terminal obeys. */
export function documentText(written: Document): string {
  const members = Object.entries(written).map(([key, value]) =>
    Array.isArray(value) && value.length > 0
      ? `${json(key)}: [\n${value.map(json).join(',\n')}\n]`
      : `${json(key)}: ${json(value)}`,
  );
  return `{\n${members.join(',\n')}\n}\n`;
}

/** The JSON Schema (draft 2020-12) of what `--json` gives. `closed` refuses unknown fields, which readers should not. */
export const accessSchema = ({ closed = false } = {}): object => ({
  ...z.toJSONSchema(document, { target: 'draft-2020-12', io: closed ? 'output' : 'input' }),
  $id: 'urn:cloudstance:access:1',
  title: 'cloudstance answers about access',
});
