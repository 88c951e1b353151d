/** The region where global services of a partition are asked, and the regions that need no opting in. Source: AWS account management guide. */
const partitions: Readonly<Record<string, { readonly main: string; readonly always: readonly string[] }>> = {
  aws: {
    main: 'us-east-1',
    always: [
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-southeast-1',
      'ap-southeast-2',
      'ca-central-1',
      'eu-central-1',
      'eu-north-1',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'sa-east-1',
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ],
  },
  'aws-cn': { main: 'cn-north-1', always: ['cn-north-1', 'cn-northwest-1'] },
  'aws-us-gov': { main: 'us-gov-west-1', always: ['us-gov-east-1', 'us-gov-west-1'] },
  'aws-iso': { main: 'us-iso-east-1', always: ['us-iso-east-1', 'us-iso-west-1'] },
  'aws-iso-b': { main: 'us-isob-east-1', always: ['us-isob-east-1'] },
  'aws-iso-e': { main: 'eu-isoe-west-1', always: ['eu-isoe-west-1'] },
  'aws-iso-f': { main: 'us-isof-south-1', always: ['us-isof-south-1', 'us-isof-east-1'] },
  'aws-eusc': { main: 'eusc-de-east-1', always: ['eusc-de-east-1'] },
};

export const mainRegion = (partition: string): string => (partitions[partition] ?? partitions['aws']!).main;
export const regionsWithoutOptIn = (partition: string): readonly string[] => partitions[partition]?.always ?? [];

/** The partition a region belongs to, by its name. */
export function partitionOf(region: string): string {
  const prefixes: readonly [string, string][] = [
    ['cn-', 'aws-cn'],
    ['us-gov-', 'aws-us-gov'],
    ['us-isob-', 'aws-iso-b'],
    ['us-isof-', 'aws-iso-f'],
    ['eu-isoe-', 'aws-iso-e'],
    ['us-iso-', 'aws-iso'],
    ['eusc-', 'aws-eusc'],
  ];
  return prefixes.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
