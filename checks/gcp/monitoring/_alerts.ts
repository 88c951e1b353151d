import type { Lookup } from 'cloudstance/check';

interface Channel {
  readonly config: { readonly enabled: boolean; readonly verificationStatus?: string | undefined };
}
interface Alert {
  readonly config: {
    readonly enabled: boolean;
    readonly validity?: string | undefined;
    readonly notificationChannels: readonly string[];
  };
}

/** The id in `projects/…/notificationChannels/…`: the project may be named by its id or its number. */
export const channelId = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** A channel without a status needs no verification (https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.notificationChannels). */
const works = ({ config: { enabled, verificationStatus } }: Channel): boolean =>
  enabled && verificationStatus !== 'UNVERIFIED';

/** Whether an alert policy is on, can fire, and has a channel that delivers. */
export const tells = ({ config }: Alert, channels: Lookup<Channel>): boolean =>
  config.enabled &&
  config.validity === undefined &&
  config.notificationChannels.some((name) => channels.get(channelId(name)).some(works));
