import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-rabbitmq',
  what: 'RabbitMQ and AMQP',
  why: 'A message broker on the internet gives whoever guesses a password everything that systems tell each other.',
  ports: known(5672, 15672),
});
