import { type Check, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateFileService } from './_account.ts';

interface Family {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly setting: 'versions' | 'channelEncryption';
  /** What may be allowed, as Azure spells it. */
  readonly wanted: string;
  /** Something that may not. */
  readonly weaker: string;
  readonly option: string;
  readonly terraform: string;
}

/** A check that a list in the SMB settings of file shares has nothing but the strongest. */
export function smbAllowsOnly({ setting, wanted, weaker, option, terraform, ...about }: Family): Check {
  const allowing = (list: string) => ({ fileService: { protocolSettings: { smb: { [setting]: list } } } });
  return defineCheck({
    ...about,
    severity: 'medium',
    references: ['https://learn.microsoft.com/azure/storage/files/files-smb-protocol'],
    on: StorageAccount.pick('fileService'),
    fix: (account) => ({
      text: 'Make sure first that every client knows it.',
      command: updateFileService(account, `--${option} ${wanted}`),
      terraform: `resource "azurerm_storage_account": share_properties { smb { ${terraform} = ["${wanted}"] } }`,
    }),

    evaluate({ fileService }) {
      if (fileService === null) return notApplicable('The account holds no file shares');
      const text = fileService.protocolSettings?.smb?.[setting] ?? '';
      const allowed = text.split(';').flatMap((part) => part.trim() || []);
      // The vendor documents that without a setting everything that SMB has is accepted.
      if (allowed.length === 0) return fail(`Nothing restricts it to ${wanted}: everything is accepted`);
      const others = allowed.filter((part) => part.toLowerCase() !== wanted.toLowerCase());
      return others.length > 0
        ? fail(`Accepted besides ${wanted}: ${others.join(', ')}`)
        : pass(`Only ${wanted} is accepted`);
    },

    examples: {
      pass: [allowing(wanted), allowing(`${wanted};`)],
      fail: [allowing(`${weaker};${wanted}`), allowing(weaker), allowing(''), { fileService: {} }],
      notApplicable: [{ fileService: null }],
    },
  });
}
