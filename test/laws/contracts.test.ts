/** What the fakes answer is held against the vendors' contracts: how much of it there is, and that a slip of the pen shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as S3 from '@aws-sdk/client-s3';
import s3Versioning from '../../checks/aws/s3/bucket-versioning.ts';
import secureTransfer from '../../checks/azure/storage/secure-transfer.ts';
import dnssec from '../../checks/gcp/dns/dnssec.ts';
import type { Check } from '../../src/check.ts';
import { aws } from '../aws/cloud.ts';
import { type Estate, estate, FakeAws } from '../aws/fake.ts';
import { azure } from '../azure/cloud.ts';
import { type AzureEstate, FakeAzure, row } from '../azure/fake.ts';
import { type Cloud, collectFrom, estatesIn, type Fake, isWhole } from '../clouds.ts';
import { gcp } from '../gcp/cloud.ts';
import { FakeGcp, type GcpEstate, project } from '../gcp/fake.ts';

const folder = (cloud: string): string => `${import.meta.dirname}/../${cloud}/estates`;
const estates = {
  aws: await estatesIn<Estate>(folder('aws'), []),
  azure: await estatesIn<AzureEstate>(folder('azure'), []),
  gcp: await estatesIn<GcpEstate>(folder('gcp'), []),
};
const sizeOf = (part: object | undefined): number => Object.keys(part ?? {}).length;

if (isWhole)
  test('there are hundreds of fixtures', () => {
    const counts = {
      aws: estates.aws.reduce((sum, { answers }) => sum + sizeOf(answers), 0),
      azure: estates.azure.reduce(
        (sum, { resources, arm, graph, vault }) =>
          sum + [resources, arm, graph, vault].map(sizeOf).reduce((a, b) => a + b),
        0,
      ),
      gcp: estates.gcp.reduce((sum, { rest }) => sum + sizeOf(rest), 0),
    };
    for (const [cloud, least] of [
      ['aws', 150],
      ['azure', 200],
      ['gcp', 80],
    ] as const)
      assert.ok(counts[cloud] >= least, `${cloud} has ${counts[cloud]}`);
  });

const slips: readonly { cloud: Cloud; check: Check; fake: Fake; says: RegExp }[] = [
  {
    cloud: aws,
    check: s3Versioning,
    fake: new FakeAws([...estates.aws, estate(S3, { GetBucketVersioning: { Statuss: 'Enabled' } })]),
    says: /GetBucketVersioning.*Statuss/,
  },
  {
    cloud: azure,
    check: secureTransfer,
    fake: new FakeAzure([
      ...estates.azure,
      {
        resources: [
          row('Microsoft.Storage/storageAccounts', 'slip', {
            sku: { name: 'Standard_LRS' },
            kind: 'StorageV2',
            properties: { supportsHttpsTraficOnly: true },
          }),
        ],
      },
    ]),
    says: /supportsHttpsTraficOnly/,
  },
  {
    cloud: gcp,
    check: dnssec,
    fake: new FakeGcp([
      {
        rest: {
          [`GET https://dns.googleapis.com/dns/v1/projects/${project}/managedZones`]: {
            managedZones: [{ name: 'slip', dnsNam: 'slip.example.com.' }],
          },
        },
      },
      ...estates.gcp,
    ]),
    says: /dnsNam/,
  },
];

for (const { cloud, check, fake, says } of slips)
  test(`a slip in a fixture of ${cloud.provider.name} is found`, async () => {
    await collectFrom(cloud, fake, [check]);
    assert.match([...fake.drifts].join('\n'), says);
  });
