import { folder, type GcpEstate, organization, paged, project, projectNumber } from '../fake.ts';

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

const services = 'https://serviceusage.googleapis.com/v1';
const service = (name: string) => ({
  name: `projects/${projectNumber}/services/${name}`,
  parent: `projects/${projectNumber}`,
  state: 'ENABLED',
});
const enabled = (...names: string[]) => ({
  rest: { [`GET ${services}/projects/${project}/services`]: paged('services', names.map(service)) },
});

/** What every scan asks before anything is collected, and what many rules look at. */
const base = {
  rest: {
    [`GET ${manager}/projects/${project}`]: theProject,
    [`POST https://cloudresourcemanager.googleapis.com/v1/projects/${project}:getAncestry`]: {
      ancestor: [
        { resourceId: { type: 'project', id: project } },
        { resourceId: { type: 'folder', id: folder } },
        { resourceId: { type: 'organization', id: organization } },
      ],
    },
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

const usual = ['compute.googleapis.com', 'storage.googleapis.com', 'translate.googleapis.com'];
export const clean: GcpEstate = { rest: { ...base.rest, ...enabled(...usual, 'cloudasset.googleapis.com').rest } };
const leaky: GcpEstate = { rest: { ...base.rest, ...enabled(...usual, 'generativelanguage.googleapis.com').rest } };
export default leaky;
