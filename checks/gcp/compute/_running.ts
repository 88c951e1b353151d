import { shop } from '../_access.ts';

const network = '//compute.googleapis.com/projects/example-project/global/networks/main';
/** A machine with an address and an account, for examples. */
export const machine = {
  status: 'RUNNING',
  networkTags: [],
  networkInterfaces: [
    { name: 'nic0', network, networkIp: '10.0.0.2', accessConfigs: [{ natIp: '203.0.113.10' }], ipv6AccessConfigs: [] },
  ],
  serviceAccounts: [{ email: shop, scopes: ['https://www.googleapis.com/auth/cloud-platform'] }],
};
/** Its firewall. */
export const letIn = (...sourceRanges: string[]) => [
  {
    uid: `${network}/regions/europe-west1`,
    rules: {
      firewalls: [
        {
          name: 'let-in',
          direction: 'INGRESS',
          priority: 1000,
          sourceRanges,
          allowed: [{ ipProtocol: 'tcp', ports: ['443'] }],
        },
      ],
      firewallPolicys: [],
    },
  },
];
