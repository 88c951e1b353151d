import { separated } from './_family.ts';

export default separated({
  id: 'gcp-iam-policy-kms-duties',
  title: 'Managing KMS keys and using them are separate duties',
  why: 'Who manages keys and can also use them needs nobody else to read what the keys protect.',
  references: ['https://cloud.google.com/kms/docs/separation-of-duties'],
  manages: 'cloudkms.admin',
  uses: [
    'cloudkms.cryptoKeyEncrypterDecrypter',
    'cloudkms.cryptoKeyEncrypter',
    'cloudkms.cryptoKeyDecrypter',
    'cloudkms.cryptoKeyEncrypterDecrypterViaDelegation',
    'cloudkms.cryptoKeyEncrypterViaDelegation',
    'cloudkms.cryptoKeyDecrypterViaDelegation',
  ],
});
