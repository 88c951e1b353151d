import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

export const Repository = defineResource('aws.ecr.repository', {
  label: 'ECR repositories',
  per: 'region',
  list: ['ecr:DescribeRepositories'],
  facets: {
    tagMutability: listed(z.object({ setting: z.string(), exclusions: z.array(z.string()) })),
    /** The repository's own setting, which only counts under basic scanning. */
    scanOnPush: listed(z.boolean()),
    encryption: listed(z.object({ encryptionType: z.string(), kmsKey: z.string().optional() })),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 'ecr:GetRepositoryPolicy'),
    /** The document as text; `null`: none. */
    lifecyclePolicy: facet(z.string().nullable(), 'ecr:GetLifecyclePolicy'),
  },
});

/** What holds for all repositories of a region. */
export const Registry = defineResource('aws.ecr.registry', {
  label: 'ECR registries',
  per: 'region',
  list: [],
  facets: {
    scanning: facet(
      z.object({
        scanType: z.string(),
        rules: z.array(
          z.object({
            scanFrequency: z.string(),
            repositoryFilters: z.array(z.object({ filter: z.string(), filterType: z.string() })),
          }),
        ),
      }),
      'ecr:GetRegistryScanningConfiguration',
    ),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 'ecr:GetRegistryPolicy'),
  },
});
