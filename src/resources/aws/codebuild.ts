import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const Project = defineResource('aws.codebuild.project', {
  label: 'CodeBuild projects',
  per: 'region',
  list: ['codebuild:ListProjects', 'codebuild:BatchGetProjects'],
  facets: {
    /** ARN of the role that builds run as; `null`: none yet. */
    role: listed(z.string().nullable()),
    tags: listed(tags),
  },
});
