/** What an identity comes to, for rules: all rights, or data. What is open throws `Unobserved`, as facts that were not seen do. */
import { type AttackPath, type Gap, type PathStep, Unobserved } from '../../../model.ts';
import type { Answer, Unseen } from '../../access/answer.ts';
import type { Way } from '../../access/exposure.ts';
import { internet } from '../../access/path.ts';
import type { GcpAccess } from './engine.ts';
import type { Workload } from './estate.ts';
import { principalOf } from './principals.ts';

/** What a principal gains. */
export interface Gain {
  /** As messages put it, a verb first: `is owner of shop`, `reads the secret key`. */
  readonly what: string;
  /** From the principal, which is not among them, to what is gained; none where it has it already. */
  readonly steps: readonly PathStep[];
}

const openTo = (unseen: readonly Unseen[], missing: readonly string[]): Unobserved => {
  // What could be read by somebody tells more than what nobody collects.
  const first = unseen.find(({ gap }) => gap.because !== 'not-collected') ?? unseen[0];
  if (first) return new Unobserved(first.what, first.gap);
  const gap: Gap = {
    because: 'not-collected',
    permissions: [],
    detail: `It depends on values of a request: ${missing.join(', ')}`,
  };
  return new Unobserved(missing.join(', '), gap);
};

/**
 * How a principal has full power over the project, or comes to it; undefined: it certainly does not.
 *
 * @throws Unobserved where that depends on something that was not seen or on the request.
 */
export function powerOf(access: GcpAccess, principal: string, project: string): Gain | undefined {
  const owns = access.holds(principal, 'roles/owner', project);
  if (owns.is === true) return ownership(project);
  const { found, unseen } = access.escalations(principal);
  const [way] = found;
  if (way?.decision === 'allowed') {
    const steps = way.path.steps.slice(1);
    return { what: `can become owner of ${project}`, steps };
  }
  if (way) throw openTo(way.unseen, way.missing);
  if (owns.is === undefined) throw openTo(owns.unseen, owns.missing);
  if (unseen.length > 0) throw openTo(unseen, []);
  return undefined;
}

const ownership = (project: string): Gain => ({
  what: `is owner of ${project}`,
  steps: [
    {
      kind: 'goal',
      id: `//cloudresourcemanager.googleapis.com/projects/${project}`,
      name: `full power over ${project}`,
      how: 'is owner of',
    },
  ],
});

/** Goes on only if nothing is open. @throws Unobserved for the first thing that is. */
export function settle(unseen: readonly Unseen[], missing: readonly string[]): void {
  if (unseen.length + missing.length > 0) throw openTo(unseen, missing);
}

interface DataKind {
  readonly permission: string;
  readonly what: (name: string) => string;
}
/** By type of resource: what is worth stealing, and the permission that reads it. */
const data: Readonly<Record<string, DataKind>> = {
  'secretmanager.googleapis.com/Secret': {
    permission: 'secretmanager.versions.access',
    what: (name) => `reads the secret ${name}`,
  },
  'cloudkms.googleapis.com/CryptoKey': {
    permission: 'cloudkms.cryptoKeyVersions.useToDecrypt',
    what: (name) => `decrypts with the key ${name}`,
  },
  'storage.googleapis.com/Bucket': {
    permission: 'storage.objects.get',
    what: (name) => `reads the bucket ${name}`,
  },
};

/**
 * The secrets, keys and buckets of the project that a principal can read, the gravest first.
 *
 * @throws Unobserved if there is none as far as is known, and of some it is not known.
 */
export function dataOf(access: GcpAccess, principal: string, onlyStorage = false): readonly Gain[] {
  const wanted = onlyStorage ? ['storage.googleapis.com/Bucket'] : Object.keys(data);
  const asked = wanted.flatMap((type) =>
    access.estate.resources.items
      .filter((one) => one.type === type)
      .map((one) => ({
        resource: one,
        kind: data[type]!,
        answer: access.can({ principal, action: data[type]!.permission, resource: one.id }),
      })),
  );
  const gains = asked
    .filter(({ answer }) => answer.decision === 'allowed')
    .map(({ resource, kind, answer }): Gain => {
      const what = kind.what(resource.name);
      const [verb = ''] = what.split(' ');
      const step: PathStep = {
        kind: 'data',
        id: resource.id,
        name: resource.name,
        how: verb,
        because: becauseOf(answer),
      };
      return { what, steps: [step] };
    });
  const open = asked.find(({ answer }) => answer.decision.startsWith('unknown'))?.answer;
  if (gains.length === 0 && open) throw openTo(open.unseen, open.missing);
  if (gains.length === 0 && access.estate.resources.unseen.length > 0) throw openTo(access.estate.resources.unseen, []);
  return gains;
}

const becauseOf = ({ grounds }: Answer): string[] => grounds.map(({ label, source }) => `${label} on ${source}`);

/** Whether access scopes leave the roles of an account as they are. */
export const hasEveryScope = ({ scopes }: Workload): boolean =>
  scopes === null || scopes.includes('https://www.googleapis.com/auth/cloud-platform');

/** Whether access scopes let a machine read Cloud Storage. */
export const hasStorageScope = ({ scopes }: Workload): boolean =>
  scopes !== null && scopes.some((scope) => /\/devstorage\.(?:read_only|read_write|full_control)$/.test(scope));

/** What runs as an account gains, within its access scopes. */
export function powerOfWorkload(access: GcpAccess, workload: Workload): Gain | undefined {
  const { serviceAccount, project } = workload;
  if (serviceAccount === null || !hasEveryScope(workload)) return undefined;
  return powerOf(access, `serviceAccount:${serviceAccount}`, project);
}

/** Likewise for data: all that it gains. */
export function dataOfWorkload(access: GcpAccess, workload: Workload): readonly Gain[] {
  if (workload.serviceAccount === null) return [];
  const isWhole = hasEveryScope(workload);
  if (!isWhole && !hasStorageScope(workload)) return [];
  return dataOf(access, `serviceAccount:${workload.serviceAccount}`, !isWhole);
}

/**
 * Ways from the internet together with what is gained there: undefined unless there are both. One that is certainly missing
 * decides, whatever is open of the other.
 */
export function reachedWith<T>(
  ways: () => readonly Way[],
  gains: () => readonly T[],
): { readonly ways: readonly Way[]; readonly gains: readonly T[] } | undefined {
  const [reached, gained] = [settled(ways), settled(gains)];
  for (const { value } of [reached, gained]) if (value?.length === 0) return undefined;
  for (const { open } of [reached, gained]) if (open) throw open;
  const certain = reached.value!.filter(({ unseen = [], missing = [] }) => unseen.length + missing.length === 0);
  if (certain.length === 0) throw openTo(reached.value![0]!.unseen ?? [], reached.value![0]!.missing ?? []);
  return { ways: certain, gains: gained.value! };
}

function settled<T>(read: () => readonly T[]): { readonly value?: readonly T[]; readonly open?: Unobserved } {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Unobserved)) throw error;
    return { open: error };
  }
}

/** From the internet, or from the thing itself, by the account that it runs as to what is gained. */
export function pathThrough(workload: Workload, gain: Gain, way?: Way): AttackPath {
  const account = principalOf(`serviceAccount:${workload.serviceAccount}`);
  const begin: readonly PathStep[] = way ? [internet, ...way.steps] : [];
  const thing: PathStep = {
    kind: 'compute',
    id: workload.id,
    name: workload.name,
    ...(way && { how: `can ${way.what}` }),
  };
  const from = way ? 'the internet' : workload.name;
  return {
    title: `From ${from} by ${account.name}, which ${gain.what}`,
    steps: [...begin, thing, { kind: 'identity', id: account.id, name: account.name, how: 'runs as' }, ...gain.steps],
  };
}
