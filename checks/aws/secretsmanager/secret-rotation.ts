import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Secret } from 'cloudstance/resources/aws/secretsmanager';

const origin = { owningService: null, primaryRegion: null };
const off = { enabled: false, automaticallyAfterDays: null, lastRotated: null, next: null };

export default defineCheck({
  id: 'aws-secretsmanager-secret-rotation',
  title: 'Secrets rotate automatically',
  severity: 'medium',
  why: 'A secret that leaked stays good until somebody changes it; rotation does so without being asked.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html'],
  on: Secret.pick('rotation', 'origin'),
  fix: ({ uid, scope }) => ({
    command: sh`aws secretsmanager rotate-secret --region ${scope.region} --secret-id ${uid} --rotation-lambda-arn FUNCTION --rotation-rules AutomaticallyAfterDays=30`,
    terraform: 'resource "aws_secretsmanager_secret_rotation": rotation_rules { automatically_after_days = 30 }',
  }),

  evaluate({ rotation, origin: { owningService, primaryRegion }, scope: { region } }) {
    if (primaryRegion !== null && primaryRegion !== region)
      return notApplicable(`A replica; it rotates in ${primaryRegion}`);
    if (rotation.enabled) return pass('Automatic rotation is on');
    if (owningService !== null) return notApplicable(`Managed by ${owningService}`);
    return fail('Automatic rotation is off');
  },

  examples: {
    pass: [
      { origin, rotation: { ...off, enabled: true, automaticallyAfterDays: 30 } },
      { origin: { owningService: 'rds', primaryRegion: 'eu-west-1' }, rotation: { ...off, enabled: true } },
    ],
    fail: [{ origin, rotation: off }],
    notApplicable: [
      { origin: { owningService: null, primaryRegion: 'us-east-1' }, rotation: off },
      { origin: { owningService: 'appflow', primaryRegion: null }, rotation: off },
    ],
  },
});
