/** Words that speak of a secret by themselves, and pairs that do together. */
const secretWords = new Set(
  'PASSWORD PASSWORDS PASSWD PASSPHRASE PWD PASS SECRET SECRETS TOKEN TOKENS CREDENTIAL CREDENTIALS APIKEY'.split(' '),
);
const secretPairs = new Set(
  'API_KEY PRIVATE_KEY ACCESS_KEY SECRET_KEY ENCRYPTION_KEY SIGNING_KEY AUTH_KEY MASTER_KEY ACCOUNT_KEY LICENSE_KEY CONNECTION_STRING AUTH_DATA'.split(
    ' ',
  ),
);
/** Last words that make it the address, the name or a property of a secret instead of the secret itself. */
const aboutWords = new Set(
  (
    'ARN ARNS NAME NAMES ID IDS PATH FILE DIR REF REFERENCE KEYNAME TTL EXPIRY EXPIRATION EXPIRES LENGTH LEN VERSION ENABLED ' +
    'REQUIRED HEADER TYPE ALIAS POLICY ROTATION LIFETIME TIMEOUT COUNT LIMIT URL URI ENDPOINT ISSUER AUDIENCE BUCKET TABLE ' +
    'PREFIX SUFFIX MANAGER STORE PROVIDER ALGORITHM MODE HOST PORT REGION PARAMETER PARAM LOCATION SERVICE FUNCTION'
  ).split(' '),
);
/** The documented names of AWS credentials, whatever the rules above say. */
const always = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'ECS_ENGINE_AUTH_DATA']);
/** The shell's working directories. */
const never = new Set(['PWD', 'OLDPWD']);

/**
 * Whether a variable or parameter is named as if its value were a secret: `DB_PASSWORD`, `apiKey`, `stripe-secret`, but
 * not `DB_PASSWORD_ARN` or `TOKEN_TTL`. Only the last part of a path counts. A guess by name, never proof.
 */
export function looksSecret(name: string): boolean {
  const words = wordsOf(name.slice(name.lastIndexOf('/') + 1));
  const whole = words.join('_');
  if (always.has(whole)) return true;
  if (never.has(whole) || aboutWords.has(words.at(-1) ?? '')) return false;
  return words.some((word, i) => secretWords.has(word) || secretPairs.has(`${word}_${words[i + 1] ?? ''}`));
}

const wordsOf = (name: string): string[] =>
  name
    .slice(0, 256)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
