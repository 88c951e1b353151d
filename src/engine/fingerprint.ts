import { createHash } from 'node:crypto';

/**
 * The identity of a finding in every format, baseline and exception: sha256 hex over check and canonical resource id
 * (and a stable sub-key where one resource has several). Never over text, dates, indices or regions in messages.
 */
export function fingerprintOf(check: string, uid: string, subKey?: string): string {
  const parts = ['v1', check, uid, ...(subKey === undefined ? [] : [subKey])];
  return createHash('sha256').update(parts.join('\0').toWellFormed()).digest('hex');
}
