import type { Plan } from '../../plan.ts';

export const isRegional = (plan: Plan): boolean => [...plan.values()].some(({ type }) => type.per === 'region');

/** Permissions a scan needs before any collector runs: finding the regions. GetCallerIdentity needs none. */
export const basePermissions = (plan: Plan): readonly string[] => (isRegional(plan) ? ['ec2:DescribeRegions'] : []);
