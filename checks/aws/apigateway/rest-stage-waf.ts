import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RestStage } from 'cloudstance/resources/aws/apigateway';

export default defineCheck({
  id: 'aws-apigateway-rest-stage-waf',
  title: 'Stages of REST APIs are protected by a web ACL',
  severity: 'medium',
  why: 'Floods and known attacks reach the backend unfiltered otherwise.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html'],
  on: RestStage.pick('webAclArn'),
  fix: ({ uid, scope }) => ({
    command: sh`aws wafv2 associate-web-acl --region ${scope.region} --web-acl-arn WEB-ACL-ARN --resource-arn ${uid}`,
    terraform: 'resource "aws_wafv2_web_acl_association": resource_arn = the stage',
  }),

  evaluate({ webAclArn }) {
    return webAclArn === null ? fail('No web ACL is attached') : pass(`The web ACL is ${webAclArn}`);
  },

  examples: {
    pass: [{ webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/api/1' }],
    fail: [{ webAclArn: null }],
  },
});
