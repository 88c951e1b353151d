import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probesOfServices } from '../probes.ts';
import { aws } from './cloud.ts';
import { FakeAws } from './fake.ts';
import { collectFake, estates } from './harness.ts';

test('grants keep the names in an encryption context, and say which service they are for', async () => {
  const { listings } = await collectFake(new FakeAws(await estates('kms')), await probesOfServices(aws, 'kms'));
  const [key] = listings.flatMap(({ resources }) => resources).filter(({ uid }) => uid.endsWith(':key/data'));
  const operations = ['Decrypt', 'GenerateDataKey'];
  assert.deepEqual(key!.facets['grants'], [
    {
      grantId: 'a',
      grantee: 'arn:aws:iam::111122223333:role/shop',
      operations,
      constraints: { encryptionContextEquals: { Department: 'IT' }, sourceArn: 'arn:aws:s3:::shop' },
    },
    {
      grantId: 'b',
      grantee: 'dynamodb.amazonaws.com',
      retiringPrincipal: 'dynamodb.amazonaws.com',
      operations,
      constraints: { encryptionContextSubset: { 'aws:dynamodb:tableName': 'carts' } },
    },
    { grantId: 'c', grantee: 'arn:aws:iam::999988887777:role/partner', operations },
  ]);
});
