import {
  DescribeKeyCommand,
  type DescribeKeyCommandOutput,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type GrantConstraints,
  type GrantListEntry,
  KMSClient,
  paginateListAliases,
  paginateListGrants,
  paginateListKeys,
} from '@aws-sdk/client-kms';
import { Key } from '../../../resources/aws/kms.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

const kms = (aws: Aws): KMSClient => aws.client(KMSClient);

const describe = (aws: Aws, arn: string): Promise<DescribeKeyCommandOutput> =>
  aws.once(`DescribeKey ${arn}`, () => kms(aws).send(new DescribeKeyCommand({ KeyId: arn })));

/** The first alias (in alphabetical order) of each key. */
async function aliases(aws: Aws): Promise<ReadonlyMap<string, string>> {
  const found: { alias: string; key: string }[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client: kms(aws) }, { Limit: 100 }))
    for (const { AliasName, TargetKeyId } of Aliases)
      if (AliasName && TargetKeyId) found.push({ alias: AliasName, key: TargetKeyId });
  return new Map(found.sort((a, b) => (a.alias < b.alias ? 1 : -1)).map(({ alias, key }) => [key, alias]));
}

export const keys = defineAwsCollector(Key, {
  async *list(aws) {
    const named = await aliases(aws);
    for await (const { Keys = [] } of paginateListKeys({ client: kms(aws) }, { Limit: 1000 }))
      for (const { KeyId = '', KeyArn = '' } of Keys) {
        const alias = named.get(KeyId);
        // AWS creates and rotates these, and nobody else can change them.
        if (!alias?.startsWith('alias/aws/')) yield { uid: KeyArn, name: alias ?? KeyId };
      }
  },
  facets: {
    metadata: (aws, { uid }) => describe(aws, uid).then(({ KeyMetadata }) => camel(KeyMetadata)),
    rotation: async (aws, { uid }) => {
      const { KeyMetadata } = await describe(aws, uid);
      const { KeySpec, Origin, KeyManager } = KeyMetadata!;
      // The operation refuses every other kind of key.
      if (KeySpec !== 'SYMMETRIC_DEFAULT' || Origin !== 'AWS_KMS' || KeyManager !== 'CUSTOMER') return null;
      return camel(await kms(aws).send(new GetKeyRotationStatusCommand({ KeyId: uid })));
    },
    policy: (aws, { uid }) =>
      kms(aws)
        .send(new GetKeyPolicyCommand({ KeyId: uid, PolicyName: 'default' }))
        .then(({ Policy }) => Policy!),
    grants: async (aws, { uid }) => {
      const pages = await Array.fromAsync(paginateListGrants({ client: kms(aws) }, { KeyId: uid, Limit: 100 }));
      const found = pages.flatMap(({ Grants = [] }) => Grants.map(grantOf));
      return found.sort((a, b) => (a.grantId < b.grantId ? -1 : 1));
    },
  },
});

const grantOf = ({ Constraints, ...grant }: GrantListEntry) => {
  const retiringPrincipal = grant.RetiringPrincipal ?? grant.RetiringServicePrincipal;
  return {
    grantId: grant.GrantId!,
    grantee: (grant.GranteePrincipal ?? grant.GranteeServicePrincipal)!,
    ...(retiringPrincipal !== undefined && { retiringPrincipal }),
    operations: [...grant.Operations!].sort(),
    ...(Constraints && { constraints: constraintsOf(Constraints) }),
  };
};

/** The names in an encryption context are the customer's, and stay as they are. */
const constraintsOf = ({ EncryptionContextSubset, EncryptionContextEquals, SourceArn }: GrantConstraints) => ({
  ...(EncryptionContextSubset && { encryptionContextSubset: EncryptionContextSubset }),
  ...(EncryptionContextEquals && { encryptionContextEquals: EncryptionContextEquals }),
  ...(SourceArn !== undefined && { sourceArn: SourceArn }),
});
