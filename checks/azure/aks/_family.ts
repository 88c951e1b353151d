import { type Check, defineCheck, type Verdict } from 'cloudstance/check';
import type { Item } from 'cloudstance/domain/access/exposure';
import { Cluster } from 'cloudstance/resources/azure/aks';
import type { z } from 'zod';

type Config = z.output<typeof Cluster.facets.config.schema>;

interface Member {
  readonly id: string;
  readonly title: string;
  readonly severity: 'high' | 'medium' | 'low';
  readonly why: string;
  readonly reference: string;
  readonly fix: Check['fix'];
  /** @param cluster for paths. */
  readonly evaluate: (config: Config, cluster: Item) => Verdict;
  readonly pass: readonly Config[];
  readonly fail: readonly Config[];
}

/** A check of what the configuration of a cluster says. */
export const clusterCheck = ({ id, title, severity, why, reference, fix, evaluate, pass, fail }: Member): Check =>
  defineCheck({
    id,
    title,
    severity,
    why,
    references: [reference],
    on: Cluster.pick('config'),
    fix,
    evaluate: (cluster) => evaluate(cluster.config, cluster),
    examples: { pass: pass.map((config) => ({ config })), fail: fail.map((config) => ({ config })) },
  });
