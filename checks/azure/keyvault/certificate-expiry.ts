import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { plural } from 'cloudstance/domain/text';
import { daysUntil } from 'cloudstance/domain/time';
import { KeyVaultCertificate } from 'cloudstance/resources/azure/keyvault';
import { z } from 'zod';

const policy = (issuer: string, ...lifetimeActions: string[]) => ({ validityMonths: 12, issuer, lifetimeActions });
const soon = { enabled: true, exp: '2026-12-01T00:00:00.000Z' };
const later = { enabled: true, exp: '2027-06-01T00:00:00.000Z' };

export default defineCheck({
  id: 'azure-keyvault-certificate-expiry',
  title: 'Certificates in key vaults are renewed before they end',
  severity: 'medium',
  why: 'When it ends, what it protects stops working, or people learn to click warnings away.',
  references: ['https://learn.microsoft.com/azure/key-vault/certificates/overview-renew-certificate'],
  on: KeyVaultCertificate.pick('attributes', 'policy'),
  params: z.object({ days: z.number().int().min(1).default(30) }),
  fix: ({ name, uid }) => {
    const certificate = sh`--vault-name ${armId(uid).names[0]} --name ${name}`;
    return {
      text: 'It makes a new version with the same policy. To have that done by itself, give the policy the action AutoRenew.',
      command: `az keyvault certificate show ${certificate} --query policy > policy.json && az keyvault certificate create ${certificate} --policy @policy.json`,
      terraform: 'resource "azurerm_key_vault_certificate": lifetime_action { action { action_type = "AutoRenew" } }',
    };
  },

  evaluate({ attributes: { enabled, exp }, policy: { issuer, lifetimeActions } }, { params, now }) {
    if (enabled === false) return notApplicable('It is disabled');
    if (exp === undefined) return notApplicable('It is not made yet');
    const days = daysUntil(exp, now);
    if (days < 0) return fail(`It ended at ${exp}`);
    const text = `It ends in ${plural(days, 'day')}`;
    // An unknown issuer can't be asked for the next one.
    const renews = lifetimeActions.some((action) => /^AutoRenew$/i.test(action)) && !/^Unknown$/i.test(issuer ?? '');
    if (renews) return pass(`${text} and is renewed by itself`);
    return days > params.days ? pass(text) : fail(`${text} and nobody but people renews it`);
  },

  examples: {
    pass: [
      { attributes: later, policy: policy('Unknown', 'EmailContacts') },
      { attributes: soon, policy: policy('Self', 'AutoRenew') },
    ],
    fail: [
      { attributes: soon, policy: policy('Self', 'EmailContacts') },
      { attributes: soon, policy: policy('Unknown', 'AutoRenew') },
      { attributes: { exp: '2026-01-01T00:00:00.000Z' }, policy: policy('Self', 'AutoRenew') },
    ],
    notApplicable: [
      { attributes: { enabled: false, exp: soon.exp }, policy: policy('Self') },
      { attributes: {}, policy: policy('Self') },
    ],
  },
});
