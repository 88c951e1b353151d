import type { Model, Relation, Relations } from '../check.ts';
import type { AccessEngine, Exposure, Found } from '../domain/access/engine.ts';
import type { ResourceType } from '../resource.ts';

/** What a cloud's models say of accounts, and how what they say of several is one answer. */
export interface Cloud {
  readonly access: Model<any, AccessEngine>;
  readonly exposure?: Model<any, Found<Exposure>>;
  /** One engine that spans the accounts of several, all of this cloud. */
  over(engines: readonly AccessEngine[]): AccessEngine;
}

/** By provider; imported when the first question is asked, because each drags its resource types in. */
export const clouds: Readonly<Record<string, () => Promise<Cloud>>> = {
  aws: async () => {
    const [model, engine, exposure] = await Promise.all([
      import('../models/aws-access.ts'),
      import('../domain/aws/access/engine.ts'),
      import('../models/aws-exposure.ts'),
    ]);
    return { access: model.AwsAccess, over: engine.AwsAccess.over, exposure: exposure.AwsExposure };
  },
};

/** What a model is built of. */
export const typesOf = ({ needs }: Model): ResourceType[] =>
  Object.values<Relation>(needs as Relations).map(({ selection }) => selection.type);
