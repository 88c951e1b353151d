import { GetResourcePolicyCommand, paginateListSecrets, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Secret } from '../../../resources/aws/secretsmanager.ts';
import { defineAwsCollector } from '../define.ts';
import { tagsOf } from '../shape.ts';

export const secrets = defineAwsCollector(Secret, {
  async *list(aws) {
    const pages = paginateListSecrets({ client: aws.client(SecretsManagerClient) }, { MaxResults: 100 });
    for await (const { SecretList = [] } of pages)
      for (const secret of SecretList)
        yield {
          uid: secret.ARN!,
          name: secret.Name!,
          origin: { owningService: secret.OwningService ?? null, primaryRegion: secret.PrimaryRegion ?? null },
          rotation: {
            // Documented: left out for a secret that was never configured for rotation.
            enabled: secret.RotationEnabled ?? false,
            automaticallyAfterDays: secret.RotationRules?.AutomaticallyAfterDays ?? null,
            lastRotated: secret.LastRotatedDate ?? null,
            next: secret.NextRotationDate ?? null,
          },
          use: { created: secret.CreatedDate!, lastAccessed: secret.LastAccessedDate ?? null },
          tags: tagsOf(secret.Tags),
        };
  },
  facets: {
    policy: (aws, { uid }) =>
      aws
        .client(SecretsManagerClient)
        .send(new GetResourcePolicyCommand({ SecretId: uid }))
        .then(({ ResourcePolicy }) => ResourcePolicy ?? null),
  },
});
