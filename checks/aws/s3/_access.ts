import { sh } from 'cloudstance/check';

/** Facets that decide who gets into a bucket, for examples. */
export const everyone = 'http://acs.amazonaws.com/groups/global/AllUsers';
export const everyAccount = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';

export const noBlock = {
  blockPublicAcls: false,
  blockPublicPolicy: false,
  ignorePublicAcls: false,
  restrictPublicBuckets: false,
};
export const fullBlock = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
/** Refuses new public grants, and leaves those that are there. */
export const lateBlock = { ...noBlock, blockPublicAcls: true, blockPublicPolicy: true };

export const aclWith = (...grants: { uri?: string; id?: string; permission: string }[]) => ({
  owner: { id: 'me' },
  grants: [
    { grantee: { type: 'CanonicalUser', id: 'me' }, permission: 'FULL_CONTROL' },
    ...grants.map(({ permission, ...grantee }) => ({
      grantee: { type: grantee.uri ? 'Group' : 'CanonicalUser', ...grantee },
      permission,
    })),
  ],
});

/** A policy of one statement about bucket `data`. */
export const policyWith = (statement: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'], ...statement },
    ],
  });

/** Nothing set, nobody let in. */
export const shut = {
  publicAccessBlock: null,
  policy: null,
  acl: aclWith(),
  ownership: null,
  $account: { publicAccessBlock: null },
};

/** Turns all four settings of Block Public Access on for a bucket. */
export const blockCommand = ({ name }: { readonly name: string }): string =>
  sh`aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`;
