import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'azure-network-nsg-open-rdp',
  what: 'RDP',
  why: 'An open RDP port is found within minutes, and ransomware comes in by guessed passwords and flaws of the server behind it.',
  ports: known(3389),
});
