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

/** Members of a revision that ECS answers but does not take for a new one. */
const answered =
  'del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy)';

interface Family {
  readonly name: string;
  readonly scope: { readonly region?: string | undefined };
}

/** Takes the latest revision of a family, to be changed in an editor, and registers the next one. */
export const reregister = ({ name, scope: { region } }: Family): string =>
  sh`aws ecs describe-task-definition --region ${region} --task-definition ${name} --query taskDefinition | jq ${answered} > task.json && "$EDITOR" task.json && aws ecs register-task-definition --region ${region} --cli-input-json file://task.json`;
