const DAY = 24 * 60 * 60 * 1000;

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The instant an ISO 8601 timestamp names, in milliseconds since 1970. A date alone is its midnight, and a time
 * without an offset is read as UTC, which is what every cloud API means by it.
 *
 * @throws RangeError when the text is not an ISO timestamp: a missing date is never a date.
 */
export function instant(iso: string): number {
  const [, date, time = '00:00', offset = 'Z'] = ISO.exec(iso) ?? [];
  const instant = date === undefined ? Number.NaN : Date.parse(`${date}T${time}${withColon(offset)}`);
  if (Number.isNaN(instant)) throw new RangeError(`Not an ISO 8601 timestamp: ${JSON.stringify(iso.slice(0, 40))}`);
  return instant;
}

/** Whole days from one moment to another, rounded down; negative when `fromIso` lies after `to`. */
export function daysBetween(fromIso: string, to: Date): number {
  return Math.floor((to.getTime() - instant(fromIso)) / DAY);
}

/** Whole days left until a moment, rounded down; negative once it has passed. */
export function daysUntil(iso: string, now: Date): number {
  return Math.floor((instant(iso) - now.getTime()) / DAY);
}

/**
 * Whether more than `days` whole days have passed since a moment. What is exactly 90 days (or 90 days and some
 * hours) old is not older than 90 days, so the verdict agrees with the number that `daysBetween` prints.
 */
export function isOlderThan(iso: string, days: number, now: Date): boolean {
  return daysBetween(iso, now) > days;
}

/** Lambda writes its offsets as +0000, which the ISO profile of JavaScript does not know. */
function withColon(offset: string): string {
  return /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
}
