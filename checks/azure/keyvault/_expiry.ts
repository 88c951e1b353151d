import { type Many, fail, notApplicable, pass, type Verdict } from 'cloudstance/check';

interface Attributes {
  readonly enabled?: boolean | undefined;
  readonly exp?: string | undefined;
}
interface Vault {
  readonly config: { readonly enableRbacAuthorization?: boolean | undefined };
}
type Access = 'roles' | 'access policies';

/** Whether a key or secret ends by itself, where its vault gives access in the way that is asked for. */
export function judgeExpiry({ enabled, exp }: Attributes, vaults: Many<Vault>, access: Access): Verdict {
  // What is not said is enabled: the documented default.
  if (enabled === false) return notApplicable('It is disabled');
  const vault = vaults.find(() => true);
  if (!vault) return notApplicable('Its vault is not there any more');
  // A vault that does not say was made without roles, which was the default.
  const actual = vault.config.enableRbacAuthorization === true ? 'roles' : 'access policies';
  if (actual !== access) return notApplicable(`Its vault uses ${actual}`);
  return exp === undefined ? fail('It never expires') : pass(`It expires at ${exp}`);
}

const vaultId = '/subscriptions/s/resourcegroups/rg/providers/microsoft.keyvault/vaults/acme';
const roles = { uid: vaultId, config: { enableRbacAuthorization: true } };
const policies = { uid: vaultId, config: { enableRbacAuthorization: false } };
const unsaid = { uid: vaultId, config: {} };

/** Examples of `judgeExpiry` for `keys` or `secrets`. */
export function expiryExamples(kind: 'keys' | 'secrets', access: Access) {
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
    pass: [example({ enabled: true, exp }, own), example({ exp }, own)],
    fail: [own, ...same].map((vault) => example({ enabled: true }, vault)),
    notApplicable: [example({ enabled: false }, own), example({ enabled: true }, other), example({ enabled: true })],
  };
}
