import type { FoldersClient, OrganizationsClient, ProjectsClient } from '@google-cloud/resource-manager';
import type { Freshness } from '../../provider.ts';

/** A resource in the vendor's REST form, and when the inventory last looked if it comes from there. */
export interface Asset {
  readonly data: any;
  readonly asOf?: string | undefined;
}

/** Google Cloud as a collector sees it: one project, folder or organization. */
export interface Gcp {
  /** `projects/<id>`, `folders/<number>` or `organizations/<number>`. */
  readonly container: string;
  /** The project's id; empty for a folder or organization. */
  readonly project: string;
  /** The project's number; empty for a folder or organization, or where it could not be found out. */
  readonly number: string;
  readonly source: Freshness;
  /** The folders and organizations that are scopes of this scan. */
  readonly roots: ReadonlySet<string>;
  /** Aborts when the scan is stopped: for collectors that wait between calls. */
  readonly signal: AbortSignal;
  /** One answer of a REST API. */
  readonly get: (url: string) => Promise<any>;
  /** One answer of a read that is a POST, such as `:getIamPolicy`. */
  readonly post: (url: string, body?: object) => Promise<any>;
  /**
   * Every item of a paged list. `items` names the field that has them, or picks them out of a page. Throws `NotInUse` if
   * the project does not have the API.
   */
  readonly pages: (url: string, items: string | ((page: any) => readonly any[])) => AsyncIterable<any>;
  /**
   * Every resource of a kind: from Cloud Asset Inventory (`asset` is its type there, for example
   * `compute.googleapis.com/Firewall`), or from its own service by `live`, as the scan was asked to.
   */
  readonly resources: (asset: string, live: () => AsyncIterable<any>) => AsyncIterable<Asset>;
  /**
   * A resource's IAM policy: from Cloud Asset Inventory (`asset` type and full name `//service/…`) or by `live`. One that was
   * never set has no bindings.
   */
  readonly iamPolicy: (asset: string, name: string, live: () => Promise<any>) => Promise<any>;
  readonly resourceManager: {
    readonly projects: () => Promise<ProjectsClient>;
    readonly folders: () => Promise<FoldersClient>;
    readonly organizations: () => Promise<OrganizationsClient>;
  };
  /** Run a call of the vendor's own library, paced and with its errors translated. */
  readonly sdk: <T>(call: () => Promise<T>) => Promise<T>;
  /** Share the answer of a call between resource types and resources, errors included. */
  readonly once: <T>(key: string, ask: () => Promise<T>) => Promise<T>;
  /** Likewise between all projects, folders and organizations of a scan: for what is above projects. */
  readonly shared: <T>(key: string, ask: () => Promise<T>) => Promise<T>;
}
