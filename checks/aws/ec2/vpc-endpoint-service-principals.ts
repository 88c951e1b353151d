import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { accountOf } from 'cloudstance/domain/aws/arn';
import { listOf } from 'cloudstance/domain/text';
import { VpcEndpointService } from 'cloudstance/resources/aws/ec2-network';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-ec2-vpc-endpoint-service-principals',
  title: 'Endpoint services let in only trusted accounts, or ask before they do',
  severity: 'medium',
  why: 'Whoever may connect to an endpoint service without being asked has a private line into the network behind it.',
  references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html'],
  on: VpcEndpointService.pick('acceptanceRequired', 'allowedPrincipals'),
  params: z.object({ trustedAccounts: z.array(z.string()).default([]) }),
  fix: ({ name, scope }) => ({
    text: 'Or take the principals away that are not meant: modify-vpc-endpoint-service-permissions',
    command: sh`aws ec2 modify-vpc-endpoint-service-configuration --region ${scope.region} --service-id ${name} --acceptance-required`,
    terraform: 'resource "aws_vpc_endpoint_service": acceptance_required = true',
  }),

  evaluate({ acceptanceRequired, allowedPrincipals, scope }, { params: { trustedAccounts } }) {
    if (acceptanceRequired) return pass('Every connection has to be accepted');
    const known = new Set([scope.account, ...trustedAccounts]);
    const foreign = allowedPrincipals.filter((principal) => !known.has(accountOf(principal) ?? '*'));
    if (foreign.length === 0) return pass('Only trusted accounts can connect');
    return fail(`Connects ${listOf(foreign.toSorted())} without being asked`);
  },

  examples: {
    pass: [
      { acceptanceRequired: true, allowedPrincipals: ['*'] },
      { acceptanceRequired: false, allowedPrincipals: [] },
      { acceptanceRequired: false, allowedPrincipals: ['arn:aws:iam::111122223333:root'] },
    ],
    fail: [
      { acceptanceRequired: false, allowedPrincipals: ['*'] },
      { acceptanceRequired: false, allowedPrincipals: ['arn:aws:iam::444455556666:role/app'] },
    ],
  },
});
