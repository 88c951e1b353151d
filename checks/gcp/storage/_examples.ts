/** A bucket as it is made without saying anything, for examples. */
export const bucketConfig = (more: object = {}) => ({
  uniformBucketLevelAccess: false,
  publicAccessPrevention: 'inherited',
  versioning: false,
  softDeleteDuration: 604_800,
  ...more,
});
