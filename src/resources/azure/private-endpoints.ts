import { z } from 'zod';

/** Private endpoints that somebody connected to a resource. Only approved ones let anybody in. */
export const PrivateEndpointConnections = z.array(
  z.object({
    properties: z.object({
      privateLinkServiceConnectionState: z.object({ status: z.string().optional() }).optional(),
    }),
  }),
);
