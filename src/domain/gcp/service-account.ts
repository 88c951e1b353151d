/**
 * The account that Compute Engine makes for a project, and that machines run as unless they say otherwise
 * (https://cloud.google.com/compute/docs/access/service-accounts#default_service_account).
 */
export const isDefaultServiceAccount = (email: string): boolean =>
  /^\d+-compute@developer\.gserviceaccount\.com$/.test(email);
