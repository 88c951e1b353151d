import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { plural } from 'cloudstance/domain/text';
import { FlowLog } from 'cloudstance/resources/azure/network';
import { z } from 'zod';

interface Family {
  readonly id: string;
  /** For the title: "network security groups". */
  readonly what: string;
  /** The type in the ids of what is logged. */
  readonly type: string;
}

/** A check that flow logs of one kind of thing are kept long enough. */
export function flowLogsAreKept({ id, what, type }: Family): Check {
  const target = `/subscriptions/s/resourcegroups/rg/providers/${type}/a`;
  const kept = (days: number, enabled = true) => ({
    target,
    config: { enabled: true, retentionPolicy: { enabled, days } },
  });
  return defineCheck({
    id,
    title: `Flow logs of ${what} are kept for 90 days or longer`,
    severity: 'low',
    why: 'Break-ins are found weeks after they began, and by then the log of how they began is gone.',
    references: ['https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview'],
    on: FlowLog.pick('target', 'config'),
    params: z.object({ days: z.int().min(1).default(90) }),
    fix: ({ uid, scope }) => ({
      command: sh`az network watcher flow-log update --location ${scope.region} --name ${armId(uid).name} --retention 90`,
      terraform: 'resource "azurerm_network_watcher_flow_log": retention_policy { enabled = true, days = 90 }',
    }),

    evaluate({ target: logged, config: { enabled, retentionPolicy } }, { params }) {
      if (!logged.includes(`/providers/${type}/`)) return notApplicable(`It is no flow log of ${what}`);
      if (enabled !== true) return notApplicable('The flow log is off');
      const { days = 0 } = retentionPolicy ?? {};
      // Without a policy, and with zero days, logs stay until somebody deletes them.
      if (retentionPolicy?.enabled !== true || days === 0) return pass('Flow logs are kept for ever');
      const text = `Flow logs are kept for ${plural(days, 'day')}`;
      return days >= params.days ? pass(text) : fail(`${text}, fewer than ${params.days}`);
    },

    examples: {
      pass: [kept(90), kept(365), kept(0), kept(30, false), { target, config: { enabled: true } }],
      fail: [kept(89), kept(1)],
      notApplicable: [
        { ...kept(30), target: '/subscriptions/s/resourcegroups/rg/providers/microsoft.network/other/a' },
        { target, config: { enabled: false, retentionPolicy: { enabled: true, days: 30 } } },
        { target, config: {} },
      ],
    },
  });
}
