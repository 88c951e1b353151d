/** The six fields of an Amazon Resource Name; region and account are empty where the resource has none. */
export type Arn = {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
};

/** The fields of `arn:partition:service:region:account:resource`, or undefined when the text is not an ARN. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || account === undefined) return undefined;
  if (resource.length === 0 || resource[0] === '') return undefined;
  return { partition, service, region, account, resource: resource.join(':') };
}

/** Whether a text is an account id: twelve digits. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/**
 * The account a thing belongs to: of an ARN its account field, of an account id itself. Undefined for anything else,
 * such as S3 buckets (whose ARNs name no account) and AWS-managed policies (whose account is `aws`).
 */
export function accountOf(arnOrAccount: string): string | undefined {
  const account = parseArn(arnOrAccount)?.account ?? arnOrAccount;
  return isAccountId(account) ? account : undefined;
}

/** The last part of the resource: `Deploy` of `arn:aws:iam::111122223333:role/ci/Deploy`; of a text without ARN itself. */
export function nameOf(arn: string): string {
  const resource = parseArn(arn)?.resource ?? arn;
  return resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
}

/** Whether a policy ARN is one that AWS maintains: not the customer's to fix. */
export function isAwsManagedPolicy(arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed?.service === 'iam' && parsed.account === 'aws' && parsed.resource.startsWith('policy/');
}

/** Whether a role ARN is a service-linked role: its trust and permissions are set by AWS. */
export function isServiceLinkedRole(arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed?.service === 'iam' && parsed.resource.startsWith('role/aws-service-role/');
}
