import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksSecret } from '../../src/domain/secret-names.ts';

const secret = [
  'DB_PASSWORD',
  'dbPassword',
  'apiKey',
  'API_KEY',
  'STRIPE_APIKEY',
  'stripe-secret',
  'GITHUB_TOKEN',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'ECS_ENGINE_AUTH_DATA',
  'TLS_PRIVATE_KEY',
  '/app/prod/db.password',
  'STORAGE_CONNECTION_STRING',
  'TOKEN_SIGNING_KEY',
  'db_pwd',
];
const plain = [
  '',
  '/',
  'PWD',
  'PATH',
  'DB_PASSWORD_ARN',
  'SECRET_NAME',
  'TOKEN_TTL',
  'apiKeyHeader',
  'PUBLIC_KEY',
  'KEY',
  'SECRETARY',
  'PASSENGERS',
  'COMPASS',
  '/secrets/app/region',
  'TOKENIZER_MODE',
  'ACCESS_LOG',
];

test('names that promise a secret', () =>
  assert.deepEqual(
    secret.filter((name) => !looksSecret(name)),
    [],
  ));
test('names that do not', () => assert.deepEqual(plain.filter(looksSecret), []));
test('a name of a megabyte takes no time', () => assert.equal(looksSecret('A_'.repeat(500_000)), false));
