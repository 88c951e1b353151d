import { sh } from 'cloudstance/check';
import { Function } from 'cloudstance/resources/aws/lambda';
import { may, reachedWithoutPower, roleArn, world } from '../_power.ts';

const uid = 'arn:aws:lambda:eu-west-1:111122223333:function:shop';
const url = { functionArn: uid, functionUrl: 'https://abc.lambda-url.eu-west-1.on.aws/', authType: 'NONE' };
const callable = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'lambda:InvokeFunctionUrl',
      Resource: uid,
      Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    },
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'lambda:InvokeFunction',
      Resource: uid,
      Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
    },
  ],
});
const shop = { uid, name: 'shop', urls: [url], policy: callable };
const Reader = { uid: roleArn('Reader'), name: 'Reader', policies: may('s3:GetObject') };
const $access = {
  ...world,
  roles: [...world.roles, Reader],
  buckets: [{ uid: 'arn:aws:s3:::orders', name: 'orders' }],
};

export default reachedWithoutPower({
  id: 'aws-lambda-function-exposed-power',
  title: 'Public Lambda functions neither read data of the account nor lead to full power',
  severity: 'high',
  why: 'One flaw in the code, and whoever finds it has the role of the function with all that comes with it.',
  on: Function.pick('role', 'policy', 'urls'),
  roleOf: ({ role }) => role,
  fix: ({ name, scope }) => ({
    text: 'Demand IAM authentication of callers, and give the role only what the function is for.',
    command: sh`aws lambda update-function-url-config --region ${scope.region} --function-name ${name} --auth-type AWS_IAM`,
  }),
  examples: {
    pass: [
      { ...shop, role: roleArn('Task'), $access, $exposure: {} },
      { ...shop, urls: [], policy: null, role: roleArn('Admin'), $access, $exposure: {} },
      {
        ...shop,
        urls: [{ ...url, authType: 'AWS_IAM' }],
        policy: null,
        role: roleArn('Reader'),
        $access,
        $exposure: {},
      },
    ],
    fail: [
      { ...shop, role: roleArn('Admin'), $access, $exposure: {} },
      { ...shop, role: roleArn('Reader'), $access, $exposure: {} },
    ],
  },
});
