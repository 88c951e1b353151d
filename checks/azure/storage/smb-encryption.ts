import { smbAllowsOnly } from './_smb.ts';

export default smbAllowsOnly({
  id: 'azure-storage-smb-encryption',
  title: 'File shares accept only AES-256-GCM for SMB',
  why: 'Where weaker ciphers are accepted, too, whoever is on the way gets the connection to use one of those.',
  setting: 'channelEncryption',
  wanted: 'AES-256-GCM',
  weaker: 'AES-128-CCM;AES-128-GCM',
  option: 'channel-encryption',
  terraform: 'channel_encryption_type',
});
