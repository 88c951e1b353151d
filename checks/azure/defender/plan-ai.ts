import { all, defineCheck, notApplicable } from 'cloudstance/check';
import { CognitiveAccount } from 'cloudstance/resources/azure/cognitive';
import { DefenderPlan } from 'cloudstance/resources/azure/defender';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { fixPlan, judgePlan, other, plan, plansPage } from './_family.ts';

const wanted = 'AI';
const called = 'AI services';

export default defineCheck({
  id: 'azure-defender-plan-ai',
  title: 'Defender for Cloud watches over models in use',
  severity: 'low',
  why: 'It tells of prompts that talk a model into what it must not do, of data that leaks through answers and of stolen keys in use.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/ai-threat-protection', plansPage],
  on: Subscription.pick(),
  with: { plans: all(DefenderPlan.pick('config')), accounts: all(CognitiveAccount.pick('kind')) },
  fix: ({ name }) => fixPlan(name, wanted),

  evaluate(_, { plans, accounts }) {
    if (!accounts.some(({ kind }) => /^(openai|aiservices)$/i.test(kind))) return notApplicable('No models are in use');
    return judgePlan(plans, wanted, called);
  },

  examples: {
    pass: [{ $plans: [plan(wanted, 'Standard')], $accounts: [{ kind: 'OpenAI' }] }],
    fail: [
      { $plans: [plan(wanted, 'Free')], $accounts: [{ kind: 'FormRecognizer' }, { kind: 'AIServices' }] },
      { $plans: [], $accounts: [{ kind: 'OpenAI' }] },
    ],
    notApplicable: [
      { $plans: [plan(wanted, 'Free')], $accounts: [{ kind: 'FormRecognizer' }] },
      { $plans: [plan(wanted, 'Free')], $accounts: [] },
      { $plans: [other], $accounts: [{ kind: 'OpenAI' }] },
    ],
  },
});
