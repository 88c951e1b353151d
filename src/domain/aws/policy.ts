/** IAM policy documents: reading them, and what resource, identity and trust policies let happen. */
export * from './grants.ts';
export * from './identity.ts';
export * from './statement.ts';
export * from './trust.ts';
