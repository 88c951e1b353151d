import { folder, type GcpEstate, organization, project, projectNumber } from '../fake.ts';

const manager = 'https://cloudresourcemanager.googleapis.com/v3';
const theProject = {
  name: `projects/${projectNumber}`,
  projectId: project,
  displayName: 'Leaky',
  state: 'ACTIVE',
  parent: `folders/${folder}`,
};
const theFolder = {
  name: `folders/${folder}`,
  displayName: 'shop',
  state: 'ACTIVE',
  parent: `organizations/${organization}`,
};
const isDirectlyBelow = (parent: string) => (url: URL) => url.searchParams.get('parent') === parent;
const isInFolder = isDirectlyBelow(`folders/${folder}`);
const isInOrganization = isDirectlyBelow(`organizations/${organization}`);

/** What every scan asks before anything is collected. */
export const clean = {
  rest: {
    [`GET ${manager}/projects/${project}`]: theProject,
    [`GET ${manager}/projects:search`]: { projects: [theProject] },
    [`GET ${manager}/projects`]: (url: URL) => (isInFolder(url) ? { projects: [theProject] } : {}),
    [`GET ${manager}/folders`]: (url: URL) => (isInOrganization(url) ? { folders: [theFolder] } : {}),
    [`GET ${manager}/folders/${folder}`]: theFolder,
    [`GET ${manager}/organizations/${organization}`]: {
      name: `organizations/${organization}`,
      displayName: 'example.com',
      state: 'ACTIVE',
    },
  },
} satisfies GcpEstate;

export default clean;
