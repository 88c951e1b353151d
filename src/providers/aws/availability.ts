import { NotInUse } from '../../collector.ts';
import type { Aws } from './aws.ts';
import { isUnreachable } from './classify.ts';

/** From botocore's `endpoints.json`, release 1.43.11. A service that is not here is in every region. */
const hasEndpoint: Readonly<Record<'App Runner' | 'CodeBuild', (region: string) => boolean>> = {
  'App Runner': (region) =>
    /^(?:ap-northeast-1|ap-south-1|ap-southeast-[12]|eu-central-1|eu-west-[123]|us-east-[12]|us-west-2)$/.test(region),
  CodeBuild: (region) => !/^(?:ap-east-2|ca-west-1|mx-central-1)$/.test(region),
};

/**
 * The listing of a service that is not in all regions. Where AWS publishes no endpoint and none answers, there is nothing:
 * `NotInUse`. Where one answers all the same, its answer counts.
 */
export async function* whereOffered<T>(
  service: keyof typeof hasEndpoint,
  { region }: Aws,
  list: AsyncIterable<T>,
): AsyncGenerator<T> {
  try {
    yield* list;
  } catch (error) {
    if (hasEndpoint[service](region) || !isUnreachable(error)) throw error;
    throw new NotInUse(`${service} is not in ${region}`);
  }
}
