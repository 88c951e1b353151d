import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf, plural } from 'cloudstance/domain/text';
import { StorageAccount } from 'cloudstance/resources/azure/storage';

const writing = new Set(['DELETE', 'MERGE', 'PATCH', 'POST', 'PUT']);

const rule = (origin: string, ...allowedMethods: string[]) => ({
  blobService: { cors: { corsRules: [{ allowedOrigins: [origin], allowedMethods }] } },
});

export default defineCheck({
  id: 'azure-storage-blob-cors',
  title: 'Web pages of any origin can not write blobs',
  severity: 'medium',
  why: "Any web page that a user opens can then change blobs with whatever signature it gets hold of, from that user's own network.",
  references: [
    'https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services',
  ],
  on: StorageAccount.pick('blobService'),
  fix: ({ name }) => ({
    text: 'Then add rules that name the origins of your own pages.',
    command: sh`az storage cors clear --services b --account-name ${name}`,
    terraform: 'resource "azurerm_storage_account": blob_properties { cors_rule { allowed_origins = ["https://…"] } }',
  }),

  evaluate({ blobService }) {
    if (blobService === null) return notApplicable('The account holds no blobs');
    const rules = blobService.cors?.corsRules ?? [];
    const forAll = rules.filter(({ allowedOrigins }) => allowedOrigins.includes('*'));
    const methods = forAll
      .flatMap(({ allowedMethods }) => allowedMethods)
      .filter((name) => writing.has(name.toUpperCase()));
    if (methods.length > 0) return fail(`Pages of any origin may use ${listOf([...new Set(methods)].sort())}`);
    return pass(`${plural(rules.length, 'rule')}, none of which lets any origin write`);
  },

  examples: {
    pass: [{ blobService: {} }, rule('*', 'GET', 'HEAD', 'OPTIONS'), rule('https://www.example.com', 'PUT')],
    fail: [rule('*', 'GET', 'PUT'), rule('*', 'Delete')],
    notApplicable: [{ blobService: null }],
  },
});
