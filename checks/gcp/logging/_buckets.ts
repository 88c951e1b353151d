import { sh } from 'cloudstance/check';

interface Found {
  readonly uid: string;
  readonly name: string;
  readonly scope: { readonly account: string };
}

/** Google keeps it for 400 days, and nobody can change that (https://cloud.google.com/logging/docs/buckets). */
export const isFixed = ({ name }: { readonly name: string }): boolean => name === '_Required';

/** How to change a log bucket, which gcloud finds by its location. */
export const changeBucket = ({ uid, name, scope }: Found, flags: string): string =>
  `${sh`gcloud logging buckets update ${name} --location ${/\/locations\/([^/]+)/.exec(uid)?.[1]} --project ${scope.account}`} ${flags}`;
