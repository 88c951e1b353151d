/** Where one of Microsoft's clouds is. `suffix` of vaults is what follows the vault's name. */
export interface CloudEndpoints {
  readonly name: string;
  readonly authority: string;
  readonly management: string;
  readonly graph: string;
  readonly vaultSuffix: string;
}

/** Source: "Azure China developer guide" and "Azure Government developer guide" of the vendor, and the environments of the Azure CLI. */
const clouds: readonly CloudEndpoints[] = [
  {
    name: 'public',
    authority: 'https://login.microsoftonline.com',
    management: 'https://management.azure.com',
    graph: 'https://graph.microsoft.com',
    vaultSuffix: 'vault.azure.net',
  },
  {
    name: 'china',
    authority: 'https://login.chinacloudapi.cn',
    management: 'https://management.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    vaultSuffix: 'vault.azure.cn',
  },
  {
    name: 'usgov',
    authority: 'https://login.microsoftonline.us',
    management: 'https://management.usgovcloudapi.net',
    graph: 'https://graph.microsoft.us',
    vaultSuffix: 'vault.usgovcloudapi.net',
  },
];

/** The names the Azure CLI has for them. */
const aliases: Readonly<Record<string, string>> = {
  azurecloud: 'public',
  azurechinacloud: 'china',
  azureusgovernment: 'usgov',
};

export const cloudNames = clouds.map(({ name }) => name);

/** `undefined` for a name that nobody knows. */
export function cloudNamed(name: string): CloudEndpoints | undefined {
  const wanted = aliases[name.toLowerCase()] ?? name.toLowerCase();
  return clouds.find((cloud) => cloud.name === wanted);
}
