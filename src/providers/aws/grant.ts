/** The IAM policy document that allows exactly these actions. Read actions of many services know no resource, so it says `*`. */
export function grant(permissions: readonly string[]): string {
  const statement = { Sid: 'CloudstanceRead', Effect: 'Allow', Action: [...permissions].sort(), Resource: '*' };
  return `${JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)}\n`;
}
