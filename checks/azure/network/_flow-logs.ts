/** What checks on flow logs share. */
import { by, type Lookup } from 'cloudstance/check';
import { FlowLog } from 'cloudstance/resources/azure/network';

interface FlowLogConfig {
  readonly enabled?: boolean | undefined;
  readonly flowAnalyticsConfiguration?:
    | {
        readonly networkWatcherFlowAnalyticsConfiguration?:
          | { readonly enabled?: boolean | undefined; readonly workspaceResourceId?: string | undefined }
          | undefined;
      }
    | undefined;
}
type FlowLogs = Lookup<{ readonly config: FlowLogConfig }>;

/** Flow logs by what they write down. */
export const flowLogsByTarget = by(FlowLog.pick('target', 'config'), ({ target }) => target);

/** Whether some flow log of a thing is on and goes to a Log Analytics workspace, by traffic analytics. */
export const isAnalysed = (target: string, flowLogs: FlowLogs): boolean =>
  flowLogs.get(target).some(({ config: { enabled, flowAnalyticsConfiguration } }) => {
    const analytics = flowAnalyticsConfiguration?.networkWatcherFlowAnalyticsConfiguration;
    return enabled === true && analytics?.enabled === true && analytics.workspaceResourceId !== undefined;
  });

/** The network that a subnet is a part of. */
export const networkOf = (subnet: string): string => subnet.replace(/\/subnets\/[^/]+$/, '');

const analytics = (enabled: boolean) => ({
  networkWatcherFlowAnalyticsConfiguration: { enabled, workspaceResourceId: '/workspace' },
});

/** A flow log of examples: on and analysed, but for what is given. */
export const flowLog = (target: string, { enabled = true, analysed = true } = {}) => ({
  uid: `/flowlogs/of${target}`,
  target,
  config: { enabled, flowAnalyticsConfiguration: analytics(analysed) },
});
