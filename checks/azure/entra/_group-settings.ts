/** How to change a setting of the directory: one that nobody ever set has to be made from its template first. */
export const settingFix = (template: string, name: string, value: string) => ({
  text: `If there is no such setting yet, POST it to /groupSettings with "templateId": "${template}" and all values of that template.`,
  command: `az rest --method PATCH --url https://graph.microsoft.com/v1.0/groupSettings/$(az rest --url https://graph.microsoft.com/v1.0/groupSettings --query "value[?templateId=='${template}'].id | [0]" --output tsv) --body '{"values":[{"name":"${name}","value":"${value}"}]}'`,
});

/** "Password Rule Settings". */
export const passwordRules = '5cf42378-d67d-4f36-ba46-e8b86229381d';
/** "Group.Unified". */
export const unifiedGroups = '62375ab9-6b52-47ed-826b-58e47e0e304b';

export const passwordReferences = [
  'https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout',
];

/** What a tenant has that never set anything. */
export const defaultRules = {
  lockoutThreshold: 10,
  lockoutDurationInSeconds: 60,
  enableBannedPasswordCheck: true,
  bannedPasswords: 0,
};
