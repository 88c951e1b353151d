import { contacted } from './_family.ts';

const byRole = (state: string, roles: string[]) => ({ notificationsByRole: { state, roles } });

export default contacted({
  id: 'azure-defender-contact-owners',
  title: 'Owners of the subscription are mailed about security alerts',
  why: 'A named person may have left; those who own the subscription can always act.',
  told: ({ notificationsByRole: { state, roles = [] } = {} }) =>
    state?.toLowerCase() === 'on' && roles.some((role) => role.toLowerCase() === 'owner')
      ? 'Owners of the subscription are mailed'
      : undefined,
  untold: 'Owners of the subscription are not mailed',
  argument: `--notifications-by-role '{"state":"On","roles":["Owner"]}'`,
  good: [byRole('On', ['Owner']), byRole('on', ['Contributor', 'owner'])],
  bad: [byRole('Off', ['Owner']), byRole('On', ['Contributor']), byRole('On', [])],
});
