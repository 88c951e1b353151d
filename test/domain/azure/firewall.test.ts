import { test } from 'node:test';
import { deepEqual, equal } from 'node:assert/strict';
import { broadRules, cidrsOf, letsAzureIn } from '../../../src/domain/azure/firewall.ts';

const rule = (startIpAddress: string, endIpAddress: string, name = 'rule') => ({ name, startIpAddress, endIpAddress });

test('a range is the fewest networks that hold it exactly', () => {
  const cases: [string, string, string[]][] = [
    ['0.0.0.0', '255.255.255.255', ['0.0.0.0/0']],
    ['0.0.0.0', '0.0.0.0', ['0.0.0.0/32']],
    ['203.0.113.7', '203.0.113.7', ['203.0.113.7/32']],
    ['203.0.113.0', '203.0.113.255', ['203.0.113.0/24']],
    ['10.0.0.255', '10.0.2.0', ['10.0.0.255/32', '10.0.1.0/24', '10.0.2.0/32']],
    ['255.255.255.254', '255.255.255.255', ['255.255.255.254/31']],
    ['128.0.0.0', '255.255.255.255', ['128.0.0.0/1']],
    ['1.2.3.5', '1.2.3.4', []],
    ['everywhere', '1.2.3.4', []],
    ['::', 'ffff::', []],
  ];
  for (const [start, end, cidrs] of cases) deepEqual(cidrsOf(rule(start, end)), cidrs, `${start} to ${end}`);
});

test('the rules that open a server to more than one organization', () => {
  const [everyone, office, one] = [
    rule('0.0.0.0', '255.255.255.255'),
    rule('203.0.113.0', '203.0.113.255'),
    rule('198.51.100.7', '198.51.100.7'),
  ];
  const halves = [rule('1.0.0.0', '4.255.255.255'), rule('5.0.0.0', '9.255.255.255')];
  const small = [rule('20.0.0.0', '20.191.255.255'), rule('20.192.0.0', '21.0.0.255')];
  deepEqual(broadRules([]), []);
  deepEqual(broadRules([office, one]), []);
  deepEqual(broadRules([office, everyone]), [everyone]);
  deepEqual(broadRules([office, ...halves]), halves);
  deepEqual(broadRules(small), small);
  deepEqual(broadRules([rule('0.0.0.0', '0.0.0.0')]), []);
  deepEqual(broadRules([rule('10.0.0.0', '10.255.255.255')]), [], 'private addresses are nobody on the internet');
});

test('only the empty range stands for Azure', () => {
  equal(letsAzureIn(rule('0.0.0.0', '0.0.0.0')), true);
  equal(letsAzureIn(rule('0.0.0.0', '255.255.255.255')), false);
  equal(letsAzureIn(rule('203.0.113.7', '203.0.113.7')), false);
});
