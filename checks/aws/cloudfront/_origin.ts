import { sh } from 'cloudstance/check';

/** An origin for examples: a bucket with origin access control. */
export const bucketOrigin = {
  id: 'assets',
  domainName: 'assets.s3.eu-west-1.amazonaws.com',
  originAccessControlId: 'E2OAC',
  originAccessIdentity: '',
  custom: null,
};

/** An origin for examples: a server, reached over TLS 1.2. */
export const serverOrigin = {
  id: 'shop',
  domainName: 'shop.example.com',
  originAccessControlId: '',
  originAccessIdentity: null,
  custom: { originProtocolPolicy: 'https-only', originSslProtocols: ['TLSv1.2'] },
};

/** A behavior for examples. */
export const behavior = { pathPattern: '*', targetOriginId: 'shop', viewerProtocolPolicy: 'redirect-to-https' };

export const idsOf = (origins: readonly { readonly id: string; readonly domainName: string }[]): string[] =>
  origins.map(({ id, domainName }) => (id === domainName ? id : `${id} (${domainName})`));

/** Takes the configuration of a distribution, to be changed in an editor, and puts it back. */
export const reconfigure = (id: string): string =>
  sh`aws cloudfront get-distribution-config --id ${id} > answer.json && jq .DistributionConfig answer.json > config.json && "$EDITOR" config.json && aws cloudfront update-distribution --id ${id} --if-match "$(jq -r .ETag answer.json)" --distribution-config file://config.json`;
