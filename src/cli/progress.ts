import type { CallStats } from '../provider.ts';
import type { Progress } from '../scan.ts';

/** Where progress goes: stderr, as a line that is rewritten on a terminal and as plain lines elsewhere. */
export interface Screen {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly write: (text: string) => void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const everyMs = { terminal: 100, lines: 10_000 };

/** Shows how far a collection is. Call `stop` before anything else is printed. */
export function showProgress(screen: Screen): { readonly progress: Progress; readonly stop: () => void } {
  let total = 0;
  let done = 0;
  let last = '';
  let frame = 0;
  let stats: () => CallStats = () => ({ calls: 0, throttles: 0 });

  const line = (): string => {
    const { calls, throttles } = stats();
    const throttled = throttles > 0 ? `, ${throttles} throttled` : '';
    return `Collecting ${done}/${total}, ${calls} calls${throttled}${last ? `  ${last}` : ''}`;
  };
  const draw = (): void => {
    if (screen.isTTY) screen.write(`\r\u001b[2K${`${frames[(frame += 1) % frames.length]} ${line()}`.slice(0, screen.columns - 1)}`);
    else screen.write(`${line()}\n`);
  };
  const timer = setInterval(draw, screen.isTTY ? everyMs.terminal : everyMs.lines);
  timer.unref();

  return {
    progress: {
      onStart: (scopes, listings) => {
        total = listings;
        for (const { provider, account, regions } of scopes) {
          const where = regions.length > 0 ? ` in ${regions.length} ${regions.length === 1 ? 'region' : 'regions'}` : '';
          screen.write(`${screen.isTTY ? '\r\u001b[2K' : ''}Scanning ${provider} account ${account}${where}\n`);
        }
      },
      onStats: (read) => (stats = read),
      onListing: ({ type, scope }) => {
        done += 1;
        last = `${type}${scope.region ? ` ${scope.region}` : ''}`;
      },
    },
    stop: () => {
      clearInterval(timer);
      const { calls, throttles } = stats();
      if (screen.isTTY) screen.write('\r\u001b[2K');
      if (total > 0) screen.write(`Collected with ${calls} calls${throttles > 0 ? `, ${throttles} of them throttled` : ''}\n`);
    },
  };
}

/** For `--quiet`. */
export const noProgress = { progress: {}, stop: () => undefined };
