import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { memberName } from 'cloudstance/domain/gcp/iam';
import { nodeOf } from 'cloudstance/domain/gcp/node';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/gcp/iam';
import { ana } from './_policies.ts';

const wanted = ['ADMIN_READ', 'DATA_READ', 'DATA_WRITE'];

interface AuditConfig {
  readonly service: string;
  readonly auditLogConfigs: readonly { readonly logType: string; readonly exemptedMembers: readonly string[] }[];
}

/** What is logged of every service. What names one service adds to it and takes nothing away. */
const loggedBy = (configs: readonly AuditConfig[]): Set<string> =>
  new Set(
    configs.flatMap(({ service, auditLogConfigs }) =>
      service === 'allServices' ? auditLogConfigs.map(({ logType }) => logType) : [],
    ),
  );

const config = (service: string, types: readonly string[], ...exemptedMembers: string[]) => ({
  service,
  auditLogConfigs: types.map((logType) => ({ logType, exemptedMembers })),
});
const above = (...auditConfigs: ReturnType<typeof config>[]) => ({
  node: 'organizations/999999999999',
  bindings: [],
  auditConfigs,
});
const everything = config('allServices', wanted);

export default defineCheck({
  id: 'gcp-iam-policy-audit-logs',
  title: 'Reads, writes and administration of every service are logged, for everybody',
  severity: 'medium',
  why: 'Google logs changes of configuration by itself, but who read or wrote data, and who looked around, only on request.',
  references: ['https://cloud.google.com/logging/docs/audit/configure-data-access'],
  on: Policy.pick('auditConfigs', 'inherited'),
  fix: ({ uid }) => {
    const { id, group } = nodeOf(uid);
    return {
      text: 'In the file: auditConfigs with service allServices, the log types ADMIN_READ, DATA_READ and DATA_WRITE, and no exemptedMembers.',
      command: `gcloud ${group} ${sh`get-iam-policy ${id}`} > policy.yaml && gcloud ${group} ${sh`set-iam-policy ${id} policy.yaml`}`,
      terraform: 'resource "google_project_iam_audit_config": service = "allServices"',
    };
  },

  evaluate(policy) {
    const { auditConfigs } = policy;
    const exempt = auditConfigs.flatMap(({ auditLogConfigs }) => auditLogConfigs.flatMap((c) => c.exemptedMembers));
    if (exempt.length > 0)
      return fail(`Not logged is what these do: ${listOf([...new Set(exempt.map(memberName))].toSorted())}`);
    const own = loggedBy(auditConfigs);
    if (wanted.every((type) => own.has(type))) return pass('All three log types are on for every service');
    // Read only where it decides. Exemptions above are a finding there.
    const logged = loggedBy([...auditConfigs, ...policy.inherited.flatMap((ancestor) => ancestor.auditConfigs)]);
    const missing = wanted.filter((type) => !logged.has(type));
    if (missing.length === 0) return pass('All three log types are on for every service, some of them inherited');
    return fail(`Not logged for every service: ${listOf(missing)}`);
  },

  examples: {
    pass: [
      { auditConfigs: [everything], inherited: [] },
      { auditConfigs: [everything, config('storage.googleapis.com', ['DATA_READ'])], inherited: [above()] },
      { auditConfigs: [], inherited: [above(), above(everything)] },
      {
        auditConfigs: [config('allServices', ['DATA_READ', 'DATA_WRITE'])],
        inherited: [above(config('allServices', ['ADMIN_READ']))],
      },
    ],
    fail: [
      { auditConfigs: [], inherited: [] },
      { auditConfigs: [config('storage.googleapis.com', wanted)], inherited: [] },
      {
        auditConfigs: [config('allServices', ['DATA_READ'])],
        inherited: [above(config('allServices', ['DATA_WRITE']))],
      },
      { auditConfigs: [config('allServices', wanted, ana)], inherited: [] },
      // Exempt from the logs of one service only.
      {
        auditConfigs: [everything, config('storage.googleapis.com', ['DATA_READ'], ana)],
        inherited: [above(everything)],
      },
    ],
  },
});
