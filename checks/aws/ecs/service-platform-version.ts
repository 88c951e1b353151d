import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Service } from 'cloudstance/resources/aws/ecs';
import { z } from 'zod';

const platform = (version: string, family = 'Linux') => ({ platform: { version, family } });

export default defineCheck({
  id: 'aws-ecs-service-platform-version',
  title: 'ECS services on Fargate use the latest platform version',
  severity: 'low',
  why: 'Earlier platform versions lack features, and in the end get no more security updates.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html'],
  on: Service.pick('platform'),
  params: z.object({ linux: z.string().default('1.4.0'), windows: z.string().default('1.0.0') }),
  fix: ({ name, scope }) => {
    const [cluster, service] = name.split('/');
    return sh`aws ecs update-service --region ${scope.region} --cluster ${cluster} --service ${service} --platform-version LATEST --force-new-deployment`;
  },

  evaluate({ platform: runsOn }, { params }) {
    if (runsOn === null) return notApplicable('The service does not run on Fargate');
    const { version, family } = runsOn;
    const latest = family.toLowerCase().startsWith('windows') ? params.windows : params.linux;
    if (version === 'LATEST' || version === latest) return pass(`The platform version is ${version} (${family})`);
    return fail(`The platform version is ${version}, the latest for ${family} is ${latest}`);
  },

  examples: {
    pass: [platform('LATEST'), platform('1.4.0'), platform('1.0.0', 'WINDOWS_SERVER_2022_CORE')],
    fail: [platform('1.3.0'), platform('1.0.0')],
    notApplicable: [{ platform: null }],
  },
});
