import { setTimeout } from 'node:timers/promises';
import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  type GetServiceLastAccessedDetailsCommandOutput,
  IAMClient,
  type ServiceLastAccessed,
} from '@aws-sdk/client-iam';
import type { Aws } from './aws.ts';
import { untilReady } from './poll.ts';

/** When a user or role last used each service that its policies name. */
export async function servicesLastAccessed(aws: Aws, { uid }: { readonly uid: string }) {
  const question = new GenerateServiceLastAccessedDetailsCommand({ Arn: uid, Granularity: 'SERVICE_LEVEL' });
  const { JobId } = await aws.client(IAMClient).send(question);
  const wait = (milliseconds: number) => setTimeout(milliseconds, undefined, { signal: aws.signal });
  const first = await untilReady(`The service last accessed report of ${uid}`, () => pageOf(aws, JobId!), wait);
  const found = [...first.ServicesLastAccessed!];
  for (let { Marker } = first; Marker;) {
    const next: GetServiceLastAccessedDetailsCommandOutput | null = await pageOf(aws, JobId!, Marker);
    found.push(...next!.ServicesLastAccessed!);
    Marker = next!.Marker;
  }
  return found.map(useOf).sort((a, b) => (a.serviceNamespace < b.serviceNamespace ? -1 : 1));
}

/** A page of the report; `null`: it is still being made. */
async function pageOf(
  aws: Aws,
  JobId: string,
  Marker?: string,
): Promise<GetServiceLastAccessedDetailsCommandOutput | null> {
  const question = new GetServiceLastAccessedDetailsCommand({ JobId, Marker, MaxItems: 1000 });
  const page = await aws.client(IAMClient).send(question);
  if (page.JobStatus === 'IN_PROGRESS') return null;
  if (page.JobStatus === 'COMPLETED') return page;
  throw new Error(`The service last accessed report was not made: ${page.Error?.Message ?? 'no reason given'}`);
}

const useOf = ({ ServiceNamespace, LastAuthenticated }: ServiceLastAccessed) => ({
  serviceNamespace: ServiceNamespace!,
  lastAuthenticated: LastAuthenticated ?? null,
});
