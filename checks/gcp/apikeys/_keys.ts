import { sh } from 'cloudstance/check';

interface Found {
  readonly uid: string;
  readonly scope: { readonly account: string };
}

/** How to change a key: gcloud wants its id, people see its name. */
export const changeKey = ({ uid, scope }: Found, flags: string): string =>
  `${sh`gcloud services api-keys update ${uid.slice(uid.lastIndexOf('/') + 1)} --project ${scope.account}`} ${flags}`;

export const createTime = '2026-11-01T10:00:00Z';
export const limited = (restrictions: Readonly<Record<string, string[]>>) => ({ config: { createTime, restrictions } });
