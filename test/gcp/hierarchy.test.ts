/** What is above projects: asked once for all of them, and not there for projects of their own. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import accessApproval from '../../checks/gcp/resourcemanager/access-approval.ts';
import auditLogs from '../../checks/gcp/iam/policy-audit-logs.ts';
import allEntries from '../../checks/gcp/logging/sink-all-entries.ts';
import perimeter from '../../checks/gcp/resourcemanager/service-perimeter.ts';
import type { Check } from '../../src/check.ts';
import type { Finding } from '../../src/model.ts';
import { collectFrom, judgeSeen } from '../clouds.ts';
import { gcp } from './cloud.ts';
import { FakeGcp, gcpError, type GcpEstate } from './fake.ts';

const manager = 'https://cloudresourcemanager.googleapis.com';
const ids = ['one', 'two'];
const auditConfigs = [
  {
    service: 'allServices',
    auditLogConfigs: [{ logType: 'ADMIN_READ' }, { logType: 'DATA_READ' }, { logType: 'DATA_WRITE' }],
  },
];

/** Two projects, in the organization or below nothing. */
const estate = (isBelow: boolean): GcpEstate => ({
  rest: {
    ...Object.fromEntries(
      ids.flatMap((id, i) => [
        [`GET ${manager}/v3/projects/${id}`, { name: `projects/${i + 1}`, projectId: id, state: 'ACTIVE' }],
        [
          `POST ${manager}/v1/projects/${id}:getAncestry`,
          {
            ancestor: [
              { resourceId: { type: 'project', id } },
              ...(isBelow ? [{ resourceId: { type: 'organization', id: '9' } }] : []),
            ],
          },
        ],
        [`POST ${manager}/v3/projects/${id}:getIamPolicy`, { etag: 'ACAB' }],
        [`GET https://logging.googleapis.com/v2/projects/${id}/sinks`, {}],
        [
          `GET https://accessapproval.googleapis.com/v1/projects/${id}/accessApprovalSettings`,
          gcpError('NOT_FOUND', 404),
        ],
      ]),
    ),
    [`POST ${manager}/v3/organizations/9:getIamPolicy`]: { etag: 'ACAB', auditConfigs },
    'GET https://logging.googleapis.com/v2/organizations/9/sinks': {
      sinks: [
        { name: 'half', destination: 'storage.googleapis.com/logs' },
        { name: 'whole', destination: 'storage.googleapis.com/logs', includeChildren: true },
      ],
    },
    'GET https://accesscontextmanager.googleapis.com/v1/accessPolicies': {
      accessPolicies: [{ name: 'accessPolicies/5' }],
    },
    'GET https://accesscontextmanager.googleapis.com/v1/accessPolicies/5/servicePerimeters': {
      servicePerimeters: [
        {
          name: 'accessPolicies/5/servicePerimeters/shop',
          title: 'shop',
          status: { resources: ['projects/1'], restrictedServices: ['storage.googleapis.com'] },
        },
      ],
    },
  },
});

async function scan(isBelow: boolean, check: Check): Promise<{ statuses: string[]; first: Finding; fake: FakeGcp }> {
  const fake = new FakeGcp([estate(isBelow)]);
  const findings = judgeSeen(await collectFrom(gcp, fake, [check], { where: { projects: ids } }), [check]);
  assert.deepEqual([...fake.drifts], []);
  return { statuses: findings.map(({ status }) => status), first: findings[0]!, fake };
}

describe('two projects of an organization', () => {
  const table: [Check, string[], string][] = [
    [auditLogs, ['pass', 'pass'], 'cloudresourcemanager.organizations.getIamPolicy'],
    [allEntries, ['pass', 'pass'], 'logging.organizations.sinks.list'],
    [perimeter, ['pass', 'fail'], 'accesscontextmanager.accessPolicies.servicePerimeters.list'],
  ];
  for (const [check, expected, operation] of table)
    test(`${check.id} asks the organization once for both`, async () => {
      const { statuses, fake } = await scan(true, check);
      assert.deepEqual(statuses, expected);
      assert.equal(fake.calls.filter((call) => call.operation === operation).length, 1);
    });
});

describe('two projects of their own', () => {
  const table: [Check, string][] = [
    [auditLogs, 'fail'],
    [allEntries, 'fail'],
    [perimeter, 'not-applicable'],
  ];
  for (const [check, expected] of table)
    test(`${check.id} inherits nothing`, async () => {
      const { statuses } = await scan(false, check);
      assert.deepEqual(statuses, [expected, expected]);
    });
});

test('settings of Access Approval that were never made are an answer', async () => {
  const { statuses, first } = await scan(true, accessApproval);
  assert.deepEqual(statuses, ['fail', 'fail']);
  assert.equal(first.message, 'Access Approval was never set up');
});
