/** A project, folder or organization, as `gcloud` names it. */
export interface ResourceNode {
  readonly kind: 'project' | 'folder' | 'organization';
  readonly id: string;
  /** The command group of gcloud that has its policies, for example `resource-manager folders`. */
  readonly group: string;
  /** The flag that names it to other commands, for example `--folder`. */
  readonly flag: string;
}

const kinds = { projects: 'project', folders: 'folder', organizations: 'organization' } as const;
const groups = { project: 'projects', folder: 'resource-manager folders', organization: 'organizations' } as const;

/**
 * The node in a full resource name such as `//cloudresourcemanager.googleapis.com/folders/1` or in that of something it has
 * (`//logging.googleapis.com/folders/1/sinks/all`). A name without one is read as a project's id.
 */
export function nodeOf(uid: string): ResourceNode {
  const [, word, id] = /(?:^|\/)(projects|folders|organizations)\/([^/]+)/.exec(uid) ?? [];
  const kind = word === undefined ? 'project' : kinds[word as keyof typeof kinds];
  return { kind, id: id ?? uid, group: groups[kind], flag: `--${kind}` };
}
