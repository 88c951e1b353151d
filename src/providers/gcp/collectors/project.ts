import { Organization, Project } from '../../../resources/gcp/project.ts';
import { defineGcpCollector, lastOf } from '../define.ts';

export const projects = defineGcpCollector(Project, {
  *list({ container, project }) {
    yield { uid: `//cloudresourcemanager.googleapis.com/${container}`, name: project };
  },
  facets: {},
});

export const organizations = defineGcpCollector(Organization, {
  *list({ container }) {
    yield { uid: `//cloudresourcemanager.googleapis.com/${container}`, name: lastOf(container) };
  },
  facets: {},
});
