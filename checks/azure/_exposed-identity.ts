/** What runs where strangers reach it, and what its identity opens to whoever takes it over. */
import { fail, notApplicable, pass, type Verdict } from 'cloudstance/check';
import { assertSeen, type Unseen } from 'cloudstance/domain/access/answer';
import type { AttackPath, PathStep } from 'cloudstance/domain/access/path';
import type { AzureAccessEngine } from 'cloudstance/domain/azure/access/engine';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf, plural } from 'cloudstance/domain/text';

interface Running {
  readonly uid: string;
  readonly name: string;
  readonly principals: readonly string[];
}

/** The ways of strangers to something; see `Exposures`. */
interface Reach {
  of(uid: string): readonly { readonly path: AttackPath }[];
}

export const exposedReferences = [
  'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
  'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
];

/** Something that strangers reach and whose identity reaches full power: both ways are one. */
export function exposedPowerVerdict(running: Running, reach: Reach, { graph }: AzureAccessEngine): Verdict {
  if (running.principals.length === 0) return notApplicable('It has no managed identity');
  const powers = running.principals.flatMap((id) => graph.powerOf(id) ?? []);
  const certain = powers.filter(({ decision }) => decision === 'allowed');
  if (certain.length === 0) {
    const ways = reach.of(running.uid);
    if (ways.length === 0) return pass('Strangers do not reach it');
    assertSeen([...powers.flatMap(({ unseen }) => unseen), ...graph.unseen]);
    return pass('Strangers reach it, but its identity reaches no full power');
  }
  const [way] = reach.of(running.uid);
  if (way === undefined) return pass('Its identity reaches full power, but strangers do not reach it');
  const [power] = certain;
  const goal = power!.path.steps.at(-1)!.name;
  return fail(`Strangers reach it, and its identity reaches ${goal}`, {
    paths: [joined(way.path, power!.path.steps, `The internet reaches ${goal} through ${running.name}`)],
  });
}

/** Something that strangers reach and whose identity reads secrets or blobs. */
export function exposedDataVerdict(running: Running, reach: Reach, engine: AzureAccessEngine): Verdict {
  if (running.principals.length === 0) return notApplicable('It has no managed identity');
  const [way] = reach.of(running.uid);
  if (way === undefined) return pass('Strangers do not reach it');
  const { read, unseen } = storesReadBy(running.principals, engine);
  if (read.length === 0) {
    assertSeen(unseen);
    return pass('Strangers reach it, but its identity reads neither secrets nor blobs');
  }
  const names = listOf(read.map(({ name }) => name).toSorted());
  const identity = engine.principalOf(running.principals[0]!);
  const paths = read
    .slice(0, 10)
    .map((store) =>
      joined(
        way.path,
        [{ kind: 'identity', id: identity.id, name: identity.name }, store],
        `The internet reaches ${store.name} through ${running.name}`,
      ),
    );
  return fail(`Strangers reach it, and its identity reads ${plural(read.length, 'store')} of data: ${names}`, {
    paths,
  });
}

const joined = (first: AttackPath, [identity, ...rest]: readonly PathStep[], title: string): AttackPath => ({
  title,
  steps: [...first.steps, { ...identity!, how: 'runs as' }, ...rest],
});

/** Vaults and storage accounts whose contents identities read. */
function storesReadBy(principals: readonly string[], engine: AzureAccessEngine) {
  const read: PathStep[] = [];
  const unseen: Unseen[] = [...engine.estate.vaults.unseen, ...engine.estate.keyed.unseen];
  for (const { id, action, what } of stores(engine))
    for (const principal of principals) {
      const answer = engine.can({ principal, action, resource: id });
      unseen.push(...answer.unseen);
      const because = answer.grounds.map(({ label }) => label);
      if (answer.decision === 'allowed')
        read.push({ kind: 'data', id, name: armId(id).name, how: `reads ${what} of`, because });
    }
  return { read, unseen };
}

const stores = ({ estate: { vaults, keyed } }: AzureAccessEngine) => [
  ...vaults.items.map(({ id }) => ({ id, action: readSecret, what: 'secrets' })),
  ...keyed.items
    .filter(({ id }) => /\/microsoft\.storage\/storageaccounts\//i.test(id))
    .map(({ id }) => ({ id, action: readBlob, what: 'blobs' })),
];

const readSecret = 'Microsoft.KeyVault/vaults/secrets/getSecret/action';
const readBlob = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read';
