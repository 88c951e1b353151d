/** Metadata of an ordinary customer key, for examples. */
export const metadata = {
  keyManager: 'CUSTOMER',
  keyState: 'Enabled',
  keySpec: 'SYMMETRIC_DEFAULT',
  origin: 'AWS_KMS',
} as const;

export const pendingDeletion = {
  ...metadata,
  keyState: 'PendingDeletion',
  deletionDate: '2026-12-01T00:00:00.000Z',
} as const;

/** A default key that has no alias. */
export const awsManaged = { ...metadata, keyManager: 'AWS' } as const;

export const isOwnedByAws = ({ keyManager }: { readonly keyManager: string }): boolean => keyManager === 'AWS';
/** Also multi-region primaries that wait for their replicas to go. */
export const isBeingDeleted = ({ keyState }: { readonly keyState: string }): boolean =>
  /^PendingDeletion|^PendingReplicaDeletion/.test(keyState);
