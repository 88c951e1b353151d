import { sensitivePortsOf } from 'cloudstance/domain/ports';
import { groupsKeepShut } from './_family.ts';

export default groupsKeepShut({
  id: 'azure-network-nsg-open-databases',
  what: 'databases',
  why: 'A database that everybody reaches is one weak password or one flaw away from being copied or held to ransom.',
  ports: sensitivePortsOf('database').filter(({ protocol }) => protocol === 'tcp'),
});
