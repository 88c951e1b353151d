import { z } from 'zod';
import { type ConstraintFacet, constraints } from '../../domain/gcp/constraints.ts';
import { defineResource, facet, listed } from '../../resource.ts';

/** The project itself: for rules about what a project must have. Costs nothing to list. */
export const Project = defineResource('gcp.project.project', {
  label: 'Google Cloud projects',
  per: 'account',
  list: [],
  facets: {
    /** `null` where it could not be found out. */
    number: listed(z.string().nullable()),
    /** What it is in; `null`: no organization. */
    organization: facet(
      z
        .object({
          /** Its primary domain, as the API names it. */
          domain: z.string(),
        })
        .nullable(),
      'resourcemanager.projects.get',
      'resourcemanager.organizations.get',
    ),
    /** Names of the APIs that are switched on, such as `compute.googleapis.com`. */
    enabledServices: facet(z.array(z.string()), 'serviceusage.services.list'),
    /** `null` where Access Approval was never set up, here or above. */
    accessApproval: facet(
      z
        .object({
          /** `cloudProduct` is `all`, or the name of a service. */
          enrolledServices: z.array(z.object({ cloudProduct: z.string() })),
          enrolledAncestor: z.boolean(),
        })
        .nullable(),
      'accessapproval.settings.get',
    ),
    /** The enforced service perimeters around the project; `null` where it is below no organization. */
    servicePerimeters: facet(
      z.array(z.object({ title: z.string(), restrictedServices: z.array(z.string()) })).nullable(),
      'resourcemanager.projects.get',
      'accesscontextmanager.policies.list',
      'accesscontextmanager.servicePerimeters.list',
    ),
    /** The log sinks of the folders and the organization above that take in the entries of projects. */
    inheritedSinks: facet(
      z.array(
        z.object({
          /** `organizations/…/sinks/…` */
          sink: z.string(),
          /** Empty where everything is exported. */
          filter: z.string(),
          exclusions: z.array(z.string()),
        }),
      ),
      'resourcemanager.projects.get',
      'logging.sinks.list',
    ),
  },
});

/** An effective organization policy; `null` where the organization does not have the constraint. */
const policy = facet(
  z
    .object({
      rules: z.array(
        z.object({
          enforce: z.boolean().optional(),
          allowAll: z.boolean().optional(),
          denyAll: z.boolean().optional(),
          allowedValues: z.array(z.string()).optional(),
          deniedValues: z.array(z.string()).optional(),
          /** A CEL expression over tags: the rule is for some resources only. */
          condition: z.string().optional(),
        }),
      ),
    })
    .nullable(),
  'orgpolicy.policy.get',
);

const policies = Object.fromEntries(Object.keys(constraints).map((name) => [name, policy])) as {
  readonly [N in ConstraintFacet]: typeof policy;
};

/** The organization (or folder) itself: for rules about what it must have. Costs nothing to list. */
export const Organization = defineResource('gcp.organization.organization', {
  label: 'Google Cloud organizations',
  per: 'organization',
  list: [],
  facets: {
    /** What its own essential contacts are told of. */
    contacts: facet(
      z.array(
        z.object({
          notificationCategorySubscriptions: z.array(z.string()),
          /** `VALID` or `INVALID`, once somebody looked. */
          validationState: z.string().optional(),
        }),
      ),
      'essentialcontacts.contacts.list',
    ),
    ...policies,
  },
});
