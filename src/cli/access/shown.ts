import { columns } from '../../../reports/columns.ts';
import { blank, fit, fold, type Line, span, type Span } from '../../../reports/lines.ts';
import type {
  AttackPath,
  CanAnswer,
  Decision,
  Escalation,
  Exposure,
  Found,
  Ground,
  PathStep,
  Principal,
  Unseen,
  WhatCanAnswer,
  WhoCanAnswer,
} from '../../access.ts';
import { stranger } from '../../access/names.ts';
import { listOf, plural } from '../../domain/text.ts';

/** Answers as lines for people. Nothing is decided here. */

type Possible = Exclude<Decision, 'denied'>;

const words = { allowed: 'ALLOWED', denied: 'DENIED', 'unknown-info': "CAN'T TELL", 'unknown-conditional': 'PERHAPS' };
const styles = {
  allowed: 'pass',
  denied: 'fail',
  'unknown-info': 'unknown',
  'unknown-conditional': 'unknown',
} as const;

/** A start, and a text beside it that is wrapped under its own beginning. Ids in it stay whole: they are to be copied. */
function* hang(start: Line, text: string, width: number, style?: Span['style']): Generator<Line> {
  const used = start.reduce((sum, part) => sum + columns(part.text), 0);
  const [first = '', ...rest] = fold(text, width - used, { whole: true });
  yield [...start, span(first, style)];
  for (const line of rest) yield [span(' '.repeat(used)), span(line, style)];
}

const whoIs = ({ kind, name }: Principal): string =>
  kind.startsWith(name) || kind === stranger.kind ? name : `${kind} ${name}`;

/** Ids by the part that tells them apart for people; JSON has them whole. */
const short = (text: string): string =>
  text
    .replaceAll(/(?<=^|\s)arn:[^:\s]*:iam:[^:\s]*:[^:\s]*:\S*\/(?=\S)/g, '')
    .replaceAll(/(?<=^|\s)arn:(?:[^:\s]*:){4}(?=\S)/g, '')
    .replaceAll(/(?<=^|\s)\/\S*\/(?=[^/\s]+\/[^/\s]+(?:\s|$))/g, '');

/** Why something is open: what was not read with what would tell, and what the question does not say. */
function* reasons(
  { unseen, missing }: { readonly unseen: readonly Unseen[]; readonly missing: readonly string[] },
  width: number,
  indent: number,
): Generator<Line> {
  const margin = span(' '.repeat(indent));
  if (missing.length > 0) yield* hang([margin, span('if      ', 'unknown')], listOf(missing, 8), width);
  for (const text of unseenTexts(unseen)) yield* hang([margin, span('unseen  ', 'unknown')], text, width);
}

/** One line for each reason and permission, however many things it hides. */
function unseenTexts(unseen: readonly Unseen[]): string[] {
  const groups = Map.groupBy(unseen, (one) => `${reasonOf(one)}: ${remedy(one)}`);
  return [...groups].map(([why, group]) => {
    const what = listOf(new Set(group.map((one) => one.what)), 3);
    return `${what} (${why})`;
  });
}

const reasonOf = ({ gap: { because } }: Unseen): string => because.replaceAll('-', ' ');

/** What would tell; where that is no permission, what there is to say, without what it says it of. */
function remedy({ gap: { because, permissions, detail } }: Unseen): string {
  if (permissions.length === 0) return detail.split(': ')[0]!;
  return because === 'not-collected' ? 'collect again, with all checks' : `${listOf(permissions)} would tell`;
}

export function* canLines({ principal, action, resource, answer }: CanAnswer, width: number): Generator<Line> {
  const { decision, reason, grounds } = answer;
  const start = [span(words[decision], styles[decision]), span('  ')];
  yield* hang(start, `${whoIs(principal)} · ${action}${resource === '*' ? '' : ` · ${resource}`}`, width, 'strong');
  yield* hang([span('  ')], reason, width);
  if (grounds.length > 0) yield* decided(grounds, decision, width);
  if (answer.unseen.length > 0 || answer.missing.length > 0) yield blank;
  yield* reasons({ unseen: answer.unseen, missing: [] }, width, 2);
  if (answer.missing.length === 0) return;
  const options = answer.missing.map((key) => `--context '${key}=…'`);
  yield* hang([span('  ask again with  ', 'unknown')], options.join(' '), width);
}

function* decided(grounds: readonly Ground[], decision: Decision, width: number): Generator<Line> {
  yield blank;
  const isOpen = decision !== 'allowed' && decision !== 'denied';
  yield [span(isOpen ? 'What may decide, in order' : 'What decided, in order', 'quiet')];
  for (const { effect, layer, source, label } of grounds) {
    const start = [span(`  ${effect.padEnd(7)}`, effect === 'allow' ? 'pass' : 'fail')];
    yield* hang(start, `${layer}: ${label}`, width);
    yield* hang([span(' '.repeat(9))], source, width, 'quiet');
  }
}

/** What was found, by how sure it is. */
function* grouped<T extends { readonly decision: Possible }>(
  found: readonly T[],
  titles: Readonly<Record<Possible, string>>,
  show: (group: readonly T[]) => Iterable<Line>,
): Generator<Line> {
  for (const decision of ['allowed', 'unknown-conditional', 'unknown-info'] as const) {
    const group = found.filter((one) => one.decision === decision);
    if (group.length === 0) continue;
    yield blank;
    yield [span(titles[decision], styles[decision]), span(`  ${group.length}`, 'quiet')];
    yield* show(group);
  }
}

function* hidden(unseen: readonly Unseen[], width: number): Generator<Line> {
  if (unseen.length === 0) return;
  yield blank;
  yield [span('There may be more', 'unknown'), span('  not everything was seen', 'quiet')];
  for (const text of unseenTexts(unseen)) yield* hang([span('  ')], text, width);
}

export function* whoCanLines(answered: WhoCanAnswer, width: number): Generator<Line> {
  const { action, resource, found, unseen } = answered;
  yield* hang([span(action, 'strong'), span('  ')], resource === '*' ? 'anywhere' : resource, width);
  if (found.length === 0) yield [span('  Nobody can', 'strong'), span(unseen.length > 0 ? ', as far as was seen' : '')];
  const rows = found.map((one) => ({ ...one, decision: one.answer.decision as Possible }));
  yield* grouped(
    rows,
    { allowed: 'CAN', 'unknown-conditional': 'PERHAPS, IF', 'unknown-info': "CAN'T TELL" },
    (group) => granteeLines(group, answered, width),
  );
  yield* hidden(unseen, width);
}

function* granteeLines(group: WhoCanAnswer['found'], asked: WhoCanAnswer, width: number): Generator<Line> {
  const accounts = new Set(asked.found.flatMap(({ principal }) => principal.account ?? []));
  const cells = group.map(({ principal }) => [
    nameIn(principal, group),
    principal.kind,
    ...(accounts.size > 1 ? [principal.account ?? ''] : []),
  ]);
  const widths = cells[0]!.map((_, i) => Math.min(widest, Math.max(...cells.map((row) => columns(row[i]!)))));
  for (const [i, { answer, actions, resources }] of group.entries()) {
    const [name = '', ...others] = cells[i]!.map((cell, column) => `${padded(cell, widths[column]!)}  `);
    yield* hang([span('  '), span(name, 'strong'), span(others.join(''))], byWhat(answer), width);
    if (!isSame(actions, asked.action) || !isSame(resources, asked.resource))
      yield* hang([span('    ')], `${listOf(actions, 4)} on ${listOf(resources, 3)}`, width, 'quiet');
  }
  const remedies = new Set(
    group.flatMap(({ answer }) => answer.unseen.map((one) => `${reasonOf(one)}: ${remedy(one)}`)),
  );
  for (const text of remedies) yield* hang([span('  ')], text, width, 'unknown');
}

/** Whether what was found is what was asked about, whatever the case of its letters. */
const isSame = (found: readonly string[], asked: string): boolean => found.join().toLowerCase() === asked.toLowerCase();

const widest = 40;

/** The name, or the id where another one of the account in sight has the same name. */
const nameIn = ({ id, name, account }: Principal, group: WhoCanAnswer['found']): string =>
  group.some(({ principal: one }) => one.name === name && one.account === account && one.id !== id) ? id : name;

const padded = (text: string, width: number): string => {
  const shown = fit(text, width);
  return shown + ' '.repeat(Math.max(0, width - columns(shown)));
};

function byWhat({ decision, grounds, unseen, missing, reason }: WhoCanAnswer['found'][number]['answer']): string {
  if (decision === 'unknown-conditional') return listOf(missing, 6);
  if (decision === 'unknown-info') return short(listOf(new Set(unseen.map(({ what }) => what)), 2));
  const ground = grounds.findLast(({ effect }) => effect === 'allow');
  return ground ? short(groundText(ground)) : reason;
}

const groundText = ({ label, layer, source }: Ground): string =>
  `${label} of ${source.startsWith('inline') ? '' : `${layer} `}${source}`;

export function* whatCanLines({ principal, found, unseen }: WhatCanAnswer, width: number): Generator<Line> {
  yield* hang([span(whoIs(principal), 'strong'), span('  ')], principal.id === '*' ? '' : principal.id, width, 'quiet');
  if (found.length === 0)
    yield [span('  Can do nothing', 'strong'), span(unseen.length > 0 ? ', as far as was seen' : '')];
  const titles = { allowed: 'CAN', 'unknown-conditional': 'PERHAPS', 'unknown-info': "CAN'T TELL" };
  yield* grouped(found, titles, (group) => capabilityLines(group, width));
  yield* hidden(unseen, width);
}

function* capabilityLines(group: WhatCanAnswer['found'], width: number): Generator<Line> {
  for (const { actions, resources, ground, conditions } of group) {
    yield* hang([span('  ')], listOf(actions, 12), width, 'strong');
    yield* hang([span('    on  ', 'quiet')], listOf(resources, 6), width);
    for (const condition of conditions) yield* hang([span('    if  ', 'unknown')], condition, width);
    yield* hang([span('    by  ', 'quiet')], groundText(ground), width, 'quiet');
  }
}

export function* exposedLines({ found, unseen }: Found<Exposure>, width: number): Generator<Line> {
  const { sure, open } = counted(found, ({ resource }) => resource.id);
  const reached = `Strangers reach ${sure === 0 ? 'nothing' : plural(sure, 'resource')}`;
  yield [span(`${reached}${open > 0 ? `, and perhaps ${open} more` : ''}`, 'strong'), span(soFar(unseen))];
  const titles = { allowed: 'EXPOSED', 'unknown-conditional': 'PERHAPS, IF', 'unknown-info': "CAN'T TELL" };
  yield* grouped(found, titles, (group) => exposureLines(group, width));
  yield* hidden(unseen, width);
}

function* exposureLines(group: readonly Exposure[], width: number): Generator<Line> {
  for (const one of group) {
    const { resource, what, path } = one;
    const start = [span('  '), span(fit(resource.name, widest), 'strong'), span(`  ${resource.type}  `, 'quiet')];
    yield* hang(start, what, width);
    yield* pathLines(path, width);
    yield* reasons(one, width, 4);
  }
}

export function* escalateLines({ found, unseen }: Found<Escalation>, width: number): Generator<Line> {
  const [already, others] = [found.filter(isAlready), found.filter((one) => !isAlready(one))];
  const { sure, open } = counted(others, ({ principal }) => principal.id);
  const who = sure === 0 ? 'Nobody becomes' : sure === 1 ? '1 principal becomes' : `${sure} principals become`;
  const more = [
    open > 0 ? `perhaps ${open} more` : '',
    already.length > 0 ? `${already.length} ${already.length === 1 ? 'is' : 'are'} already` : '',
  ].filter(Boolean);
  yield [span([`${who} administrator`, ...more].join(', '), 'strong'), span(soFar(unseen))];
  const titles = {
    allowed: 'BECOMES ADMINISTRATOR',
    'unknown-conditional': 'PERHAPS, IF',
    'unknown-info': "CAN'T TELL",
  };
  yield* grouped(others, titles, (group) => escalationLines(group, width));
  const known = { allowed: 'IS ADMINISTRATOR', 'unknown-conditional': 'IS, IF', 'unknown-info': 'MAY BE' };
  yield* grouped(already, known, (group) => administratorLines(group, width));
  yield* hidden(unseen, width);
}

/** Whoever takes no way at all has the power as it is. */
const isAlready = ({ ways }: Escalation): boolean => ways.length === 0;

function* administratorLines(group: readonly Escalation[], width: number): Generator<Line> {
  for (const { principal, path, unseen, missing } of group) {
    yield* hang(headOf(principal), short(path.steps.flatMap(({ because = [] }) => because).join(', ')), width);
    yield* reasons({ unseen, missing }, width, 4);
  }
}

/** Those who take the same way from their first step on are told of together. */
function* escalationLines(group: readonly Escalation[], width: number): Generator<Line> {
  const ways = Map.groupBy(group, ({ path, ways: ids, unseen, missing }) =>
    JSON.stringify([path.steps.slice(1), ids, unseen, missing]),
  );
  for (const [first, ...others] of ways.values()) {
    const { principal, path, ways: ids } = first!;
    if (others.length === 0) yield* hang(headOf(principal), ids.join(', '), width, 'quiet');
    else {
      const names = listOf(
        [first!, ...others].map((one) => one.principal.name),
        12,
      );
      yield* hang([span('  ')], `${names} · ${ids.join(', ')}`, width, 'strong');
    }
    const [start, ...rest] = path.steps;
    const from = others.length === 0 ? start : start && { ...start, name: 'any of them' };
    yield* pathLines({ steps: from ? [from, ...rest] : rest }, width);
    yield* reasons(first!, width, 4);
  }
}

const headOf = ({ name, kind }: Principal): Line => [
  span('  '),
  span(fit(name, widest), 'strong'),
  span(`  ${kind}  `, 'quiet'),
];

/** How many things something is sure of, and how many more it may be so of. */
function counted<T extends { readonly decision: Possible }>(found: readonly T[], idOf: (one: T) => string) {
  const sure = new Set(found.filter(({ decision }) => decision === 'allowed').map(idOf));
  return { sure: sure.size, open: new Set(found.map(idOf)).size - sure.size };
}

const soFar = (unseen: readonly Unseen[]): string => (unseen.length > 0 ? ', as far as was seen' : '');

/** So deep that a line would have no room. */
const deepest = 8;

/** Hop by hop, each under and right of the one before. */
function* pathLines({ steps }: Pick<AttackPath, 'steps'>, width: number): Generator<Line> {
  for (const [depth, step] of steps.entries()) yield* stepLines(step, 4 + 2 * Math.min(depth, deepest), width);
}

function* stepLines({ name, id, how, because = [] }: PathStep, indent: number, width: number): Generator<Line> {
  const start = [span(' '.repeat(indent)), ...(how === undefined ? [] : [span('→ ', 'quiet')])];
  yield* hang(start, [how, name || id].filter(Boolean).join(': '), width);
  for (const line of because) yield* hang([span(' '.repeat(indent + 2 * start.length))], short(line), width, 'quiet');
}
