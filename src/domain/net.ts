/** Networks, ports, and what security groups and network ACLs let through. */
export * from './aws/vpc.ts';
export * from './cidr.ts';
export * from './ports.ts';
