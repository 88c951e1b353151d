/** The parts of an Azure resource id. A part that the id does not have is empty. */
export interface ArmId {
  readonly subscription: string;
  readonly resourceGroup: string;
  /** The last part. */
  readonly name: string;
  /** The names after the provider, outermost first: `storageAccounts/a/blobServices/default` → `['a', 'default']`. */
  readonly names: readonly string[];
}

/** Take an id such as `/subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/a` apart, in whatever case of letters. */
export function armId(id: string): ArmId {
  const after = id.split(/\/providers\//i).at(-1) ?? '';
  const [, ...rest] = after.split('/');
  return {
    subscription: /\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '',
    resourceGroup: /\/resourcegroups\/([^/]+)/i.exec(id)?.[1] ?? '',
    name: id.slice(id.lastIndexOf('/') + 1),
    names: rest.filter((_, i) => i % 2 === 1),
  };
}
