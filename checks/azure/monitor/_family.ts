import { all, by, type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { type ActivityEvent, administrative, catches, type Condition } from 'cloudstance/domain/azure/activity-log';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { ActionGroup, ActivityLogAlert } from 'cloudstance/resources/azure/monitor';
import { Subscription } from 'cloudstance/resources/azure/subscription';

interface Alarmed {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** What has to be heard of, for messages: `changes of network security groups`. */
  readonly what: string;
  readonly event: ActivityEvent;
  /** Fields by which an alert may leave some such events out. */
  readonly mayNarrow?: readonly string[];
  /** The condition in the words of the command line. */
  readonly condition: string;
  readonly references: readonly string[];
}

const scope = '/subscriptions/00000000-0000-0000-0000-00000000000a';
const foreign = '/subscriptions/00000000-0000-0000-0000-00000000000b';
const groupIn = (subscription: string, name: string): string =>
  `${subscription}/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/${name}`;

/** A subscription hears of certain events of its activity log: an enabled alert over all of it catches them and tells somebody. */
export function alarmed({ id, title, why, what, event, mayNarrow = [], condition, references }: Alarmed): Check {
  const isFree = (field: string): boolean =>
    mayNarrow.some((name) => field.toLowerCase().startsWith(name.toLowerCase()));
  const allOf = condition
    .split(' and ')
    .map((part) => part.split('='))
    .map(([field = '', equals = '']) => ({ field, equals }));
  const config = {
    enabled: true,
    scopes: [scope],
    condition: { allOf: [...allOf] },
    actions: { actionGroups: [{ actionGroupId: groupIn(scope, 'people') }] },
  };
  const alert = (more: Partial<typeof config> = {}) => ({ name: 'watch', config: { ...config, ...more } });
  const people = { uid: groupIn(scope, 'people').toLowerCase(), config: { enabled: true, receivers: 1 } };
  const elsewhere = { actionGroups: [{ actionGroupId: groupIn(foreign, 'people') }] };

  return defineCheck({
    id,
    title,
    severity: 'low',
    why,
    references: [
      ...references,
      'https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types#activity-log-alerts',
    ],
    on: Subscription.pick(),
    with: { alerts: all(ActivityLogAlert.pick('config')), groups: by(ActionGroup.pick('config'), ({ uid }) => uid) },
    fix: ({ uid }) => ({
      text: 'The alert and its action group live in a resource group of the subscription; put their names in.',
      command: sh`az monitor activity-log alert create --name ${id} --resource-group RESOURCE_GROUP --scope ${uid} --condition ${condition} --action-group ACTION_GROUP_ID`,
      terraform: 'resource "azurerm_monitor_activity_log_alert"',
    }),

    evaluate({ uid }, { alerts, groups }) {
      // The API turns alerts and action groups on unless it is told otherwise.
      const isOn = ({ config: { enabled = true } }: On): boolean => enabled;
      const isCatching = ({ config: { condition: c } }: Alert): boolean => c !== undefined && catches(c, event, isFree);
      const isOverAll = ({ config: { scopes = [] } }: Alert): boolean =>
        scopes.some((one) => one.toLowerCase().replace(/\/$/, '') === uid);
      const groupsOf = ({ config: { actions } }: Alert): string[] =>
        (actions?.actionGroups ?? []).map(({ actionGroupId }) => actionGroupId.toLowerCase());
      const isElsewhere = (group: string): boolean => armId(group).subscription !== armId(uid).subscription;
      const isHeard = (one: Alert): boolean =>
        groupsOf(one).some(
          (group) =>
            isElsewhere(group) || groups.get(group).some(({ config: g }) => isOn({ config: g }) && g.receivers > 0),
        );

      const heard = alerts.find((one) => isCatching(one) && isOn(one) && isOverAll(one) && isHeard(one));
      if (heard) {
        const own = groupsOf(heard).some((group) => !isElsewhere(group));
        return pass(
          `Alert ${heard.name} tells ${own ? 'somebody' : 'an action group of another subscription'} of ${what}`,
        );
      }
      const catching = alerts.filter(isCatching);
      if (catching.length === 0) return fail(`No alert catches ${what}`);
      const called = (list: typeof catching): string => listOf(list.map(({ name }) => name).toSorted());
      const on = catching.filter(isOn);
      if (on.length === 0) return fail(`The alert on ${what} is turned off: ${called(catching)}`);
      const over = on.filter(isOverAll);
      if (over.length === 0)
        return fail(`What catches ${what} looks at a part of the subscription only: ${called(on)}`);
      return fail(`Nobody hears of ${what}: ${called(over)} has no action group that is on and has receivers`);
    },

    examples: {
      pass: [
        { $alerts: [alert()], $groups: [people] },
        { $alerts: [alert({ enabled: false }), alert({ scopes: [`${scope.toUpperCase()}/`] })], $groups: [people] },
        { $alerts: [alert({ actions: elsewhere })], $groups: [] },
        ...mayNarrow.map((field) => ({
          $alerts: [alert({ condition: { allOf: [...allOf, { field, equals: 'x' }] } })],
          $groups: [people],
        })),
      ].map((one) => ({ uid: scope, ...one })),
      fail: [
        { $alerts: [], $groups: [people] },
        { $alerts: [alert({ condition: { allOf: [{ field: 'category', equals: 'Autoscale' }] } })], $groups: [people] },
        // Only what somebody does: not what others do.
        { $alerts: [alert({ condition: { allOf: [...allOf, { field: 'caller', equals: 'x' }] } })], $groups: [people] },
        { $alerts: [alert({ enabled: false })], $groups: [people] },
        { $alerts: [alert({ scopes: [`${scope}/resourceGroups/rg`] })], $groups: [people] },
        { $alerts: [alert({ actions: { actionGroups: [] } })], $groups: [people] },
        { $alerts: [alert()], $groups: [] },
        { $alerts: [alert()], $groups: [{ ...people, config: { enabled: false, receivers: 1 } }] },
        { $alerts: [alert()], $groups: [{ ...people, config: { enabled: true, receivers: 0 } }] },
      ].map((one) => ({ uid: scope, ...one })),
    },
  });
}

interface On {
  readonly config: { readonly enabled?: boolean | undefined };
}
interface Alert extends On {
  readonly config: On['config'] & {
    readonly scopes?: readonly string[] | undefined;
    readonly condition?: Condition | undefined;
    readonly actions?:
      | { readonly actionGroups?: readonly { readonly actionGroupId: string }[] | undefined }
      | undefined;
  };
}

interface Operation {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly what: string;
  /** For example `Microsoft.Network/networkSecurityGroups/write`. */
  readonly operation: string;
}

/** The same for one operation of the category Administrative. */
export const alarmedBy = ({ operation, ...rest }: Operation): Check =>
  alarmed({
    ...rest,
    event: administrative(operation),
    condition: `category=Administrative and operationName=${operation}`,
    references: ['https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-activity-log-alert-rule'],
  });
