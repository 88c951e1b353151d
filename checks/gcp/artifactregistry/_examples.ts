/** A repository for images as it is made without saying anything, for examples. */
export const repositoryConfig = (more: object = {}) => ({ format: 'DOCKER', immutableTags: false, ...more });
