/**
 * The S3 bucket behind the domain name of an origin, REST or website endpoint; `undefined` for any other host and for
 * access points, which have no bucket of their name
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html).
 */
export function bucketOfOrigin(domainName: string): string | undefined {
  const bucket =
    /^(.{3,63})\.s3(?:-website)?(?:[.-](?:dualstack\.)?[a-z]{2}(?:-[a-z]+)+-\d+)?\.amazonaws\.com(?:\.cn)?$/.exec(
      domainName.toLowerCase(),
    )?.[1];
  return bucket?.endsWith('-s3alias') ? undefined : bucket;
}

/** Whether an origin is the website endpoint of a bucket, which speaks plain HTTP and knows no access control. */
export function isWebsiteEndpoint(domainName: string): boolean {
  return bucketOfOrigin(domainName) !== undefined && /\.s3-website[.-][^.]+\.amazonaws\.com/i.test(domainName);
}

/** Whether an origin is the URL of a Lambda function. */
export function isFunctionUrl(domainName: string): boolean {
  return /^[a-z0-9]+\.lambda-url\.[a-z0-9-]+\.on\.(?:aws|amazonwebservices\.com\.cn)$/i.test(domainName);
}
