/** What checks share that ask who can do what. */
import { fail, pass, type Verdict } from 'cloudstance/check';
import type { GcpAccess } from 'cloudstance/domain/gcp/access/engine';
import {
  dataOfWorkload,
  type Gain,
  pathThrough,
  powerOfWorkload,
  reachedWith,
  settle,
} from 'cloudstance/domain/gcp/access/power';
import { isToEverybody } from 'cloudstance/domain/gcp/access/principals';
import type { Workload } from 'cloudstance/domain/gcp/access/estate';
import { valueOf } from 'cloudstance/domain/access/answer';
import type { Way } from 'cloudstance/domain/access/exposure';
import type { Escalation, Found, Grantee, Principal } from 'cloudstance/domain/access/engine';
import { type Home, isForeign } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { z } from 'zod';

const shown = 5;

/** The workload that a resource is; there is one for each machine, function and service. */
const workloadOf = (access: GcpAccess, uid: string): Workload =>
  access.estate.workloads.items.find(({ id }) => id === uid)!;

/** Fails where what runs there can become owner. */
export function withoutPower(access: GcpAccess, uid: string): Verdict {
  const workload = workloadOf(access, uid);
  const gain = powerOfWorkload(access, workload);
  if (!gain) return pass('Its account is no owner and can not become one');
  return fail(`It runs as ${workload.serviceAccount}, which ${gain.what}`, { paths: [pathThrough(workload, gain)] });
}

/** Fails where strangers reach it and what runs there can become owner. */
export const withoutPowerInReach = (access: GcpAccess, uid: string, ways: () => readonly Way[]): Verdict => {
  const workload = workloadOf(access, uid);
  const powers = (): Gain[] => [powerOfWorkload(access, workload)].filter((gain) => gain !== undefined);
  return inReach(workload, ways, powers, 'can become owner');
};

/** Fails where strangers reach it and what runs there reads secrets, keys or buckets. */
export const withoutDataInReach = (access: GcpAccess, uid: string, ways: () => readonly Way[]): Verdict => {
  const workload = workloadOf(access, uid);
  return inReach(workload, ways, () => dataOfWorkload(access, workload), 'reads secrets, keys or buckets');
};

function inReach(workload: Workload, ways: () => readonly Way[], gains: () => readonly Gain[], what: string): Verdict {
  const both = reachedWith(ways, gains);
  if (!both) return pass(`Strangers don't reach it, or its account does not do what would matter: ${what}`);
  const [way] = both.ways;
  const told = listOf(both.gains.map((gain) => gain.what));
  return fail(`Anybody can ${way!.what}; it runs as ${workload.serviceAccount}, which ${told}`, {
    paths: both.gains.slice(0, shown).map((gain) => pathThrough(workload, gain, way)),
  });
}

/** Whom besides its own organization and project a project trusts. */
export const trusted = z.object({
  domains: z
    .array(z.string())
    .default([])
    .describe('Domains whose people and groups are your own, besides the primary one'),
  projects: z
    .array(z.string())
    .default([])
    .describe('Ids and numbers of projects whose service accounts and pools are your own'),
});

/** Who is at home in a project. */
export function homeOf({ estate: { home } }: GcpAccess, params: z.output<typeof trusted>): Home {
  const { project, number, domain } = home!;
  const [own, primary] = [valueOf(number), valueOf(domain)];
  return {
    domains: primary === null ? [] : [primary, ...params.domains],
    projects: [project, ...(own === null ? [] : [own]), ...params.projects],
  };
}

/** Fails where somebody foreign is allowed one of some permissions on a resource. */
export function closedToForeigners(
  access: GcpAccess,
  resource: string,
  permissions: readonly string[],
  home: Home,
  what: string,
): Verdict {
  return foreignersAmong(
    permissions.map((action) => access.whoCan({ action, resource })),
    home,
    what,
  );
}

function foreignersAmong(asked: readonly Found<Grantee>[], home: Home, what: string): Verdict {
  const foreign = asked.flatMap(({ found }) =>
    found.filter((one) => isForeign(one.principal.id, home) && !isAnybody(one)),
  );
  const certain = foreign.filter(({ answer }) => answer.decision === 'allowed');
  const grounds = new Map(certain.map(({ principal, answer }) => [principal.name, answer.reason]));
  if (grounds.size > 0) {
    const names = [...grounds.keys()].toSorted();
    return fail(`${listOf(names)} can ${what}: ${grounds.get(names[0]!)}`);
  }
  settle(
    foreign.flatMap(({ answer }) => answer.unseen),
    foreign.flatMap(({ answer }) => answer.missing),
  );
  settle(
    asked.flatMap(({ unseen }) => unseen),
    [],
  );
  return pass(`Nobody of another organization can ${what}`);
}

/** Whether somebody is let in as everybody is: that is another finding. */
const isAnybody = ({ answer: { decision, grounds } }: Grantee): boolean =>
  decision === 'allowed' && grounds.every(({ label }) => isToEverybody(label));
const isAnybodysWay = ({ principal, path }: Escalation): boolean =>
  principal.kind !== 'everybody' && (path.steps[1]?.because ?? ['']).every((line) => isToEverybody(line));

interface Escalating {
  readonly who: (principal: Principal) => boolean;
  /** Leave out those who may set the policy: that they have full power is plain. */
  readonly onlyHidden?: boolean;
  readonly none: string;
  readonly some: (names: string) => string;
}

/** Fails where somebody of a kind comes to full power over the project without being its owner. */
export function withoutEscalation(access: GcpAccess, { who, none, some, onlyHidden = false }: Escalating): Verdict {
  const { found, unseen } = access.escalations();
  const isPlain = ({ ways }: Escalation): boolean => ways.length === 1 && ways[0]!.endsWith('-set-iam-policy');
  // Only what is certain is known to be another finding.
  const isOther = (one: Escalation): boolean =>
    one.decision === 'allowed' && (isAnybodysWay(one) || (onlyHidden && isPlain(one)));
  const theirs = found.filter((one) => who(one.principal) && !isOther(one));
  const certain = theirs.filter(({ decision }) => decision === 'allowed');
  if (certain.length > 0) {
    const names = listOf(certain.map(({ principal }) => principal.name));
    return fail(some(names), { paths: certain.slice(0, shown).map(({ path }) => path) });
  }
  for (const way of theirs) settle(way.unseen, way.missing);
  settle(unseen, []);
  return pass(none);
}

/** Parts of examples. */
/** Below no organization. */
export const alone = { project: { organization: null } };

export const shop = 'shop@example-project.iam.gserviceaccount.com';
export const member = `serviceAccount:${shop}`;
export const owner = { role: 'roles/owner', members: [member] };
const role = (name: string, ...includedPermissions: string[]) => ({ name, includedPermissions });
export const predefinedRoles = [
  role('roles/owner', 'resourcemanager.projects.setIamPolicy', 'iam.serviceAccounts.actAs'),
  role('roles/viewer', 'resourcemanager.projects.get'),
  role('roles/run.developer', 'run.services.create', 'run.services.update'),
  role('roles/iam.serviceAccountUser', 'iam.serviceAccounts.actAs'),
  role('roles/iam.serviceAccountTokenCreator', 'iam.serviceAccounts.getAccessToken'),
  role('roles/iam.workloadIdentityUser', 'iam.serviceAccounts.getAccessToken'),
  role('roles/secretmanager.secretAccessor', 'secretmanager.versions.access'),
  role('roles/storage.objectViewer', 'storage.objects.get', 'storage.objects.list'),
  role('roles/cloudkms.cryptoKeyDecrypter', 'cloudkms.cryptoKeyVersions.useToDecrypt'),
  role('roles/artifactregistry.writer', 'artifactregistry.repositories.uploadArtifacts'),
];
export const serviceAccount = (name: string, ...bindings: object[]) => ({
  uid: `//iam.googleapis.com/projects/example-project/serviceAccounts/${name}`,
  name: `${name}@example-project.iam.gserviceaccount.com`,
  config: { email: `${name}@example-project.iam.gserviceaccount.com`, disabled: false },
  bindings: bindings as never,
});
/** A project with these grants on it. */
export const world = (
  bindings: readonly { readonly role: string; readonly members: readonly string[] }[],
  more: object = {},
) => ({
  policies: [{ bindings: bindings as never }],
  predefinedRoles,
  ...more,
});
/** The account can make tokens of one that is owner. */
export const stepping = world(
  [{ role: 'roles/owner', members: ['serviceAccount:admin@example-project.iam.gserviceaccount.com'] }],
  {
    serviceAccounts: [serviceAccount('admin', { role: 'roles/iam.serviceAccountTokenCreator', members: [member] })],
  },
);
/** Nobody grants the account anything. */
export const harmless = world([{ role: 'roles/viewer', members: [member] }]);
/** A deny policy keeps everybody from setting the policy and from tokens. */
export const guarded = {
  ...stepping,
  policies: [
    {
      bindings: stepping.policies[0]!.bindings,
      denyPolicies: [
        {
          node: 'projects/example-project',
          name: 'guard',
          rules: [
            {
              deniedPrincipals: ['principalSet://goog/public:all'],
              exceptionPrincipals: [],
              deniedPermissions: ['iam.googleapis.com/serviceAccounts.getAccessToken'],
              exceptionPermissions: [],
            },
          ],
        },
      ],
    },
  ],
};
const secretUid = '//secretmanager.googleapis.com/projects/111111111111/secrets/password';
export const reading = world([{ role: 'roles/secretmanager.secretAccessor', members: [member] }], {
  secrets: [{ uid: secretUid, name: 'password' }],
});
export const notReading = world([{ role: 'roles/viewer', members: [member] }], {
  secrets: [{ uid: secretUid, name: 'password' }],
});
