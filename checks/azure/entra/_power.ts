/** Who reaches Global Administrator. */
import type { Verdict } from 'cloudstance/check';
import type { AzureAccessEngine } from 'cloudstance/domain/azure/access/engine';
import { powerVerdict } from '../_full-power.ts';
import { objectId } from './_users.ts';

/** Of somebody who does not hold the role itself. */
export function directoryPowerVerdict(uid: string, { graph }: AzureAccessEngine): Verdict {
  const id = objectId(uid).toLowerCase();
  const found = graph.by((way) => way !== 'azure-elevate-access' && way !== 'azure-pim-activation');
  const own = found.filter(({ principal }) => principal.id === id);
  const [best] = own.filter(({ decision }) => decision === 'allowed');
  const first = best?.path.steps[1];
  return powerVerdict(own, graph.unseen, {
    fails: () => `Reaches Global Administrator: ${first?.how ?? 'by'} ${first?.name ?? ''}`,
    passes: 'Has no way to Global Administrator',
  });
}
