/** An application that the tenant itself registered. */
export const principal = {
  id: 'app',
  appOwnerOrganizationId: '00000000-0000-0000-0000-0000000000ff',
};
