import { GetDetectorCommand, GuardDutyClient, paginateListDetectors } from '@aws-sdk/client-guardduty';
import { Detector } from '../../../resources/aws/guardduty.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

export const detectors = defineAwsCollector(Detector, {
  async *list(aws) {
    for await (const { DetectorIds = [] } of paginateListDetectors({ client: aws.client(GuardDutyClient) }, {}))
      for (const id of DetectorIds)
        yield { uid: `arn:${aws.partition}:guardduty:${aws.region}:${aws.account}:detector/${id}`, name: id };
  },
  facets: {
    config: (aws, { name }) =>
      aws
        .client(GuardDutyClient)
        .send(new GetDetectorCommand({ DetectorId: name }))
        .then(camel),
  },
});
