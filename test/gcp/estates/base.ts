import { type GcpEstate, organization, project, projectNumber } from '../fake.ts';

const manager = 'https://cloudresourcemanager.googleapis.com/v3';
const theProject = {
  name: `projects/${projectNumber}`,
  projectId: project,
  displayName: 'Leaky',
  state: 'ACTIVE',
  parent: `organizations/${organization}`,
};

/** What every scan asks before anything is collected. */
export const clean = {
  rest: {
    [`GET ${manager}/projects/${project}`]: theProject,
    [`GET ${manager}/projects:search`]: { projects: [theProject] },
    [`GET ${manager}/projects`]: { projects: [theProject] },
    [`GET ${manager}/folders`]: {},
    [`GET ${manager}/organizations/${organization}`]: {
      name: `organizations/${organization}`,
      displayName: 'example.com',
      state: 'ACTIVE',
    },
  },
} satisfies GcpEstate;

export default clean;
