import { sh } from 'cloudstance/check';

/** A container for examples: modest in everything. */
export const container = {
  name: 'web',
  privileged: false,
  readonlyRootFilesystem: true,
  user: '1000',
  environment: ['LOG_LEVEL'],
  logDriver: 'awslogs',
};

/** A task for examples. */
export const task = { revision: 3, networkMode: 'awsvpc', pidMode: null, ipcMode: null, operatingSystem: 'LINUX' };

export const isWindows = ({ operatingSystem }: { readonly operatingSystem: string | null }): boolean =>
  operatingSystem?.startsWith('WINDOWS') ?? false;

export const namesOf = (containers: readonly { readonly name: string }[]): string[] =>
  containers.map(({ name }) => name);

/** How to get at the latest revision of a family, and to register the next one. */
export const reregister = (family: string): string =>
  sh`aws ecs describe-task-definition --task-definition ${family} --query taskDefinition > task.json; aws ecs register-task-definition --cli-input-json file://task.json`;
