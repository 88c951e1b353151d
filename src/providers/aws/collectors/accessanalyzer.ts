import { AccessAnalyzerClient, paginateListAnalyzers } from '@aws-sdk/client-accessanalyzer';
import { Analyzer } from '../../../resources/aws/accessanalyzer.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

export const analyzers = defineAwsCollector(Analyzer, {
  async *list(aws) {
    for await (const { analyzers: page = [] } of paginateListAnalyzers(
      { client: aws.client(AccessAnalyzerClient) },
      {},
    ))
      for (const { arn = '', name = '', type, status, tags } of page)
        yield { uid: arn, name, config: camel({ type, status }), tags: tagsOf(tags) };
  },
  facets: {},
});
