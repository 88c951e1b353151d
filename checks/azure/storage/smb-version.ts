import { smbAllowsOnly } from './_smb.ts';

export default smbAllowsOnly({
  id: 'azure-storage-smb-version',
  title: 'File shares accept no SMB older than 3.1.1',
  why: 'Older versions do not notice when somebody on the way changes how the connection is made, or encrypt nothing at all.',
  setting: 'versions',
  wanted: 'SMB3.1.1',
  weaker: 'SMB2.1;SMB3.0',
  option: 'versions',
  terraform: 'versions',
});
