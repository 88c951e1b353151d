import type { ScannedScope } from '../model.ts';
import type { CallStats } from '../provider.ts';
import type { Asked, Progress } from '../scan.ts';
import { oneLine } from './errors.ts';

/** Where progress goes: a line that is rewritten on a terminal, plain lines elsewhere. Never stdout. */
export interface Screen {
  readonly isTTY: boolean;
  readonly columns: () => number;
  readonly write: (text: string) => void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const everyMs = { terminal: 100, lines: 10_000 };
const erase = '\r\u001b[2K';
/** So few that naming them says what a scan is waiting for. */
const fewLeft = 3;

/** Shows how far a collection is. `labels`: what people call each provider. Call `stop` before anything else is printed. */
export function showProgress(
  screen: Screen,
  labels: Readonly<Record<string, string>>,
): {
  readonly progress: Progress;
  readonly draw: () => void;
  readonly stop: () => void;
} {
  const open = new Map<string, string>();
  let total = 0;
  let frame = 0;
  let stats: () => CallStats = () => ({ calls: 0, throttles: 0 });

  const line = (): string => {
    if (total === 0) return 'Signing in';
    const { calls, throttles } = stats();
    const names = [...open.values()];
    const where = names.length > fewLeft ? names[0]! : `waiting for ${names.join(', ')}`;
    return [
      `Collecting ${total - open.size}/${total}`,
      plural(calls, 'call'),
      throttles > 0 && `${throttles} throttled`,
      names.length > 0 && where,
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const draw = (): void => {
    if (!screen.isTTY) return screen.write(`${line()}\n`);
    frame = (frame + 1) % frames.length;
    screen.write(`${erase}${`${frames[frame]} ${line()}`.slice(0, Math.max(10, screen.columns() - 1))}`);
  };
  const timer = setInterval(draw, screen.isTTY ? everyMs.terminal : everyMs.lines);
  timer.unref();
  if (screen.isTTY) draw();

  return {
    progress: {
      onStart: (scopes, asked) => {
        total = asked.length;
        for (const listing of asked) open.set(keyOf(listing), nameOf(listing));
        const groups = Map.groupBy(scopes, ({ provider }) => provider);
        for (const [provider, own] of groups)
          for (const text of announcements(labels[provider] ?? provider, own))
            screen.write(`${screen.isTTY ? erase : ''}Scanning ${oneLine(text)}\n`);
      },
      onStats: (read) => (stats = read),
      onListing: (listing) => void open.delete(keyOf(listing)),
    },
    draw,
    stop: () => {
      clearInterval(timer);
      if (screen.isTTY) screen.write(erase);
      if (total === 0) return;
      const { calls, throttles } = stats();
      screen.write(
        `Collected with ${plural(calls, 'call')}${throttles > 0 ? `, ${throttles} of them throttled` : ''}\n`,
      );
    },
  };
}

/** So few that each has a line of its own. */
const fewScopes = 4;

/** What is scanned of one cloud: each scope in a line, or all counted in one. */
function announcements(label: string, scopes: readonly ScannedScope[]): string[] {
  if (scopes.length > fewScopes) return [counted(label, scopes)];
  return scopes.map(({ kind, account, name, regions }) => {
    const where = regions.length > 0 ? ` in ${plural(regions.length, 'region')}` : '';
    return `${label} ${kind} ${account}${name === null ? '' : ` (${name})`}${where}`;
  });
}

/** `3 folders and 214 projects of Google Cloud organization 123`. */
function counted(label: string, scopes: readonly ScannedScope[]): string {
  const [top, ...others] = scopes.filter(({ level }) => level === 'organization');
  const root = top && others.every(({ parent }) => parent !== null) ? top : undefined;
  const kinds = Map.groupBy(
    scopes.filter((scope) => scope !== root),
    ({ kind }) => kind,
  );
  const counts = [...kinds].map(([kind, { length }]) => plural(length, kind)).join(' and ');
  return `${counts} of ${label}${root ? ` ${root.kind} ${root.account}` : ''}`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
const keyOf = ({ type, scope }: Asked): string => `${type}\0${scope.account}\0${scope.region ?? ''}`;
const nameOf = ({ type, scope }: Asked): string => `${type}${scope.region ? ` in ${scope.region}` : ''}`;

/** For `--quiet`. */
export const noProgress = { progress: {}, stop: () => undefined };
