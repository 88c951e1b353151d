import { BatchGetProjectsCommand, CodeBuildClient, paginateListProjects } from '@aws-sdk/client-codebuild';
import { Project } from '../../../resources/aws/codebuild.ts';
import type { Aws } from '../aws.ts';
import { whereOffered } from '../availability.ts';
import { defineAwsCollector } from '../define.ts';
import { tagsOf } from '../shape.ts';

export const projects = defineAwsCollector(Project, {
  list: (aws) => whereOffered('CodeBuild', aws, projectsOf(aws)),
  facets: {},
});

async function* projectsOf(aws: Aws) {
  // Pages have as many names as one question about them takes.
  for await (const { projects: names = [] } of paginateListProjects({ client: aws.client(CodeBuildClient) }, {})) {
    if (names.length === 0) continue;
    const { projects: found = [] } = await aws.client(CodeBuildClient).send(new BatchGetProjectsCommand({ names }));
    for (const { arn, name, serviceRole, tags } of found)
      yield { uid: arn!, name: name!, role: serviceRole ?? null, tags: tagsOf(tags) };
  }
}
