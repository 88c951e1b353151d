import { defineCheck, fail, inRegion, one, pass, sh } from 'cloudstance/check';
import { scanFrequencyOf } from 'cloudstance/domain/aws/ecr';
import { Registry, Repository } from 'cloudstance/resources/aws/ecr';

const scanning = (scanType: string, scanFrequency?: string, filter = '*') => ({
  $registry: {
    scanning: {
      scanType,
      rules: scanFrequency ? [{ scanFrequency, repositoryFilters: [{ filter, filterType: 'WILDCARD' }] }] : [],
    },
  },
});

export default defineCheck({
  id: 'aws-ecr-repository-scanning',
  title: 'Images in ECR repositories are scanned for vulnerabilities',
  severity: 'medium',
  why: 'Known vulnerabilities in an image stay unknown to those who run it.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html'],
  on: Repository.pick('scanOnPush'),
  with: { registry: inRegion(one(Registry.pick('scanning'))) },
  fix: ({ name, scope: { region } }) => ({
    command: sh`aws ecr put-registry-scanning-configuration --region ${region} --scan-type BASIC --rules '[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]'`,
    text: sh`Or for ${name} alone, under basic scanning: put-image-scanning-configuration with scanOnPush=true.`,
    terraform: 'resource "aws_ecr_registry_scanning_configuration": rule { scan_frequency = "SCAN_ON_PUSH" … }',
  }),

  evaluate({ name, scanOnPush }, { registry: { scanning: rules } }) {
    const frequency = scanFrequencyOf(name, rules);
    if (frequency) return pass(`Scanned by a rule of the registry (${rules.scanType}, ${frequency})`);
    if (scanOnPush && rules.scanType === 'BASIC') return pass('Scanned on push, by its own setting');
    return fail(`No rule of the registry scans it (${rules.scanType})`);
  },

  examples: {
    pass: [
      { scanOnPush: true, ...scanning('BASIC') },
      { scanOnPush: false, ...scanning('BASIC', 'SCAN_ON_PUSH') },
      { name: 'shop/web', scanOnPush: false, ...scanning('ENHANCED', 'CONTINUOUS_SCAN', 'shop/*') },
      // A filter without wildcard is a part of the name.
      { name: 'team/shop', scanOnPush: false, ...scanning('ENHANCED', 'SCAN_ON_PUSH', 'shop') },
    ],
    fail: [
      { scanOnPush: false, ...scanning('BASIC') },
      { scanOnPush: false, ...scanning('ENHANCED', 'MANUAL') },
      { name: 'web', scanOnPush: false, ...scanning('ENHANCED', 'CONTINUOUS_SCAN', 'shop/*') },
      // Enhanced scanning takes no notice of the repository's own setting.
      { name: 'web', scanOnPush: true, ...scanning('ENHANCED', 'CONTINUOUS_SCAN', 'shop/*') },
    ],
  },
});
