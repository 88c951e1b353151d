import { defineCheck, pass, sh } from 'cloudstance/check';
import { internet } from 'cloudstance/domain/access/path';
import { AwsAccess } from 'cloudstance/models/aws-access';
import { Service } from 'cloudstance/resources/aws/apprunner';
import { exposedVerdict, may, roleArn, world } from '../_power.ts';

const url = 'abc.eu-west-1.awsapprunner.com';
const Reader = { uid: roleArn('Reader'), name: 'Reader', policies: may('ssm:GetParameter') };
const parameter = { uid: 'arn:aws:ssm:eu-west-1:111122223333:parameter/db', name: '/db' };
const $access = { ...world, roles: [...world.roles, Reader], parameters: [parameter] };

export default defineCheck({
  id: 'aws-apprunner-service-exposed-power',
  title: 'Public App Runner services neither read data of the account nor lead to full power',
  severity: 'high',
  why: 'One flaw in the service, and whoever finds it has its role with all that comes with it.',
  references: ['https://docs.aws.amazon.com/apprunner/latest/dg/security_iam_service-with-iam.html'],
  on: Service.pick('url', 'role', 'public'),
  with: { access: AwsAccess },
  fix: ({ uid, scope }) => ({
    text: 'Give it a role with only what it is for, or make it private.',
    command: sh`aws apprunner update-service --region ${scope.region} --service-arn ${uid} --network-configuration IngressConfiguration={IsPubliclyAccessible=false}`,
  }),

  evaluate({ uid, name, url: address, role, public: isPublic }, { access }) {
    if (!isPublic) return pass('The service answers from a VPC alone');
    const service = {
      kind: 'compute',
      id: uid,
      name,
      how: 'is answered by',
      because: [`${address} answers the internet`],
    } as const;
    return exposedVerdict(
      access,
      { what: `call ${address}`, path: { title: address, steps: [internet, service] } },
      role,
    );
  },

  examples: {
    pass: [
      { url, public: true, role: roleArn('Task'), $access },
      { url, public: true, role: null, $access },
      { url, public: false, role: roleArn('Admin'), $access },
    ],
    fail: [
      { url, public: true, role: roleArn('Admin'), $access },
      { url, public: true, role: roleArn('Reader'), $access },
    ],
  },
});
