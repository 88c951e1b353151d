import { defineCheck, fail, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { defaultRules, passwordRules, settingFix } from './_group-settings.ts';

export default defineCheck({
  id: 'azure-entra-banned-passwords',
  title: "Passwords can't have the organization's own words in them",
  severity: 'medium',
  why: 'The name of the organization, its products and its town are what an attacker tries first, and Microsoft does not know them.',
  references: ['https://learn.microsoft.com/entra/identity/authentication/concept-password-ban-bad'],
  on: Tenant.pick('passwordRules'),
  fix: () => {
    const enforce = settingFix(passwordRules, 'EnableBannedPasswordCheck', 'True');
    return {
      ...enforce,
      text: `${enforce.text} The words themselves are the value BannedPasswordList, with tabs between them.`,
    };
  },

  evaluate({ passwordRules: { enableBannedPasswordCheck, bannedPasswords } }) {
    const words = `${plural(bannedPasswords, 'word')} ${bannedPasswords === 1 ? 'is' : 'are'}`;
    if (bannedPasswords === 0) return fail('The list of banned words is empty');
    return enableBannedPasswordCheck ? pass(`${words} banned`) : fail(`${words} listed but not enforced`);
  },

  examples: {
    pass: [{ passwordRules: { ...defaultRules, bannedPasswords: 12 } }],
    fail: [
      { passwordRules: defaultRules },
      { passwordRules: { ...defaultRules, enableBannedPasswordCheck: false, bannedPasswords: 12 } },
    ],
  },
});
