/** Failures that say that strangers reach something prove it, and the models of exposure are fed by what was collected. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as checks from '../../checks/index.ts';
import type { Check, Model } from '../../src/check.ts';
import { exampleNow, exampleScopeOf } from '../../src/check.ts';
import { modelOf } from '../../src/engine/evaluate.ts';
import { type Example, judgeExample } from '../../src/engine/examples.ts';
import type { AccountSnapshot, Json, Listing, Resource } from '../../src/model.ts';
import { AwsExposure } from '../../src/models/aws-exposure.ts';
import { AzureExposure } from '../../src/models/azure-exposure.ts';
import { GcpExposure } from '../../src/models/gcp-exposure.ts';
import { relationsOf } from '../../src/plan.ts';
import { isMine } from '../clouds.ts';

/** Checks that something is not public: every failure of theirs is proven by a way from the internet. */
const proving = [
  'aws-apigateway-rest-api-authorization',
  'aws-apigateway-v2-route-authorization',
  'aws-backup-vault-public',
  'aws-dynamodb-table-public',
  'aws-ec2-image-public',
  'aws-ec2-instance-internet-admin-ports',
  'aws-ec2-instance-internet-database-ports',
  'aws-ec2-network-interface-internet-sensitive-ports',
  'aws-ec2-snapshot-public',
  'aws-ecr-registry-public',
  'aws-ecr-repository-public',
  'aws-efs-file-system-public',
  'aws-eks-cluster-endpoint-world',
  'aws-elbv2-listener-internet-sensitive-ports',
  'aws-kms-key-public',
  'aws-lambda-function-public',
  'aws-lambda-function-url-auth',
  'aws-logs-resource-policy-public',
  'aws-opensearch-domain-public',
  'aws-rds-cluster-snapshot-public',
  'aws-rds-instance-exposed',
  'aws-rds-snapshot-public',
  'aws-s3-access-point-public',
  'aws-s3-bucket-public',
  'aws-s3-bucket-public-write',
  'aws-s3-multi-region-access-point-public',
  'aws-secretsmanager-secret-public',
  'aws-sns-topic-public',
  'aws-sqs-queue-public',
  'azure-aks-cluster-api-server',
  'azure-appservice-app-public-network-access',
  'azure-cognitive-account-public-network-access',
  'azure-compute-vm-internet-administration',
  'azure-containerregistry-registry-anonymous-pull',
  'azure-containerregistry-registry-public-network-access',
  'azure-cosmosdb-account-selected-networks',
  'azure-eventhub-namespace-public-network-access',
  'azure-keyvault-managed-hsm-public-network-access',
  'azure-keyvault-vault-firewall',
  'azure-mysql-server-open-firewall',
  'azure-postgresql-server-open-firewall',
  'azure-search-service-public-network-access',
  'azure-servicebus-namespace-public-network-access',
  'azure-sql-server-open-firewall',
  'azure-storage-account-default-deny',
  'azure-storage-account-open-network-rule',
  'azure-storage-container-public',
  'gcp-artifactregistry-repository-public',
  'gcp-bigquery-dataset-public',
  'gcp-compute-image-public',
  'gcp-compute-instance-internet-administration',
  'gcp-compute-instance-internet-databases',
  'gcp-compute-snapshot-public',
  'gcp-functions-function-public',
  'gcp-gke-cluster-control-plane-access',
  'gcp-kms-key-public',
  'gcp-pubsub-subscription-public',
  'gcp-pubsub-topic-public',
  'gcp-run-service-public',
  'gcp-secretmanager-secret-public',
  'gcp-sql-instance-open-networks',
  'gcp-storage-bucket-public',
];

describe('a failure by exposure is proven by a way from the internet to the resource', () => {
  const all = checks as Readonly<Record<string, Check>>;
  for (const id of proving.filter(isMine))
    test(id, () => {
      const check = all[id]!;
      for (const example of check.examples.fail as readonly Example[]) {
        const { paths = [], resource } = judgeExample(check, example);
        assert.ok(paths.length > 0, 'no path');
        for (const { title, steps } of paths) {
          assert.ok(title.length > 0);
          assert.equal(steps[0]!.kind, 'stranger');
          assert.equal(steps.at(-1)!.id, resource.id);
          assert.ok(steps.slice(1).every(({ how }) => how !== undefined && how !== ''));
          assert.ok(
            steps.some(({ because = [] }) => because.length > 0),
            'nothing says why',
          );
        }
      }
    });
});

const models: readonly Model[] = [AwsExposure, AzureExposure, GcpExposure];

/** Listings of everything that a model needs, empty but for some resources. */
function snapshotFor(model: Model, ...resources: readonly Resource[]): AccountSnapshot {
  const types = [
    ...new Map(relationsOf({ with: { model } }).map(({ selection: { type } }) => [type.id, type])).values(),
  ];
  const scope = exampleScopeOf(types[0]!.id);
  const listings = types.map(({ id, per }): Listing => ({
    type: id,
    scope: per === 'region' ? scope : { provider: scope.provider, account: scope.account },
    resources: resources.filter(({ type }) => type === id),
  }));
  return { provider: scope.provider, account: scope.account, takenAt: exampleNow, listings };
}

const resource = (type: string, name: string, facets: Readonly<Record<string, Json>>): Resource => ({
  type,
  uid: name,
  name,
  scope: exampleScopeOf(type),
  facets,
  gaps: {},
});

test('nothing collected, nothing exposed; nothing listed, nothing known', () => {
  for (const model of models) {
    const empty = snapshotFor(model);
    const asked = modelOf(model, empty) as ReturnType<typeof AwsExposure.build>;
    assert.deepEqual(asked.found, []);
    assert.deepEqual(asked.unseen, []);
    const gap = { because: 'denied', permissions: ['a:B'], detail: 'no' } as const;
    const unlisted = { ...empty, listings: empty.listings.map((listing) => ({ ...listing, gap })) };
    const unknown = modelOf(model, unlisted) as ReturnType<typeof AwsExposure.build>;
    assert.deepEqual(unknown.found, []);
    assert.ok(unknown.unseen.length > 0);
  }
});

test('a region that was left out may hide more', () => {
  const taken = { ...snapshotFor(AwsExposure), excludedRegions: ['eu-north-1'] };
  assert.deepEqual(
    modelOf(AwsExposure, taken).unseen.map(({ what }) => what),
    ['What is in eu-north-1'],
  );
});

test('what strangers reach of one resource is known, or the answer says what it lacks', () => {
  const open = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }],
  });
  const queues = [
    resource('aws.sqs.queue', 'open', { policy: open }),
    resource('aws.sqs.queue', 'shut', { policy: null }),
    resource('aws.sqs.queue', 'unread', {}),
  ];
  const exposure = modelOf(AwsExposure, snapshotFor(AwsExposure, ...queues));
  assert.deepEqual(
    exposure.of('open').map(({ what }) => what),
    ['call sqs:SendMessage'],
  );
  assert.deepEqual(exposure.of('shut'), []);
  assert.throws(() => exposure.of('unread'), { name: 'Unobserved' });
});
