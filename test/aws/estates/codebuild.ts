import * as CodeBuild from '@aws-sdk/client-codebuild';
import { estate } from '../fake.ts';

const projects: Readonly<Record<string, object>> = {
  shop: { serviceRole: 'arn:aws:iam::111122223333:role/build', tags: [{ key: 'owner', value: 'shop' }] },
  new: {},
};

export default [
  estate(CodeBuild, {
    ListProjects: ({ nextToken }) =>
      nextToken ? { projects: ['new', 'just-deleted'] } : { projects: ['shop'], nextToken: 'page-2' },
    BatchGetProjects: ({ names }) => ({
      projects: names
        .filter((name: string) => name in projects)
        .map((name: string) => ({
          name,
          arn: `arn:aws:codebuild:eu-west-1:111122223333:project/${name}`,
          environment: { environmentVariables: [{ name: 'TOKEN', value: 'x' }] },
          ...projects[name],
        })),
      projectsNotFound: names.filter((name: string) => !(name in projects)),
    }),
  }),
];
