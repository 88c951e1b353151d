import { sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';

/** A command that changes properties of a cache. */
export const update = (uid: string, what: string): string =>
  `${sh`az redis update --name ${armId(uid).name} --resource-group ${armId(uid).resourceGroup}`} --set ${what}`;
