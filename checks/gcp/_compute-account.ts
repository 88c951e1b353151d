/** The accounts that Google makes for a project and gives the editor role unless an organization policy forbids it. */
export const isDefaultAccount = (email: string): boolean =>
  /^\d+-compute@developer\.gserviceaccount\.com$|@appspot\.gserviceaccount\.com$/.test(email);
