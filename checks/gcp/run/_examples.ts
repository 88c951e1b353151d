/** A service as it is made without saying anything, for examples. */
export const serviceConfig = (more: object = {}) => ({
  ingress: 'all',
  invokerIamDisabled: false,
  serviceAccountName: 'shop@example-project.iam.gserviceaccount.com',
  variables: [],
  binaryAuthorization: false,
  ...more,
});
