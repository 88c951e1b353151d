import { sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';

/** The arguments of the command line that name an app or one of its slots. */
export function argumentsFor(uid: string): string {
  const { resourceGroup, names } = armId(uid);
  const [app, slot] = names;
  const named = sh`--resource-group ${resourceGroup} --name ${app}`;
  return slot === undefined ? named : `${named} ${sh`--slot ${slot}`}`;
}

/** A setting of `config/web`, as a command that changes it. */
export const setting = (uid: string, what: string): string => `az webapp config set ${argumentsFor(uid)} ${what}`;

export const onContainerApps = 'functionapp,linux,container,azurecontainerapps';
/** What is said of an app for which another service decides. */
export const decidedElsewhere = 'The app runs on Azure Container Apps, which decides about this';
