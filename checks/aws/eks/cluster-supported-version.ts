import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { daysUntil } from 'cloudstance/domain/time';
import { Cluster } from 'cloudstance/resources/aws/eks';

const at = (day: string): string => `${day}T00:00:00.000Z`;
const release = (version: string, versionStatus: string, standard: string, extended: string) => ({
  release: {
    version,
    support: { versionStatus, endOfStandardSupportDate: at(standard), endOfExtendedSupportDate: at(extended) },
  },
});

export default defineCheck({
  id: 'aws-eks-cluster-supported-version',
  title: 'EKS clusters run a Kubernetes version that AWS supports',
  severity: 'high',
  why: 'Flaws of an unsupported version are published and never mended, and AWS upgrades such clusters at a time of its choosing.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html'],
  on: Cluster.pick('release'),
  fix: ({ name, scope }) => ({
    text: 'Upgrade one minor version at a time, nodes and add-ons as well.',
    command: sh`aws eks update-cluster-version --region ${scope.region} --name ${name} --kubernetes-version VERSION`,
    terraform: 'resource "aws_eks_cluster": version = a supported one',
  }),

  evaluate({ release: { version, support } }, { now }) {
    if (support === null) return fail(`AWS no longer lists Kubernetes ${version}`);
    const { versionStatus, endOfStandardSupportDate: standard, endOfExtendedSupportDate: extended } = support;
    const [endOfStandard, endOfExtended] = [standard, extended].map((date) => date.slice(0, 10));
    if (versionStatus === 'UNSUPPORTED' || daysUntil(extended, now) < 0)
      return fail(`Support of Kubernetes ${version} ended on ${endOfExtended}`);
    if (daysUntil(standard, now) < 0)
      return pass(`Kubernetes ${version} is in extended support until ${endOfExtended}`);
    return pass(`Kubernetes ${version} is in standard support until ${endOfStandard}`);
  },

  examples: {
    pass: [
      release('1.34', 'STANDARD_SUPPORT', '2026-12-02', '2027-12-02'),
      release('1.31', 'EXTENDED_SUPPORT', '2025-11-26', '2026-11-26'),
    ],
    fail: [
      release('1.28', 'UNSUPPORTED', '2024-11-26', '2025-11-26'),
      // The snapshot is judged later than it was taken.
      release('1.30', 'EXTENDED_SUPPORT', '2025-07-23', '2026-07-23'),
      { release: { version: '1.17', support: null } },
    ],
  },
});
