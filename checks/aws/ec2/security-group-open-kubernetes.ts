import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-kubernetes',
  what: 'Kubernetes and etcd',
  why: 'The Kubernetes API, kubelets and etcd hold the secrets and the control of a whole cluster.',
  ports: known(2379, 2380, 6443, 10250),
});
