import type { z } from 'zod';
import { absent } from '../../../collector.ts';
import { type ConstraintFacet, constraints } from '../../../domain/gcp/constraints.ts';
import { Organization, Project } from '../../../resources/gcp/project.ts';
import { defineGcpCollector, lastOf } from '../define.ts';
import type { Gcp } from '../gcp.ts';
import { ancestorsOf } from '../hierarchy.ts';
import { exclusionsOf, sinksAbove } from './logging.ts';

export const projects = defineGcpCollector(Project, {
  *list({ container, project, number }) {
    yield { uid: `//cloudresourcemanager.googleapis.com/${container}`, name: project, number: number || null };
  },
  facets: {
    async organization(gcp) {
      const name = (await ancestorsOf(gcp, gcp.container)).find((one) => one.startsWith('organizations/'));
      if (name === undefined) return null;
      return gcp.shared(`organization/${name}`, async () => {
        const organizations = await gcp.resourceManager.organizations();
        const [{ displayName }] = await gcp.sdk(() => organizations.getOrganization({ name }));
        return { domain: displayName ?? '' };
      });
    },
    async enabledServices(gcp) {
      const url = `https://serviceusage.googleapis.com/v1/${gcp.container}/services?filter=state:ENABLED&pageSize=200`;
      const services = await Array.fromAsync(gcp.pages(url, 'services'));
      return services.map(({ name }) => lastOf(name)).sort();
    },
    async accessApproval(gcp) {
      const url = `https://accessapproval.googleapis.com/v1/${gcp.container}/accessApprovalSettings`;
      const settings = await gcp.get(url).catch(absent('NOT_FOUND'));
      if (settings === null) return null;
      const { enrolledServices = [], enrolledAncestor = false } = settings;
      return { enrolledServices, enrolledAncestor };
    },
    async servicePerimeters(gcp) {
      const organization = (await ancestorsOf(gcp, gcp.container)).find((name) => name.startsWith('organizations/'));
      if (organization === undefined) return null;
      if (gcp.number === '') throw new Error('The number of the project could not be found out');
      const perimeters = await gcp.shared(`perimeters/${organization}`, () => perimetersOf(gcp, organization));
      return perimeters
        .filter(({ status }) => (status?.resources ?? []).includes(`projects/${gcp.number}`))
        .map(({ title, name, status }) => ({
          title: title ?? lastOf(name),
          restrictedServices: status.restrictedServices ?? [],
        }));
    },
    async inheritedSinks(gcp) {
      const above = await ancestorsOf(gcp, gcp.container);
      const sinks = await Promise.all(above.map((node) => sinksOf(gcp, node)));
      return sinks.flat();
    },
  },
});

/** Bridges join perimeters and restrict nothing. */
async function perimetersOf(gcp: Gcp, organization: string): Promise<any[]> {
  const api = 'https://accesscontextmanager.googleapis.com/v1';
  const policies = await Array.fromAsync(gcp.pages(`${api}/accessPolicies?parent=${organization}`, 'accessPolicies'));
  const lists = await Promise.all(
    policies.map(({ name }) =>
      Array.fromAsync(gcp.pages(`${api}/${name}/servicePerimeters?pageSize=100`, 'servicePerimeters')),
    ),
  );
  return lists.flat().filter(({ perimeterType }) => perimeterType !== 'PERIMETER_TYPE_BRIDGE');
}

/** Those that work, and take in what is below. */
async function sinksOf(gcp: Gcp, node: string): Promise<any[]> {
  const sinks = await sinksAbove(gcp, node);
  return sinks
    .filter(({ disabled, includeChildren }) => includeChildren && !disabled)
    .map((sink) => ({ sink: `${node}/sinks/${sink.name}`, filter: sink.filter ?? '', exclusions: exclusionsOf(sink) }));
}

type Policy = z.input<(typeof Organization.facets)['gcpResourceLocations']['schema']>;

/** What holds at the organization or folder, inherited and default rules included. */
const effective =
  (constraint: string) =>
  async (gcp: Gcp): Promise<Policy> => {
    const url = `https://orgpolicy.googleapis.com/v2/${gcp.container}/policies/${constraint}:getEffectivePolicy`;
    const policy = await gcp.get(url).catch(absent('NOT_FOUND'));
    if (policy === null) return null;
    return {
      rules: (policy.spec?.rules ?? []).map(({ enforce, allowAll, denyAll, values, condition }: any) => ({
        enforce,
        allowAll,
        denyAll,
        allowedValues: values?.allowedValues,
        deniedValues: values?.deniedValues,
        condition: condition?.expression,
      })),
    };
  };

const policies = Object.fromEntries(
  Object.entries(constraints).map(([name, constraint]) => [name, effective(constraint)]),
) as Readonly<Record<ConstraintFacet, ReturnType<typeof effective>>>;

export const organizations = defineGcpCollector(Organization, {
  *list({ container }) {
    yield { uid: `//cloudresourcemanager.googleapis.com/${container}`, name: lastOf(container) };
  },
  facets: {
    async contacts(gcp) {
      const url = `https://essentialcontacts.googleapis.com/v1/${gcp.container}/contacts?pageSize=100`;
      const contacts = await Array.fromAsync(gcp.pages(url, 'contacts'));
      // Addresses are left out.
      return contacts.map(({ notificationCategorySubscriptions = [], validationState }) => ({
        notificationCategorySubscriptions,
        validationState,
      }));
    },
    ...policies,
  },
});
