import type { Model, Relation, Relations } from '../check.ts';
import type { AccessEngine, Exposure, Found } from '../domain/access/engine.ts';
import type { ResourceType } from '../resource.ts';

/** What a cloud's models say of accounts, and how what they say of several is one answer. */
export interface Cloud {
  readonly access: Model<any, AccessEngine>;
  readonly exposure: Model<any, Found<Exposure>>;
  /** One engine that spans the accounts of several, all of this cloud. */
  over(engines: readonly AccessEngine[]): AccessEngine;
}

/** By provider; imported when the first question is asked, because each drags its resource types in. */
export const clouds: Readonly<Record<string, () => Promise<Cloud>>> = {
  aws: async () => {
    const { AwsAccess: access } = await import('../models/aws-access.ts');
    const { AwsExposure: exposure } = await import('../models/aws-exposure.ts');
    const { AwsAccess: Engine } = await import('../domain/aws/access/engine.ts');
    return { access, exposure, over: (engines: Parameters<typeof Engine.over>[0]) => Engine.over(engines) };
  },
  azure: async () => {
    const { AzureAccess: access } = await import('../models/azure-access.ts');
    const { AzureExposure: exposure } = await import('../models/azure-exposure.ts');
    const { over } = await import('../domain/azure/access/join.ts');
    return { access, exposure, over };
  },
  gcp: async () => {
    const { GcpAccess: access } = await import('../models/gcp-access.ts');
    const { GcpExposure: exposure } = await import('../models/gcp-exposure.ts');
    const { over } = await import('../domain/gcp/access/join.ts');
    return { access, exposure, over };
  },
};

/** What a model is built of. */
export const typesOf = ({ needs }: Model): ResourceType[] =>
  Object.values<Relation>(needs as Relations).map(({ selection }) => selection.type);
