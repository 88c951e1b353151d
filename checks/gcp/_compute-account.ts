import { isDefaultServiceAccount } from 'cloudstance/domain/gcp/service-account';

/** The accounts that Google makes for a project and gives the editor role unless an organization policy forbids it. */
export const isDefaultAccount = (email: string): boolean =>
  isDefaultServiceAccount(email) || email.endsWith('@appspot.gserviceaccount.com');
