import { all, defineCheck, fail, inRegion, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Analyzer } from 'cloudstance/resources/aws/accessanalyzer';
import { Region } from 'cloudstance/resources/aws/account';

const analyzer = (type: string, status = 'ACTIVE') => ({ name: 'main', config: { type, status } });

export default defineCheck({
  id: 'aws-accessanalyzer-external-access',
  title: 'An access analyzer looks for external access in every region',
  severity: 'low',
  why: 'It tells when a policy opens a bucket, key, role or queue to somebody outside, in regions that nobody looks at too.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html'],
  on: Region.pick(),
  with: { analyzers: inRegion(all(Analyzer.pick('config'))) },
  fix: ({ name }) => ({
    text:
      "Analyzers for external access are free. An organization's analyzer is only seen in the account that has it: " +
      'where one covers this account, accept the finding.',
    command: sh`aws accessanalyzer create-analyzer --region ${name} --analyzer-name external-access --type ACCOUNT`,
    terraform: 'resource "aws_accessanalyzer_analyzer": type = "ACCOUNT"',
  }),

  evaluate(_region, { analyzers }) {
    const isExternal = ({ config }: { config: { type: string } }): boolean =>
      /^(ACCOUNT|ORGANIZATION)$/.test(config.type);
    const active = analyzers.find((one) => isExternal(one) && one.config.status === 'ACTIVE');
    if (active) return pass(`The analyzer ${active.name} is active`);
    const idle = analyzers.filter(isExternal).map(({ name, config }) => `${name} is ${config.status}`);
    return fail(idle.length === 0 ? 'No analyzer looks for external access' : `No analyzer is active: ${listOf(idle)}`);
  },

  examples: {
    pass: [
      { $analyzers: [analyzer('ACCOUNT')] },
      { $analyzers: [analyzer('ORGANIZATION')] },
      { $analyzers: [analyzer('ACCOUNT', 'FAILED'), analyzer('ACCOUNT')] },
    ],
    fail: [
      { $analyzers: [] },
      { $analyzers: [analyzer('ACCOUNT', 'DISABLED')] },
      // Unused access is another matter.
      { $analyzers: [analyzer('ACCOUNT_UNUSED_ACCESS'), analyzer('ORGANIZATION_UNUSED_ACCESS')] },
    ],
  },
});
