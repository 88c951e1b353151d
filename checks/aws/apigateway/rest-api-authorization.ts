import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { restApiWays, unguardedMethods } from 'cloudstance/domain/aws/exposure';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { isPublic } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { RestApi } from 'cloudstance/resources/aws/apigateway';
import { examplePolicies } from '../_resource-policy.ts';
import { exposed } from '../../_exposure.ts';

const policies = examplePolicies('execute-api:Invoke', 'execute-api:/*');
const closed = { path: '/pets', httpMethod: 'GET', authorizationType: 'AWS_IAM' };
const open = { path: '/pets', httpMethod: 'POST', authorizationType: 'NONE' };
const preflight = { path: '/pets', httpMethod: 'OPTIONS', authorizationType: 'NONE' };
const api = { endpointTypes: ['REGIONAL'], policy: null, methods: [closed, preflight] };

export default defineCheck({
  id: 'aws-apigateway-rest-api-authorization',
  title: 'Methods of REST APIs that the internet reaches demand authorization',
  severity: 'medium',
  why: 'Anyone can call the method, and nothing but the backend stands in the way. An API key is no proof of identity.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html'],
  on: RestApi.pick('endpointTypes', 'policy', 'methods'),
  fix: ({ uid, scope }) => ({
    text: 'Set an authorizer or AWS_IAM on each method that is not meant for everybody, or a resource policy on the API, and deploy.',
    command: sh`aws apigateway update-method --region ${scope.region} --rest-api-id ${nameOf(uid)} --resource-id RESOURCE --http-method METHOD --patch-operations op=replace,path=/authorizationType,value=AWS_IAM`,
    terraform: 'resource "aws_api_gateway_method": authorization = "AWS_IAM"',
  }),

  evaluate(judged) {
    const { endpointTypes, policy, scope } = judged;
    if (endpointTypes.every((type) => type === 'PRIVATE'))
      return notApplicable('The API is private: only VPC endpoints reach it');
    if (policy !== null && !isPublic(policy, { account: scope.account }))
      return pass('The policy of the API lets in nobody but those it names');
    const unguarded = unguardedMethods(judged);
    if (unguarded.length === 0) return pass('Every method demands authorization');
    return exposed(
      `No authorization: ${listOf(unguarded.map(({ httpMethod, path }) => `${httpMethod} ${path}`))}`,
      judged,
      'compute',
      restApiWays(judged, scope.account),
    );
  },

  examples: {
    pass: [api, { ...api, methods: [] }, { ...api, methods: [open], policy: policies.partner }],
    fail: [
      { ...api, methods: [closed, open] },
      { ...api, endpointTypes: ['EDGE'], methods: [{ ...open, httpMethod: 'ANY' }] },
      { ...api, methods: [open], policy: policies.everybody },
    ],
    notApplicable: [{ ...api, endpointTypes: ['PRIVATE'], methods: [open] }],
  },
});
