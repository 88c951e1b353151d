import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-kafka',
  what: 'Kafka and ZooKeeper',
  why: 'Brokers without authentication let strangers read, write and delete what systems tell each other.',
  ports: known(2181, 9092, 9094),
});
