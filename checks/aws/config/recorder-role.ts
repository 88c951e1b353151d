import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isServiceLinkedRole, nameOf } from 'cloudstance/domain/aws/arn';
import { RegionSettings } from 'cloudstance/resources/aws/config';

const linked = 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';

export default defineCheck({
  id: 'aws-config-recorder-role',
  title: 'AWS Config records with its service-linked role',
  severity: 'low',
  why: 'AWS keeps the permissions of the service-linked role current; a role of your own silently misses new types, and may be broken or abused.',
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html'],
  on: RegionSettings.pick('recorder'),
  fix: ({ scope }) => ({
    text: 'Create the service-linked role if need be, then set it as the role of the recorder.',
    command: sh`aws iam create-service-linked-role --aws-service-name config.amazonaws.com && aws configservice describe-configuration-recorders --region ${scope.region}`,
  }),

  evaluate({ recorder }) {
    if (recorder === null) return notApplicable('There is no configuration recorder');
    if (recorder.roleARN === undefined) return fail(`Recorder ${recorder.name} has no role`);
    if (isServiceLinkedRole(recorder.roleARN))
      return pass(`Recorder ${recorder.name} uses ${nameOf(recorder.roleARN)}`);
    return fail(`Recorder ${recorder.name} uses role ${nameOf(recorder.roleARN)}`);
  },

  examples: {
    pass: [{ recorder: { name: 'default', roleARN: linked } }],
    fail: [
      { recorder: { name: 'default', roleARN: 'arn:aws:iam::111122223333:role/config' } },
      { recorder: { name: 'default' } },
    ],
    notApplicable: [{ recorder: null }],
  },
});
