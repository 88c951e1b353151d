import { by, type Check, defineCheck, fail, type Many, notApplicable, pass, sh, type Verdict } from 'cloudstance/check';
import { armId, parentOf } from 'cloudstance/domain/azure/ids';
import { daysUntil } from 'cloudstance/domain/time';
import { KeyVault, KeyVaultKey, KeyVaultSecret } from 'cloudstance/resources/azure/keyvault';

interface Attributes {
  readonly enabled?: boolean | undefined;
  readonly exp?: string | undefined;
}
interface Vault {
  readonly config: { readonly enableRbacAuthorization?: boolean | undefined };
}
type Access = 'roles' | 'access policies';

/** Whether a key or secret ends by itself, where its vault gives access in the way that is asked for. */
function judgeExpiry({ enabled, exp }: Attributes, vaults: Many<Vault>, access: Access, now: Date): Verdict {
  // What is not said is enabled: the documented default.
  if (enabled === false) return notApplicable('It is disabled');
  const vault = vaults.find(() => true);
  if (!vault) return notApplicable('Its vault is not there any more');
  // A vault that does not say was made without roles, which was the default.
  const actual = vault.config.enableRbacAuthorization === true ? 'roles' : 'access policies';
  if (actual !== access) return notApplicable(`Its vault uses ${actual}`);
  if (exp === undefined) return fail('It never expires');
  return pass(daysUntil(exp, now) < 0 ? `It expired at ${exp}` : `It expires at ${exp}`);
}

const vaultId = '/subscriptions/s/resourcegroups/rg/providers/microsoft.keyvault/vaults/acme';
const roles = { uid: vaultId, config: { enableRbacAuthorization: true } };
const policies = { uid: vaultId, config: { enableRbacAuthorization: false } };
const unsaid = { uid: vaultId, config: {} };

function expiryExamples(kind: string, access: Access) {
  const [own, ...same] = access === 'roles' ? [roles] : [policies, unsaid];
  const [other] = access === 'roles' ? [policies] : [roles];
  const uid = `${vaultId}/${kind}/one`;
  const example = (attributes: { enabled?: boolean; exp?: string }, ...$vaults: (typeof unsaid)[]) => ({
    uid,
    attributes,
    $vaults,
  });
  const exp = '2027-01-01T00:00:00.000Z';
  return {
    pass: [
      example({ enabled: true, exp }, own),
      example({ exp }, own),
      example({ exp: '2026-01-01T00:00:00.000Z' }, own),
    ],
    fail: [own, ...same].map((vault) => example({ enabled: true }, vault)),
    notApplicable: [example({ enabled: false }, own), example({ enabled: true }, other), example({ enabled: true })],
  };
}

const kinds = {
  key: { type: KeyVaultKey, page: 'https://learn.microsoft.com/azure/key-vault/keys/about-keys-details' },
  secret: { type: KeyVaultSecret, page: 'https://learn.microsoft.com/azure/key-vault/secrets/about-secrets' },
} as const;

/** A check that enabled keys or secrets have an end, in vaults that give access in one of the two ways. */
export const expires = (kind: keyof typeof kinds, access: Access): Check =>
  defineCheck({
    id: `azure-keyvault-${kind}-expiry-${access === 'roles' ? 'rbac' : 'access-policies'}`,
    title: `${kind === 'key' ? 'Keys' : 'Secrets'} in vaults with ${access === 'roles' ? 'Azure roles' : access} expire`,
    severity: 'medium',
    why: `A ${kind} that never ends is never replaced, and whoever got it can use it for ever.`,
    references: [kinds[kind].page],
    on: (kinds[kind].type as typeof KeyVaultKey).pick('attributes'),
    with: { vaults: by(KeyVault.pick('config'), (vault) => vault.uid) },
    fix: ({ name, uid }) => ({
      text: 'Put in when it has to be replaced, and see that somebody does.',
      command: sh`az keyvault ${kind} set-attributes --vault-name ${armId(uid).names[0]} --name ${name} --expires 2030-01-01T00:00:00Z`,
      terraform: `resource "azurerm_key_vault_${kind}": expiration_date`,
    }),
    evaluate: ({ uid, attributes }, { vaults, now }) => judgeExpiry(attributes, vaults.get(parentOf(uid)), access, now),
    examples: expiryExamples(`${kind}s`, access),
  });
