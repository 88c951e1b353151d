import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { runtimeOf } from 'cloudstance/domain/azure/app-service';
import { daysUntil } from 'cloudstance/domain/time';
import { App } from 'cloudstance/resources/azure/appservice';
import { setting } from './_app.ts';

const linux = (linuxFxVersion: string) => ({ siteConfig: { linuxFxVersion, netFrameworkVersion: 'v4.0' } });

export default defineCheck({
  id: 'azure-appservice-app-runtime',
  title: 'App Service and function apps run on a language version that is still mended',
  severity: 'medium',
  why: 'Holes that are found after the end of support stay open, and everybody can read how to use them.',
  references: [
    'https://learn.microsoft.com/azure/app-service/language-support-policy',
    'https://learn.microsoft.com/azure/azure-functions/language-support-policy',
  ],
  on: App.pick('siteConfig'),
  fix: ({ uid }) => ({
    text: 'Try the newer version in a deployment slot first. `az webapp list-runtimes` shows what there is; a Windows app takes --net-framework-version.',
    command: setting(uid, "--linux-fx-version 'LANGUAGE|VERSION'"),
    terraform: 'resource "azurerm_linux_web_app": site_config { application_stack { … } }',
  }),

  evaluate({ siteConfig }, { now }) {
    const runtime = runtimeOf(siteConfig);
    if (!runtime) return notApplicable('The configuration names no language that has an end of support of its own');
    const { name, end } = runtime;
    if (end === undefined) return notApplicable(`No end of support of ${name} is known`);
    return daysUntil(end, now) < 0
      ? fail(`Support of ${name} ended on ${end}`)
      : pass(`${name} is supported until ${end}`);
  },

  examples: {
    pass: [linux('PYTHON|3.13'), linux('NODE|24-lts'), { siteConfig: { netFrameworkVersion: 'v10.0' } }],
    fail: [
      linux('PYTHON|3.9'),
      linux('PHP|7.4'),
      linux('DOTNETCORE|6.0'),
      { siteConfig: { netFrameworkVersion: 'v6.0' } },
    ],
    notApplicable: [
      linux('DOCKER|registry.example.com/image:1'),
      linux('COBOL|85'),
      linux('PYTHON|9.9'),
      { siteConfig: { windowsFxVersion: 'DOCKER|image', netFrameworkVersion: 'v4.0' } },
      { siteConfig: {} },
    ],
  },
});
