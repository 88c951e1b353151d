import { type Way, ways, type WorkloadKind } from '../src/domain/aws/access/catalogue.ts';
import { workloadNeeds, workloadsOf } from '../src/models/aws-workloads.ts';
import { cases, closings } from '../test/domain/aws-access/escalation-cases.ts';

/** The page of all ways to full power: what each takes, how it is found, and what closes it in the tests. */
export function escalationPage(): string {
  return [
    '# Escalation paths',
    '',
    'How an identity with some permissions comes to have all of them. Generated from the table that the graph is built from and from the cases that test it.',
    '',
    '## AWS',
    '',
    `${ways.length} ways. Those with a link are of the public catalogue [pathfinding.cloud](https://pathfinding.cloud) and have its ids; the others begin with \`cloudstance-\`.`,
    'Each is asked of the engine permission by permission, so that boundaries, control policies, denials, trust and conditions count. Where a role is passed, the',
    'question says to which service (`iam:PassedToService`), and the role has to trust it. For each way a test has a principal with just these permissions, which is found, and the',
    'same with one thing changed, which is not: see `test/domain/aws-access/escalation-cases.ts`.',
    '',
    '| way | what they do | permissions | detected from | not detected where |',
    '|---|---|---|---|---|',
    ...ways.map(row),
    '',
    'Beside these, by the trust policies of roles: accounts that are not in the snapshot and anybody (`sts-001`), whom an OpenID Connect provider vouches for',
    '(`cloudstance-web-identity`), whom a SAML provider vouches for (`cloudstance-saml`).',
    '',
    'What is not collected: where a way leads over such a resource and a role with full power trusts the service that would run it, the chain is told as `unknown-info`, with the',
    'permission that would list the resources. What cannot be seen from configuration at all is left out: whether an image has the tools that a command needs, whether an agent',
    'runs on an instance, whether the network lets an SSH connection through, and quotas.',
    '',
  ].join('\n');
}

const collected: ReadonlySet<string> = new Set(
  Object.keys(
    workloadsOf(Object.fromEntries(Object.keys(workloadNeeds).map((name) => [name, []])) as never, {
      items: [],
      unseen: [],
    }),
  ),
);

function row(way: Way): string {
  const { id, how, needs } = way;
  const link = id.startsWith('cloudstance-') ? `\`${id}\`` : `[${id}](https://pathfinding.cloud/paths/${id})`;
  const permissions = needs.map(({ action }) => `\`${action}\``).join(' ');
  const closed = cases.find((one) => one.id === id)?.closed.map((closing) => closings[closing]) ?? [];
  return `| ${[link, how, permissions, detectedFrom(way), closed.join('; ')].join(' | ')} |`;
}

function detectedFrom({ through, passedTo, trusted = passedTo, target, gain }: Way): string {
  const parts = [
    gain === 'target' || target !== 'self' ? `policies, the ${target}` : 'policies',
    ...(trusted === undefined ? [] : [`its trust in \`${trusted}\``]),
    ...(through ? [resourceText(through)] : []),
  ];
  return parts.join(', ');
}

const resourceText = (kind: WorkloadKind): string =>
  collected.has(kind) ? `each ${kind}` : `each ${kind} (not collected: \`unknown-info\`)`;
