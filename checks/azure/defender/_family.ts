import {
  all,
  type Check,
  defineCheck,
  fail,
  type Many,
  notApplicable,
  pass,
  sh,
  type Verdict,
} from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { DefenderPlan, DefenderSetting, SecurityContact } from 'cloudstance/resources/azure/defender';
import { Subscription } from 'cloudstance/resources/azure/subscription';

interface Common {
  readonly id: string;
  readonly title: string;
  readonly severity: Check['severity'];
  readonly why: string;
  readonly references?: readonly string[];
}

export const plansPage = 'https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription';
const contactsPage = 'https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications';
const never = 'The subscription was never registered with Defender for Cloud';

interface PlanConfig {
  readonly pricingTier: string;
  readonly extensions?: readonly { readonly name: string; readonly isEnabled: string }[] | undefined;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const isOn = ({ pricingTier }: PlanConfig): boolean => same(pricingTier, 'Standard');
const hasOn = (plan: PlanConfig, extension: string): boolean =>
  isOn(plan) && (plan.extensions ?? []).some(({ name, isEnabled }) => same(name, extension) && same(isEnabled, 'True'));

/** The answer of the API for a plan, in examples. */
export const plan = (name: string, pricingTier: string, extensions?: Record<string, string>) => ({
  name,
  config: {
    pricingTier,
    ...(extensions && { extensions: Object.entries(extensions).map(([key, isEnabled]) => ({ name: key, isEnabled })) }),
  },
});
export const other = plan('FoundationalCspm', 'Standard');

/** Whether a plan is on, of all plans that the API lists. */
export function judgePlan(
  plans: Many<{ readonly name: string; readonly config: PlanConfig }>,
  wanted: string,
  called: string,
): Verdict {
  const found = plans.find(({ name }) => same(name, wanted));
  if (found) return isOn(found.config) ? pass(`The plan ${called} is on`) : fail(`The plan ${called} is off`);
  if (plans.length === 0) return fail(never);
  // All plans of a cloud are listed: some are not offered outside the public one.
  return notApplicable(`Defender for Cloud does not offer the plan ${called} here`);
}

export const fixPlan = (name: string, wanted: string) => ({
  command: sh`az security pricing create --subscription ${name} --name ${wanted} --tier standard`,
  terraform: `resource "azurerm_security_center_subscription_pricing": resource_type = "${wanted}", tier = "Standard"`,
});

interface Planned extends Common {
  /** As the API names it. */
  readonly plan: string;
  /** For people: `Servers`. */
  readonly called: string;
}

/** A plan of Defender for Cloud is on for the subscription. */
export function planned({ plan: wanted, called, references = [], ...common }: Planned): Check {
  return defineCheck({
    ...common,
    references: [...references, plansPage],
    on: Subscription.pick(),
    with: { plans: all(DefenderPlan.pick('config')) },
    fix: ({ name }) => fixPlan(name, wanted),
    evaluate: (_, { plans }) => judgePlan(plans, wanted, called),

    examples: {
      pass: [{ $plans: [other, plan(wanted, 'Standard')] }],
      fail: [{ $plans: [other, plan(wanted, 'Free')] }, { $plans: [] }],
      notApplicable: [{ $plans: [other] }],
    },
  });
}

interface Extended extends Common {
  /** The plans that have the component, as the API names them: one of them is enough. */
  readonly plans: readonly [string, ...string[]];
  /** As the API names it. */
  readonly extension: string;
  /** For people, at the beginning of a sentence: `Agentless scanning`. */
  readonly called: string;
}

/** A component of a plan of Defender for Cloud is on for the subscription. */
export function extended({ plans: having, extension, called, references = [], ...common }: Extended): Check {
  const [first] = having;
  return defineCheck({
    ...common,
    references: [...references, plansPage],
    on: Subscription.pick(),
    with: { plans: all(DefenderPlan.pick('config')) },
    fix: ({ name }) => ({
      text: 'The command sets the components of the plan anew: name those that are on already too.',
      command: sh`az security pricing create --subscription ${name} --name ${first} --tier standard --extensions ${`name=${extension}`} isEnabled=True`,
      terraform: `resource "azurerm_security_center_subscription_pricing": extension { name = "${extension}" }`,
    }),

    evaluate(_, { plans }) {
      const isOneOf = (name: string): boolean => having.some((one) => same(one, name));
      const found = plans.find(({ name, config }) => isOneOf(name) && hasOn(config, extension));
      if (found) return pass(`${called} is on in the plan ${found.name}`);
      if (plans.length === 0) return fail(never);
      const offered = plans.filter(({ name }) => isOneOf(name));
      if (offered.length === 0)
        return notApplicable(`Defender for Cloud does not offer the plan ${listOf(having)} here`);
      const on = offered.filter(({ config }) => isOn(config)).map(({ name }) => name);
      if (on.length === 0)
        return fail(`${called} is off, with the plan ${listOf(offered.map(({ name }) => name).toSorted())}`);
      return fail(`${called} is off in the plan ${listOf(on.toSorted())}`);
    },

    examples: {
      pass: having.map((name) => ({ $plans: [other, plan(name, 'Standard', { [extension]: 'True' })] })),
      fail: [
        { $plans: [] },
        { $plans: [plan(first, 'Free', { [extension]: 'True' })] },
        { $plans: [plan(first, 'Standard', { [extension]: 'False', Other: 'True' })] },
        { $plans: [plan(first, 'Standard')] },
      ],
      notApplicable: [{ $plans: [other] }],
    },
  });
}

export interface ContactConfig {
  readonly isEnabled?: boolean | undefined;
  readonly emails?: string | undefined;
  readonly notificationsByRole?:
    | { readonly state?: string | undefined; readonly roles?: string[] | undefined }
    | undefined;
  readonly notificationsSources?:
    | {
        readonly sourceType: string;
        readonly minimalSeverity?: string | undefined;
        readonly minimalRiskLevel?: string | undefined;
      }[]
    | undefined;
}

interface Contacted extends Omit<Common, 'severity'> {
  /** What is mailed to whom, at the end of a sentence; `undefined` where nothing is. */
  readonly told: (contact: ContactConfig) => string | undefined;
  /** What is said where nobody is told. */
  readonly untold: string;
  /** Arguments of the command that sets it. */
  readonly argument: string;
  readonly good: readonly ContactConfig[];
  readonly bad: readonly ContactConfig[];
}

/** The security contact of the subscription is told about something. */
export function contacted({ told, untold, argument, good, bad, ...common }: Contacted): Check {
  return defineCheck({
    ...common,
    severity: 'medium',
    references: [contactsPage],
    on: Subscription.pick(),
    with: { contacts: all(SecurityContact.pick('config')) },
    fix: ({ name }) => ({
      text: 'The command sets the contact anew: give what it has already too.',
      command: `${sh`az security contact create --subscription ${name} --name default`} ${argument}`,
      terraform: 'resource "azurerm_security_center_contact"',
    }),

    evaluate(_, { contacts }) {
      for (const { config } of contacts) {
        const text = config.isEnabled === false ? undefined : told(config);
        if (text !== undefined) return pass(text);
      }
      if (contacts.length === 0) return fail(`${untold}: the subscription has no security contact`);
      return fail(
        contacts.every(({ config }) => config.isEnabled === false) ? `${untold}: the contact is turned off` : untold,
      );
    },

    examples: {
      pass: good.map((config) => ({ $contacts: [{ config }] })),
      fail: [
        { $contacts: [] },
        { $contacts: [{ config: { ...good[0]!, isEnabled: false } }] },
        { $contacts: [{ config: {} }] },
        ...bad.map((config) => ({ $contacts: [{ config }] })),
      ],
    },
  });
}

interface Integrated extends Common {
  /** As the API names it. */
  readonly setting: string;
  /** For people: `Defender for Endpoint`. */
  readonly called: string;
}

/** A check that Defender for Cloud works together with another product. */
export function integrated({ setting, called, ...common }: Integrated): Check {
  const set = (name: string, enabled?: boolean) => ({ name, config: { ...(enabled !== undefined && { enabled }) } });
  return defineCheck({
    ...common,
    on: Subscription.pick(),
    with: { settings: all(DefenderSetting.pick('config')) },
    fix: ({ name }) => ({
      command: sh`az security setting update --subscription ${name} --name ${setting} --enabled true`,
      terraform: `resource "azurerm_security_center_setting": setting_name = "${setting}", enabled = true`,
    }),

    evaluate(_, { settings }) {
      const found = settings.find(({ name }) => same(name, setting));
      return found?.config.enabled === true
        ? pass(`The integration with ${called} is on`)
        : fail(`The integration with ${called} is off`);
    },

    examples: {
      pass: [{ $settings: [set(setting, true)] }],
      fail: [
        { $settings: [set(setting, false), set('Sentinel', true)] },
        { $settings: [set(setting)] },
        { $settings: [] },
      ],
    },
  });
}
