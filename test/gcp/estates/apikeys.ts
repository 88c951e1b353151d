import { type GcpEstate, paged, project, projectNumber } from '../fake.ts';

const key = (id: string, more: object = {}) => ({
  name: `projects/${projectNumber}/locations/global/keys/${id}`,
  uid: id,
  displayName: id,
  createTime: '2026-11-01T10:00:00.089857Z',
  updateTime: '2026-11-02T10:00:00.355797Z',
  etag: 'W/"Snm98/jPA0qRHwkuy5prLw=="',
  ...more,
});

function estate(keys: readonly ReturnType<typeof key>[]) {
  return {
    rest: {
      [`GET https://apikeys.googleapis.com/v2/projects/${project}/locations/global/keys`]: paged('keys', keys),
    },
    assets: {
      'apikeys.googleapis.com/Key': Object.fromEntries(
        keys.map((one) => [`//apikeys.googleapis.com/${one.name}`, one]),
      ),
    },
  } satisfies GcpEstate;
}

const apiTargets = [{ service: 'translate.googleapis.com', methods: ['Get*'] }];

export default estate([
  key('open', { createTime: '2024-11-01T10:00:00.089857Z', displayName: undefined }),
  key('web', { restrictions: { browserKeyRestrictions: { allowedReferrers: ['*.example.com'] }, apiTargets } }),
  key('server', { restrictions: { serverKeyRestrictions: { allowedIps: ['0.0.0.0/0'] } } }),
  key('android', {
    restrictions: {
      androidKeyRestrictions: {
        allowedApplications: [
          { packageName: 'com.example.app', sha1Fingerprint: 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709' },
        ],
      },
      apiTargets: [{ service: 'cloudapis.googleapis.com' }],
    },
  }),
  key('forgotten', {
    restrictions: {
      serverKeyRestrictions: { allowedIps: ['203.0.113.7'] },
      apiTargets: [{ service: 'vision.googleapis.com' }],
    },
  }),
  key('ios', { restrictions: { iosKeyRestrictions: { allowedBundleIds: ['com.example.app'] } } }),
]);

export const clean = estate([
  key('web', { restrictions: { browserKeyRestrictions: { allowedReferrers: ['*.example.com'] }, apiTargets } }),
]);
