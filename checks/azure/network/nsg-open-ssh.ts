import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'azure-network-nsg-open-ssh',
  what: 'SSH',
  why: 'Bots find an open SSH port within minutes and try passwords, stolen keys and new flaws of the server on it.',
  ports: known(22),
});
