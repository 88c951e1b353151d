import type { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { CloudEndpoints } from './clouds.ts';
import type { Graph } from './graph.ts';

/** A type of ARM resource and the API version its own provider is asked with. */
export interface ArmType {
  /** For example `Microsoft.Storage/storageAccounts`. */
  readonly type: string;
  readonly version: string;
  /** The table of Resource Graph that has it; `resources` unless given. */
  readonly table?: string;
  /** It has no list of its own for a subscription (a child of something): only Resource Graph can tell. */
  readonly onlyGraph?: true;
}

/** A resource as ARM and Resource Graph show it. What the API left out or answered with `null` is not there. */
export interface ArmResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string | undefined;
  readonly kind?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: any;
  readonly [other: string]: any;
}

/** Azure as a collector sees it: one subscription, or the tenant. */
export interface Azure {
  readonly endpoints: CloudEndpoints;
  readonly tenant: string;
  /** Its id; empty for the tenant. */
  readonly subscription: string;
  /** `/subscriptions/<id>`; empty for the tenant. */
  readonly path: string;
  /** Aborts when the scan is stopped: for collectors that wait between calls. */
  readonly signal: AbortSignal;
  /**
   * Every resource of a type in the subscription: from Resource Graph, which hides what the identity may not read, where
   * it is known that the identity may read all of them; else from the resource provider. Ends in an error if there may be more.
   */
  rows(type: ArmType): AsyncIterable<ArmResource>;
  /** One ARM answer. `path` begins with `/`. */
  get(path: string, version: string): Promise<any>;
  /** Every item of an ARM list, page by page. */
  pages(path: string, version: string): AsyncIterable<any>;
  /**
   * Every item of a list of a vault's own API (`certificates`): metadata, never values. `vaultUri` is as the vault shows
   * it; nothing is sent to a host that is none of the cloud's vaults.
   */
  vaultPages(vaultUri: string | undefined, path: string, version: string): AsyncIterable<any>;
  /** One answer of a vault's own API. */
  vaultGet(vaultUri: string | undefined, path: string, version: string): Promise<any>;
  readonly graph: Graph;
  /** Role assignments and definitions. */
  readonly authorization: AuthorizationManagementClient;
  /** Share the answer of a call between resource types and resources, errors included. */
  once<T>(key: string, ask: () => Promise<T>): Promise<T>;
}
