import { join } from 'node:path';
import { actionFor } from '../../src/providers/aws/actions.ts';
import { connect } from '../../src/providers/aws/connect.ts';
import { aws as provider } from '../../src/providers/aws/index.ts';
import { type Cloud, estatesIn } from '../clouds.ts';
import { type Estate, FakeAws, faults } from './fake.ts';

process.env['AWS_ACCESS_KEY_ID'] = 'AKIDEXAMPLE';
process.env['AWS_SECRET_ACCESS_KEY'] = 'none';
process.env['AWS_REGION'] = 'us-east-1';
delete process.env['AWS_ENDPOINT_URL'];
delete process.env['AWS_PROFILE'];

export const aws: Cloud = {
  provider,
  fake: async (...services) => new FakeAws(await estatesIn<Estate>(join(import.meta.dirname, 'estates'), services)),
  connect: (fake, options) => connect({ homeRegion: 'us-east-1', ...options, onClient: (fake as FakeAws).onClient }),
  faults,
  actionFor,
  isSigningIn: (operation) => operation === 'STS/GetCallerIdentity',
  isReplaceable: () => false,
};
