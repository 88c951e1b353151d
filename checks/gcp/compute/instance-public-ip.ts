import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances, node, onlyInCluster } from './_instance.ts';

const card = {
  name: 'nic0',
  network: '//compute.googleapis.com/projects/example-project/global/networks/main',
  networkIp: '10.0.0.2',
  accessConfigs: [],
  ipv6AccessConfigs: [],
};
const external = { ...card, accessConfigs: [{ natIp: '203.0.113.10' }] };

export default defineCheck({
  id: 'gcp-compute-instance-public-ip',
  title: 'Instances have no external addresses',
  severity: 'medium',
  why: 'One firewall rule too many, and the machine is open to everybody; behind a load balancer, Cloud NAT and Identity-Aware Proxy it needs no address of its own.',
  references: ['https://cloud.google.com/compute/docs/ip-addresses'],
  on: Instance.pick('tags', 'networkInterfaces'),
  fix: (subject) => ({
    text: 'Give the network Cloud NAT for outgoing traffic first, and take the external address out of instance templates, too',
    command: gcloudInstances('delete-access-config', subject, '--access-config-name "External NAT"'),
    terraform: 'resource "google_compute_instance": network_interface without access_config and ipv6_access_config',
  }),

  evaluate(instance) {
    const away = onlyInCluster(instance);
    if (away) return away;
    const configs = instance.networkInterfaces.flatMap(({ accessConfigs, ipv6AccessConfigs }) => [
      ...accessConfigs.map(({ natIp }) => natIp),
      ...ipv6AccessConfigs.map(({ externalIpv6 }) => externalIpv6),
    ]);
    if (configs.length === 0) return pass('The instance has no external address');
    const addresses = configs.filter((address) => address !== undefined && address !== '');
    if (addresses.length > 0) return fail(`The instance is reached from outside at ${listOf(addresses as string[])}`);
    return fail('The instance gets an external address whenever it runs');
  },

  examples: {
    pass: [
      { tags: {}, networkInterfaces: [card] },
      { tags: {}, networkInterfaces: [] },
    ],
    fail: [
      { tags: {}, networkInterfaces: [external] },
      { tags: {}, networkInterfaces: [card, external] },
      { tags: {}, networkInterfaces: [{ ...card, accessConfigs: [{}] }] },
      { tags: {}, networkInterfaces: [{ ...card, ipv6AccessConfigs: [{ externalIpv6: '2600:1900::1' }] }] },
    ],
    notApplicable: [{ ...node, networkInterfaces: [external] }],
  },
});
