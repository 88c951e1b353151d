import { z } from 'zod';

/** Which logs of a resource are sent somewhere: one entry for each of its diagnostic settings. */
export const ResourceLogs = z.array(
  z.object({
    name: z.string(),
    logs: z.array(
      z.object({
        category: z.string().optional(),
        /** `allLogs`, `audit`. */
        categoryGroup: z.string().optional(),
        enabled: z.boolean(),
      }),
    ),
  }),
);
