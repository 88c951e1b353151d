/** Where the thing with a full resource name such as `//compute.googleapis.com/projects/p/zones/z/disks/d` lives. */
export interface Place {
  readonly zone?: string | undefined;
  readonly region?: string | undefined;
}

/** The zone or region in a full resource name; neither for what is global. */
export function placeOf(uid: string): Place {
  const [, kind, place] = /\/(zones|regions|locations)\/([^/]+)/.exec(uid) ?? [];
  if (place === undefined || place === 'global') return {};
  return kind === 'zones' ? { zone: place } : { region: place };
}
