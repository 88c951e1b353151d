import { defineResource } from '../../resource.ts';

/** The project itself: for rules about what a project must have. Costs nothing to list. */
export const Project = defineResource('gcp.project.project', {
  label: 'Google Cloud projects',
  per: 'account',
  list: [],
  facets: {},
});

/** The organization (or folder) itself: for rules about what it must have. Costs nothing to list. */
export const Organization = defineResource('gcp.organization.organization', {
  label: 'Google Cloud organizations',
  per: 'organization',
  list: [],
  facets: {},
});
