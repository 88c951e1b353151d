import { defineCheck, pass, sh } from 'cloudstance/check';
import { registryWays } from 'cloudstance/domain/azure/exposure';
import { Registry } from 'cloudstance/resources/azure/containerregistry';
import { exposed } from '../../_exposure.ts';

export default defineCheck({
  id: 'azure-containerregistry-registry-anonymous-pull',
  title: 'Nobody pulls from container registries without signing in',
  severity: 'high',
  why: 'Everybody on the internet can download every image, and whatever code and secrets are in it.',
  references: ['https://learn.microsoft.com/azure/container-registry/anonymous-pull-access'],
  on: Registry.pick('anonymousPullEnabled'),
  fix: ({ name }) => ({
    command: sh`az acr update --name ${name} --anonymous-pull-enabled false`,
    terraform: 'resource "azurerm_container_registry": anonymous_pull_enabled = false',
  }),

  evaluate(registry) {
    const ways = registryWays(registry);
    if (ways.length === 0) return pass('Whoever pulls has to sign in');
    return exposed('Everybody can pull every image', registry, 'data', ways);
  },

  examples: { pass: [{ anonymousPullEnabled: false }], fail: [{ anonymousPullEnabled: true }] },
});
