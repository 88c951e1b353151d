/** A moment as people in a time zone write it; numbers as CEL counts them: months, days of months, weeks and years from 0. */
export interface CalendarParts {
  readonly year: number;
  readonly month: number;
  /** From 1. */
  readonly date: number;
  readonly dayOfMonth: number;
  /** Sunday is 0. */
  readonly dayOfWeek: number;
  readonly dayOfYear: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
}

const day = 86_400_000;

/** `zone`: `UTC`, `Europe/Berlin` or `+01:00`; `undefined` where nobody knows it. */
export function partsAt(moment: Date, zone: string): CalendarParts | undefined {
  const format = formatOf(zone);
  if (!format) return undefined;
  const words = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, date = 1] = [words['year'], words['month'], words['day']];
  const midnight = Date.UTC(year, month - 1, date);
  return {
    year,
    month: month - 1,
    date,
    dayOfMonth: date - 1,
    dayOfWeek: new Date(midnight).getUTCDay(),
    dayOfYear: Math.round((midnight - Date.UTC(year, 0, 1)) / day),
    hours: words['hour'] ?? 0,
    minutes: words['minute'] ?? 0,
    seconds: words['second'] ?? 0,
    milliseconds: moment.getUTCMilliseconds(),
  };
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: /^\d\d:\d\d$/.test(zone) ? `+${zone}` : zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
