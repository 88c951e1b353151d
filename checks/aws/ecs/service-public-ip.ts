import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Service } from 'cloudstance/resources/aws/ecs';

const network = (assignPublicIp: string | null, ...ofTaskSets: (string | null)[]) => ({
  network: { assignPublicIp, taskSets: ofTaskSets.map((ip, i) => ({ id: `ecs-svc/${i + 1}`, assignPublicIp: ip })) },
});

export default defineCheck({
  id: 'aws-ecs-service-public-ip',
  title: 'Tasks of ECS services get no public addresses',
  severity: 'medium',
  why: 'A task with a public address can be reached from the internet beside the load balancer, wherever its groups allow.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html'],
  on: Service.pick('network'),
  fix: ({ name, scope }) => {
    const [cluster, service] = name.split('/');
    return {
      text: 'Put the tasks into private subnets with a NAT gateway or VPC endpoints.',
      command: sh`aws ecs update-service --region ${scope.region} --cluster ${cluster} --service ${service} --network-configuration 'awsvpcConfiguration={subnets=[SUBNET],securityGroups=[GROUP],assignPublicIp=DISABLED}'`,
      terraform: 'resource "aws_ecs_service": network_configuration { assign_public_ip = false }',
    };
  },

  evaluate({ network: { assignPublicIp, taskSets } }) {
    const open = taskSets.filter((set) => set.assignPublicIp === 'ENABLED');
    if (assignPublicIp === 'ENABLED') return fail('The tasks get public addresses');
    if (open.length > 0) return fail(`Tasks of ${listOf(open.map(({ id }) => id))} get public addresses`);
    const known = [assignPublicIp, ...taskSets.map((set) => set.assignPublicIp)].some((ip) => ip !== null);
    return known ? pass('The tasks get no public addresses') : notApplicable("The tasks use their host's addresses");
  },

  examples: {
    pass: [network('DISABLED'), network(null, 'DISABLED')],
    fail: [network('ENABLED'), network(null, 'DISABLED', 'ENABLED')],
    notApplicable: [network(null)],
  },
});
