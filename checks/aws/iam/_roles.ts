/** Of a role that was made long ago by the account's own people. */
export const config = { createdAt: '2024-01-01T09:00:00.000Z', path: '/' };
/** Of a role that IAM Identity Center made for a permission set. */
export const reserved = { ...config, path: '/aws-reserved/sso.amazonaws.com/eu-west-1/' };

/** Whether only IAM Identity Center can change a role. */
export const isReserved = ({ path }: { readonly path: string }): boolean => path.startsWith('/aws-reserved/');

/** A trust policy of one statement, as JSON text. */
export const trusts = (principal: unknown, condition?: object, action = 'sts:AssumeRole'): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: action, ...(condition && { Condition: condition }) }],
  });

/** A trust in an OpenID Connect provider. */
export const trustsToken = (provider: string, condition?: object): string =>
  trusts({ Federated: provider }, condition, 'sts:AssumeRoleWithWebIdentity');

export const account = '111122223333';
export const stranger = '999988887777';
