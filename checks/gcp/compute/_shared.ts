import { type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isEverybody } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import type { Image, Snapshot } from 'cloudstance/resources/gcp/compute';

interface Family {
  readonly id: string;
  /** In the plural: `Disk snapshots`. */
  readonly what: string;
  readonly on: ReturnType<typeof Image.pick<'iamPolicy'>> | ReturnType<typeof Snapshot.pick<'iamPolicy'>>;
  /** The command group of gcloud, and the resource of Terraform. */
  readonly command: 'images' | 'snapshots';
  readonly references: readonly string[];
}

/** A check that no grant on a copy of a disk is for everybody. */
export function copiesStayPrivate({ id, what, on, command, references }: Family): Check {
  const granted = (...members: string[]) => ({ iamPolicy: { bindings: [{ role: 'roles/compute.imageUser', members }] } });
  const terraform = `resource "google_compute_${command.slice(0, -1)}_iam_member": member without allUsers and allAuthenticatedUsers`;
  return defineCheck({
    id,
    title: `${what} are not shared with everybody`,
    severity: 'high',
    why: 'Anybody with a Google account can make a disk from it and read what is on it: data, keys, source code.',
    references,
    on: on as ReturnType<typeof Image.pick<'iamPolicy'>>,
    fix: ({ name, scope }) => ({
      text: 'Take the role away from everybody, and assume that the data were copied',
      command: `${sh`gcloud compute ${command} remove-iam-policy-binding ${name}`} --member allAuthenticatedUsers --role roles/compute.imageUser ${sh`--project ${scope.account}`}`,
      terraform,
    }),

    evaluate({ iamPolicy: { bindings } }) {
      const open = bindings.filter(({ members }) => members.some(isEverybody));
      if (open.length === 0) return pass('No grant is for everybody');
      const members = open.flatMap((binding) => binding.members.filter(isEverybody));
      return fail(`Shared with ${listOf(new Set(members))} as ${listOf(open.map(({ role }) => role))}`);
    },

    examples: {
      pass: [{ iamPolicy: { bindings: [] } }, granted('user:ana@example.com', 'domain:example.com')],
      fail: [granted('allAuthenticatedUsers'), granted('user:ana@example.com', 'allUsers')],
    },
  });
}
