import { sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';

interface Subject {
  readonly uid: string;
  readonly name: string;
}

/** A command that changes an account. `options` are written as they are. */
export const updateAccount = ({ uid, name }: Subject, options: string): string =>
  `${sh`az storage account update --name ${name} --resource-group ${armId(uid).resourceGroup}`} ${options}`;

/** A command that changes the settings of an account's blob service. */
export const updateBlobService = ({ uid, name }: Subject, options: string): string =>
  `${sh`az storage account blob-service-properties update --account-name ${name} --resource-group ${armId(uid).resourceGroup}`} ${options}`;

/** A command that changes the settings of an account's file service. */
export const updateFileService = ({ uid, name }: Subject, options: string): string =>
  `${sh`az storage account file-service-properties update --account-name ${name} --resource-group ${armId(uid).resourceGroup}`} ${options}`;

/** What is left of the account's keys, and of signatures made with them, where they are refused. */
export const keysAreRefused = 'Requests with the account keys, or signed with them, are refused';
