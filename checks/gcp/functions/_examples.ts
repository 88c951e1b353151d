/** A function of the second generation as it is made without saying anything, for examples. */
export const functionConfig = (more: object = {}) => ({
  environment: 'GEN_2',
  isHttp: true,
  ingressSettings: 'ALLOW_ALL',
  serviceAccountEmail: 'shop@example-project.iam.gserviceaccount.com',
  variables: [],
  ...more,
});
