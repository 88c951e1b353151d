import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { demandedValues } from 'cloudstance/domain/aws/condition';
import { publicGrants, type Statement, statementLabel } from 'cloudstance/domain/aws/policy';
import { VpcEndpoint } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const everything = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

/** `*`, or everything of one service: `arn:aws:s3:::*`. */
const everyResource = /^(?:\*|arn:(?:[^:]*:){2}[*]?:[*]?:\*(?:\/\*)?)$/;

/** Keys that say whose resources may be used. */
const ownerKeys = ['aws:ResourceAccount', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths', 's3:ResourceAccount'];
const limitsOwners = ({ conditions }: Statement): boolean =>
  ownerKeys.some((key) => demandedValues(conditions, key)?.every((value) => /[^*?]/.test(value)) === true);

export default defineCheck({
  id: 'aws-ec2-vpc-endpoint-policy',
  title: 'Policies of VPC endpoints limit what passes through them',
  severity: 'low',
  why: 'Through an endpoint without limits, data can be carried to anybody’s account, with anybody’s credentials, and no firewall sees it.',
  references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'],
  on: VpcEndpoint.pick('policyDocument'),
  fix: ({ name, scope }) => ({
    text: 'Allow only principals and resources of the organization: aws:PrincipalOrgID and aws:ResourceOrgID',
    command: sh`aws ec2 modify-vpc-endpoint --region ${scope.region} --vpc-endpoint-id ${name} --policy-document file://policy.json`,
    terraform: 'resource "aws_vpc_endpoint_policy"',
  }),

  evaluate(endpoint) {
    const away = elsewhere(endpoint);
    if (away) return away;
    const { policyDocument, scope } = endpoint;
    if (policyDocument === null) return notApplicable('Endpoints of this kind have no policy');
    const open = publicGrants(policyDocument, { account: scope.account }).find(
      ({ actions, statement, narrowedBy }) =>
        narrowedBy.length === 0 &&
        actions.some((action) => action === '*' || action.endsWith(':*')) &&
        !statement.resources.inverted &&
        statement.resources.patterns.some((pattern) => everyResource.test(pattern)) &&
        !limitsOwners(statement),
    );
    if (open) return fail(`Everybody may do everything with every resource, by ${statementLabel(open.statement)}`);
    return pass('The policy limits principals, actions or resources');
  },

  examples: {
    pass: [
      { policyDocument: policy({ ...everything, Resource: 'arn:aws:s3:::data/*' }) },
      { policyDocument: policy({ ...everything, Action: 'ec2:Describe*' }) },
      {
        policyDocument: policy({
          ...everything,
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
        }),
      },
      {
        policyDocument: policy({
          ...everything,
          Action: 's3:*',
          Condition: { StringEquals: { 's3:ResourceAccount': ['111122223333'] } },
        }),
      },
      {
        policyDocument: policy({ ...everything, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      },
    ],
    fail: [
      { policyDocument: policy(everything) },
      {
        policyDocument: policy({ ...everything, Principal: { AWS: '*' }, Action: 's3:*' }),
      },
      { policyDocument: policy({ ...everything, Action: 's3:*', Resource: 'arn:aws:s3:::*' }) },
      { policyDocument: policy({ ...everything, Resource: ['arn:aws:s3:::data', 'arn:aws:dynamodb:*:*:*'] }) },
      { policyDocument: policy({ ...everything, Condition: { StringLike: { 'aws:ResourceAccount': '*' } } }) },
      {
        policyDocument: policy({
          ...everything,
          Condition: { StringEqualsIfExists: { 'aws:ResourceOrgID': 'o-1234567890' } },
        }),
      },
      {
        policyDocument: policy({ ...everything, Condition: { StringLike: { 'aws:PrincipalArn': '*' } } }),
      },
    ],
    notApplicable: [{ policyDocument: null }],
  },
});
