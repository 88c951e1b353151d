import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { plural } from 'cloudstance/domain/text';
import { KeyVaultCertificate } from 'cloudstance/resources/azure/keyvault';
import { z } from 'zod';

const policy = (validityMonths: number) => ({ attributes: {}, policy: { validityMonths, lifetimeActions: [] } });

export default defineCheck({
  id: 'azure-keyvault-certificate-validity',
  title: 'Certificates in key vaults are valid for a year at the most',
  severity: 'medium',
  why: 'For as long as a certificate is valid, whoever got its key can pose as its owner.',
  references: ['https://learn.microsoft.com/azure/key-vault/certificates/about-certificates'],
  on: KeyVaultCertificate.pick('attributes', 'policy'),
  params: z.object({ months: z.number().int().min(1).default(12) }),
  fix: ({ name, uid }) => ({
    text: 'Save the policy, change validityInMonths in it, make the certificate anew with it.',
    command: sh`az keyvault certificate show --vault-name ${armId(uid).names[0]} --name ${name} --query policy`,
    terraform: 'resource "azurerm_key_vault_certificate": x509_certificate_properties { validity_in_months = 12 }',
  }),

  evaluate({ attributes, policy: { validityMonths } }, { params }) {
    if (attributes.enabled === false) return notApplicable('It is disabled');
    const text = `Its policy makes it valid for ${plural(validityMonths, 'month')}`;
    return validityMonths <= params.months ? pass(text) : fail(`${text}, more than ${params.months}`);
  },

  examples: {
    pass: [policy(12), policy(3)],
    fail: [policy(13), policy(60)],
    notApplicable: [{ ...policy(60), attributes: { enabled: false } }],
  },
});
