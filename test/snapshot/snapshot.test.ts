/** Laws of the snapshot on disk: canonical, private, whole or not there, and refused when it is not what it says. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as allChecks from '../../checks/index.ts';
import { exampleNow } from '../../src/check.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import type { Finding, Gap, Listing } from '../../src/model.ts';
import { type Provider, ScopeError } from '../../src/provider.ts';
import { connect } from '../../src/providers/aws/connect.ts';
import { aws } from '../../src/providers/aws/index.ts';
import { collectSnapshot } from '../../src/scan.ts';
import { canonical } from '../../src/snapshot/canonical.ts';
import type { Manifest } from '../../src/snapshot/format.ts';
import { openSnapshot } from '../../src/snapshot/read.ts';
import { SnapshotWriter } from '../../src/snapshot/write.ts';
import { type Estate, FakeAws } from '../aws/fake.ts';
import { collectFake, estates } from '../aws/harness.ts';
import { temporaryFolder } from '../cli/process.ts';

const services = ['s3', 'kms', 'ecr', 'sqs'];
const checks = Object.values(allChecks).filter(({ id }) =>
  services.some((service) => id.startsWith(`aws-${service}-`)),
);
const loaded: Estate[] = await estates(...services);

async function collectTo(
  folder: string,
  fake = new FakeAws(loaded),
  signal = new AbortController().signal,
): Promise<Manifest> {
  const provider: Provider = { ...aws, connect: (options) => connect({ ...options, onClient: fake.onClient }) };
  const options = { concurrency: 64, timeout: 1000, maxAttempts: 1, quotaShare: 1e6, homeRegion: 'us-east-1', signal };
  const request = { providers: [provider], checks, connect: options, takenAt: exampleNow, folder };
  return (await collectSnapshot(request)).manifest;
}

/** Every file of a folder with its content. */
function filesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, 'base64')]));
}

const byPlace = (a: Finding, b: Finding): number =>
  a.fingerprint < b.fingerprint
    ? -1
    : a.fingerprint > b.fingerprint
      ? 1
      : (a.resource.region ?? '') < (b.resource.region ?? '')
        ? -1
        : 1;

test('the same state gives the same bytes, in whatever order answers arrive', async (t) => {
  const folder = temporaryFolder(t);
  await collectTo(join(folder, 'straight'));
  const straight = filesOf(join(folder, 'straight'));
  assert.ok(straight.size > 3);
  for (const seed of [1, 2, 3]) {
    const fake = new FakeAws(loaded);
    let state = seed;
    fake.delay = () => (state = (state * 48_271) % 2_147_483_647) % 7;
    await collectTo(join(folder, `${seed}`), fake);
    assert.deepEqual(filesOf(join(folder, `${seed}`)), straight);
  }
});

test('nobody else can read it', async (t) => {
  const folder = join(temporaryFolder(t), 'snapshot');
  await collectTo(folder);
  const modeOf = (path: string): number => statSync(path).mode & 0o777;
  assert.equal(modeOf(folder), 0o700);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    assert.equal(modeOf(join(entry.parentPath, entry.name)), entry.isFile() ? 0o600 : 0o700, entry.name);
});

test('judging what was written and read gives what judging in memory gives', async (t) => {
  const folder = join(temporaryFolder(t), 'snapshot');
  const fake = new FakeAws(loaded);
  fake.fault = ({ operation }) => (/GetBucketPolicy$|ListKeys/.test(operation) ? 'deny' : undefined);
  const arrived = await collectFake(fake, checks);
  const sorted = arrived.listings.map((listing) => ({
    ...listing,
    resources: listing.resources.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)),
  }));
  const inMemory = { ...arrived, listings: sorted };
  await collectTo(folder, fake);
  const { manifest, load } = await openSnapshot(folder);
  const read = await load('aws', inMemory.account, new Set(manifest.files.map(({ type }) => type)));
  const judged = (account: typeof read): Finding[] => [...evaluate(account, checks)].sort(byPlace);
  const findings = judged(read);
  assert.ok(findings.some(({ status }) => status === 'unknown') && findings.some(({ status }) => status === 'fail'));
  assert.deepEqual(
    JSON.parse(JSON.stringify(findings)),
    JSON.parse(JSON.stringify(judged({ ...inMemory, excludedRegions: read.excludedRegions ?? [] }))),
  );
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', '\ud800', '\u202e', '\n', ''),
);
const gap: fc.Arbitrary<Gap> = fc.record({
  because: fc.constantFrom('denied', 'timeout', 'invalid'),
  permissions: fc.array(fc.constantFrom('s3:A', 's3:B'), { maxLength: 2 }),
  detail: text,
});
const facet = fc.constantFrom('acl', 'policy', 'tags');
const region = fc.constantFrom('eu-west-1', 'us-east-1', 'me-south-1');
const listingArbitrary = fc
  .record({
    region,
    gap: fc.option(gap, { nil: undefined }),
    resources: fc.array(
      fc.record({
        uid: text,
        name: text,
        region,
        facets: fc.dictionary(facet, fc.oneof(fc.jsonValue(), fc.dictionary(text, text))),
        gaps: fc.dictionary(facet, gap),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ region: asked, gap: of, resources }): Listing => {
    const scope = { provider: 'aws', account: '111122223333' };
    return {
      type: 'aws.x.y',
      scope: { ...scope, region: asked },
      resources: resources.map(
        ({ region: at, ...rest }) => ({ type: 'aws.x.y', scope: { ...scope, region: at }, ...rest }) as never,
      ),
      ...(of && { gap: of }),
    };
  });

const plain = (listings: readonly Listing[]): unknown[] =>
  listings
    .map(({ resources, ...rest }) => ({
      ...rest,
      resources: resources.map((r) => canonical([r.uid, r.name, r.scope.region ?? '', r.facets, r.gaps])).sort(),
    }))
    .map((value) => JSON.parse(JSON.stringify(value)) as { scope: { region: string } })
    .sort((a, b) => (a.scope.region < b.scope.region ? -1 : 1));

test('what is written is read, whatever it is called and wherever it lives', async (t) => {
  const folder = temporaryFolder(t);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(listingArbitrary, { maxLength: 3, selector: ({ scope }) => scope.region }),
      async (listings) => {
        const target = join(folder, `${(run += 1)}`);
        const writer = await SnapshotWriter.open(target);
        await writer.add('aws', '111122223333', 'aws.x.y', listings);
        await writer.finish(head);
        const { load } = await openSnapshot(target);
        const read = await load('aws', '111122223333', new Set(['aws.x.y']));
        assert.deepEqual(plain(read.listings), plain(listings));
      },
    ),
    { numRuns: 30 },
  );
});

const head = {
  tool: { name: 'cloudstance', version: '0' },
  takenAt: exampleNow,
  complete: true,
  scopes: [
    {
      provider: 'aws',
      account: '111122223333',
      kind: 'account',
      level: 'account' as const,
      parent: null,
      name: null,
      partition: 'aws',
      regions: ['eu-west-1'],
    },
  ],
  asked: { checks: [], types: {} },
};

async function small(folder: string, name = 'a'): Promise<string> {
  const scope = { provider: 'aws', account: '111122223333', region: 'eu-west-1' };
  const resources = [name, 'b'].map((uid) => ({
    type: 'aws.x.y',
    uid,
    name: uid,
    scope,
    facets: { size: 1 },
    gaps: {},
  }));
  const writer = await SnapshotWriter.open(folder);
  await writer.add('aws', '111122223333', 'aws.x.y', [{ type: 'aws.x.y', scope, resources }]);
  await writer.finish(head);
  return folder;
}

describe('the place of a snapshot', () => {
  test('an older snapshot is replaced as a whole', async (t) => {
    const parent = temporaryFolder(t);
    const folder = await small(join(parent, 'snapshot'));
    mkdirSync(join(folder, 'provider=gone'));
    await small(folder, 'new');
    assert.deepEqual(readdirSync(folder).sort(), ['manifest.json', 'provider=aws']);
    assert.deepEqual(readdirSync(parent), ['snapshot']);
  });

  test('an older snapshot stays when nothing can be scanned', async (t) => {
    const parent = temporaryFolder(t);
    const folder = await small(join(parent, 'snapshot'));
    const before = filesOf(folder);
    const fake = new FakeAws([]);
    await assert.rejects(collectTo(folder, fake), ScopeError);
    assert.deepEqual(filesOf(folder), before);
    assert.deepEqual(readdirSync(parent), ['snapshot']);
  });

  test('an empty folder and one that is not there yet will do', async (t) => {
    const parent = temporaryFolder(t);
    mkdirSync(join(parent, 'empty'));
    await small(join(parent, 'empty'));
    await small(join(parent, 'new/deeper'));
    assert.ok(existsSync(join(parent, 'empty/manifest.json')) && existsSync(join(parent, 'new/deeper/manifest.json')));
  });

  test('the folder one stands in is filled, not replaced', async (t) => {
    const folder = temporaryFolder(t);
    const before = process.cwd();
    const { ino } = statSync(folder);
    process.chdir(folder);
    t.after(() => process.chdir(before));
    await small('.');
    await small('.', 'new');
    assert.equal(statSync(folder).ino, ino);
    assert.deepEqual(readdirSync(folder).sort(), ['manifest.json', 'provider=aws']);
    const { listings } = await (await openSnapshot('.')).load('aws', '111122223333', new Set(['aws.x.y']));
    assert.deepEqual(
      listings[0]?.resources.map(({ uid }) => uid),
      ['b', 'new'],
    );
  });

  const foreign: readonly [string, (folder: string) => void][] = [
    ['some file', (folder) => writeFileSync(join(folder, 'thesis.doc'), 'x')],
    [
      "somebody else's manifest.json",
      (folder) => writeFileSync(join(folder, 'manifest.json'), '{"manifest_version": 3}'),
    ],
    [
      'a snapshot and something else',
      (folder) => {
        writeFileSync(join(folder, 'manifest.json'), '{"schemaVersion": 1}');
        writeFileSync(join(folder, 'thesis.doc'), 'x');
      },
    ],
  ];
  for (const [what, put] of foreign)
    test(`a folder with ${what} is left alone`, async (t) => {
      const parent = temporaryFolder(t);
      const folder = join(parent, 'folder');
      mkdirSync(folder);
      put(folder);
      const before = filesOf(folder);
      await assert.rejects(SnapshotWriter.open(folder), {
        name: 'SnapshotError',
        message: /is not empty and not a snapshot/,
      });
      assert.deepEqual(filesOf(folder), before);
      assert.deepEqual(readdirSync(parent), ['folder']);
    });

  test('a file, a place below one and a place where nothing can be made are refused', async (t) => {
    const file = join(temporaryFolder(t), 'file');
    writeFileSync(file, 'x');
    await assert.rejects(SnapshotWriter.open(file), { name: 'SnapshotError', message: /is a file/ });
    await assert.rejects(SnapshotWriter.open(join(file, 'below')), { name: 'SnapshotError', message: /is a file/ });
    await assert.rejects(SnapshotWriter.open('/proc/nowhere'), {
      name: 'SnapshotError',
      message: /^\/proc\/nowhere can't be written/,
    });
  });
});

const data = 'provider=aws/account=111122223333/type=aws.x.y/data.ndjson.gz';
const rewrite = (folder: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, data), gzipSync(change(gunzipSync(readFileSync(join(folder, data))).toString())));
const manifest = (folder: string, change: (manifest: any) => unknown): void => {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))));
};
const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');

const broken: readonly [what: string, damage: (folder: string) => void, complaint: RegExp][] = [
  ['no folder', (folder) => rmSync(folder, { recursive: true }), /^[^ ]+snapshot: there is no such snapshot folder$/],
  [
    'no manifest',
    (folder) => rmSync(join(folder, 'manifest.json')),
    /snapshot is not a snapshot: there is no manifest\.json in it$/,
  ],
  [
    'a manifest that breaks off',
    (folder) => writeFileSync(join(folder, 'manifest.json'), '{\n "schemaVersion": 1,\n'),
    /manifest\.json(:\d)?: not valid JSON$/,
  ],
  [
    'another manifest',
    (folder) => writeFileSync(join(folder, 'manifest.json'), '{"manifest_version":3}'),
    /manifest\.json: not a snapshot manifest, schemaVersion: /,
  ],
  [
    'a newer version',
    (folder) => manifest(folder, (m) => ({ ...m, schemaVersion: 9, takenAt: 'later' })),
    /schema version 9, this cloudstance reads up to 1: update cloudstance$/,
  ],
  [
    'a missing file',
    (folder) => rmSync(join(folder, data)),
    /data\.ndjson\.gz can't be read \(no such file or folder\): the snapshot is not whole$/,
  ],
  [
    'half a gzip',
    (folder) => writeFileSync(join(folder, data), readFileSync(join(folder, data)).subarray(0, 40)),
    /data\.ndjson\.gz is not a whole gzip file/,
  ],
  ['no gzip', (folder) => writeFileSync(join(folder, data), 'hello'), /data\.ndjson\.gz is not a whole gzip file/],
  [
    'a line that is no JSON',
    (folder) => rewrite(folder, (rows) => rows.replace(/\n.*\n$/, '\n{"uid": \n')),
    /data\.ndjson\.gz:2: not valid JSON$/,
  ],
  [
    'a line that is no row',
    (folder) => rewrite(folder, (rows) => rows.replace('"name":"b"', '"nom":"b"')),
    /data\.ndjson\.gz:2: not a snapshot row, name: /,
  ],
  [
    'a changed value',
    (folder) => rewrite(folder, (rows) => rows.replace('"size":1', '"size":2')),
    /data\.ndjson\.gz is not what the manifest says/,
  ],
  [
    'a lost row',
    (folder) => rewrite(folder, (rows) => rows.replace(/\n.*\n$/, '\n')),
    /data\.ndjson\.gz is not what the manifest says/,
  ],
  [
    'a row of a region that nobody listed',
    (folder) => {
      rewrite(folder, (rows) => rows.replaceAll('eu-west-1', 'eu-west-9'));
      const text = gunzipSync(readFileSync(join(folder, data))).toString();
      manifest(folder, (m) => ({ ...m, files: [{ ...m.files[0], sha256: sha256(text) }] }));
    },
    /data\.ndjson\.gz holds resources of 'eu-west-9'/,
  ],
  [
    'a path that leads out',
    (folder) => manifest(folder, (m) => ({ ...m, files: [{ ...m.files[0], path: '../../etc/passwd' }] })),
    /manifest\.json: not a snapshot manifest, files\.0\.path: not a path of a snapshot$/,
  ],
];

describe('a snapshot that is not what it should be', () => {
  for (const [what, damage, complaint] of broken)
    test(what, async (t) => {
      const folder = await small(join(temporaryFolder(t), 'snapshot'));
      damage(folder);
      const read = async () => (await openSnapshot(folder)).load('aws', '111122223333', new Set(['aws.x.y']));
      await assert.rejects(read, (error: Error) => {
        assert.equal(error.name, 'SnapshotError');
        assert.match(error.message, complaint);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      });
    });
});

test('a stopped collection is a snapshot too, and says so', async (t) => {
  const folder = join(temporaryFolder(t), 'snapshot');
  const fake = new FakeAws(loaded);
  const controller = new AbortController();
  fake.fault = ({ operation }) => {
    if (operation === 'S3/ListBuckets') controller.abort();
    return undefined;
  };
  const { complete } = await collectTo(folder, fake, controller.signal);
  assert.equal(complete, false);
  const { manifest: read, load } = await openSnapshot(folder);
  const account = await load('aws', '111122223333', new Set(read.files.map(({ type }) => type)));
  const buckets = [...evaluate(account, checks)].filter(({ resource }) => resource.type === 'aws.s3.bucket');
  assert.ok(buckets.length > 0);
  assert.deepEqual(
    new Set(buckets.map(({ status, gap: why }) => `${status} ${why?.because}`)),
    new Set(['unknown not-collected']),
  );
});
