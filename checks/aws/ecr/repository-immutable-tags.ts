import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Repository } from 'cloudstance/resources/aws/ecr';

const tagging = (setting: string, ...exclusions: string[]) => ({ tagMutability: { setting, exclusions } });

export default defineCheck({
  id: 'aws-ecr-repository-immutable-tags',
  title: 'Tags in ECR repositories cannot be moved to another image',
  severity: 'medium',
  why: 'A tag that can be overwritten lets a reviewed image be replaced by another one under the same name.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html'],
  on: Repository.pick('tagMutability'),
  fix: ({ name, scope }) => ({
    command: sh`aws ecr put-image-tag-mutability --region ${scope.region} --repository-name ${name} --image-tag-mutability IMMUTABLE`,
    terraform: 'resource "aws_ecr_repository": image_tag_mutability = "IMMUTABLE"',
  }),

  evaluate({ tagMutability: { setting, exclusions } }) {
    if (setting === 'IMMUTABLE') return pass('Tags are immutable');
    if (setting === 'IMMUTABLE_WITH_EXCLUSION') return pass(`Tags are immutable but for ${listOf(exclusions)}`);
    if (setting === 'MUTABLE') return fail('Tags are mutable');
    return fail(`Tags are mutable but for ${listOf(exclusions)} (${setting})`);
  },

  examples: {
    pass: [tagging('IMMUTABLE'), tagging('IMMUTABLE_WITH_EXCLUSION', 'latest', 'dev-*')],
    fail: [tagging('MUTABLE'), tagging('MUTABLE_WITH_EXCLUSION', 'v*')],
  },
});
