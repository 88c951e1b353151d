import { join } from 'node:path';
import { OAuth2Client } from 'google-auth-library';
import { connect } from '../../src/providers/gcp/connect.ts';
import { gcp as provider } from '../../src/providers/gcp/index.ts';
import { type Cloud, estatesIn } from '../clouds.ts';
import { actionFor } from './actions.ts';
import { FakeGcp, faults, type GcpEstate, organization, project } from './fake.ts';

export const gcp: Cloud = {
  provider,
  fake: async (...services) => new FakeGcp(await estatesIn<GcpEstate>(join(import.meta.dirname, 'estates'), services)),
  clean: async () => new FakeGcp(await estatesIn<GcpEstate>(join(import.meta.dirname, 'estates'), [], 'clean')),
  connect: (fake, options) =>
    connect({
      // The organization for its own checks, the project live; the inventory has a law of its own.
      ...(!options.projects && !options.organizations && { projects: [project], organizations: [organization] }),
      freshness: 'live',
      ...options,
      fetch: (fake as FakeGcp).fetch,
      authClient: (transporter) =>
        new OAuth2Client({ transporter, credentials: { access_token: 'token', expiry_date: Date.now() + 3_600_000 } }),
    }),
  faults,
  actionFor,
  isSigningIn: (operation) =>
    /^cloudresourcemanager\.(projects|folders|organizations)\.(get|list|search)$/.test(operation),
  isReplaceable: () => false,
};
