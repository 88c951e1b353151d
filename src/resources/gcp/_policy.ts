import { z } from 'zod';

/** Who holds which role on a resource: its own IAM policy, without what it inherits. */
export const Bindings = z.array(
  z.object({
    role: z.string(),
    members: z.array(z.string()),
    condition: z.object({ title: z.string(), expression: z.string() }).optional(),
  }),
);
