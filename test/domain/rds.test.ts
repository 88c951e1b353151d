import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultPortOf, lifecycleOf, tlsParameterOf } from '../../src/domain/aws/rds.ts';

const standard = (end: string) => ({
  LifecycleSupportName: 'open-source-rds-standard-support',
  LifecycleSupportEndDate: new Date(end),
});
const catalogue = [
  { Engine: 'postgres', MajorEngineVersion: '9', SupportedEngineLifecycles: [standard('2020-01-01')] },
  { Engine: 'postgres', MajorEngineVersion: '9.6', SupportedEngineLifecycles: [standard('2022-04-26')] },
  { Engine: 'postgres', MajorEngineVersion: '1', SupportedEngineLifecycles: [standard('1999-01-01')] },
  { Engine: 'postgres', MajorEngineVersion: '16', SupportedEngineLifecycles: [standard('2029-02-28')] },
  {
    Engine: 'aurora-mysql',
    MajorEngineVersion: '8.0',
    SupportedEngineLifecycles: [
      { LifecycleSupportName: 'open-source-rds-extended-support', LifecycleSupportEndDate: new Date('2031-07-31') },
      standard('2028-04-30'),
    ],
  },
  { Engine: 'oracle-ee', MajorEngineVersion: '19' },
];

describe('the end of standard support', () => {
  const cases: readonly [engine: string, version: string, major: string | null, ends?: string][] = [
    ['postgres', '16.3', '16', '2029-02-28'],
    ['postgres', '16', '16', '2029-02-28'],
    ['postgres', '9.6.22', '9.6', '2022-04-26'],
    ['postgres', '9.5.1', '9', '2020-01-01'],
    ['postgres', '17.2', null],
    ['aurora-mysql', '8.0.mysql_aurora.3.05.2', '8.0', '2028-04-30'],
    ['mysql', '8.0.35', null],
    ['oracle-ee', '19.0.0.0.ru-2024-04', null],
  ];
  for (const [engine, version, major, ends] of cases)
    test(`${engine} ${version}`, () => {
      const found = lifecycleOf(engine, version, catalogue);
      assert.equal(found?.majorEngineVersion ?? null, major);
      assert.equal(found?.standardSupportEnds.toISOString().slice(0, 10), ends);
    });
});

describe('facts about engines', () => {
  const cases: readonly [engine: string, port: number | undefined, tls: string | null][] = [
    ['mysql', 3306, 'require_secure_transport'],
    ['mariadb', 3306, 'require_secure_transport'],
    ['aurora-mysql', 3306, 'require_secure_transport'],
    ['postgres', 5432, 'rds.force_ssl'],
    ['aurora-postgresql', 5432, 'rds.force_ssl'],
    ['sqlserver-ex', 1433, 'rds.force_ssl'],
    ['custom-sqlserver-ee', 1433, null],
    ['oracle-se2-cdb', 1521, null],
    ['db2-ae', 50_000, null],
    ['unheard-of', undefined, null],
  ];
  for (const [engine, port, tls] of cases)
    test(engine, () => {
      assert.equal(defaultPortOf(engine), port);
      assert.equal(tlsParameterOf(engine), tls);
    });
});
