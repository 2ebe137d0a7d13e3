import { z } from 'zod'
import { BROADCAST_AUDIENCES } from '../../db/values/broadcasts'
import { STAFF_ROLES } from '../../db/values/staff'

/** Longer than any body may be, so that the answer can say by how much. */
export const Text = z.string().trim().min(1).max(1000)

/** What an office notice is drafted from, by a route and by a command alike. */
export const NewBroadcast = z.strictObject({
  areaPath: z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/),
  audience: z.enum(BROADCAST_AUDIENCES),
  /** Of the staff audience; none: all of them. */
  roles: z.array(z.enum(STAFF_ROLES)).max(STAFF_ROLES.length).default([]),
  body: Text,
  /** The whole county is meant, and said to be. */
  everybody: z.boolean().optional(),
})
export type NewBroadcast = z.output<typeof NewBroadcast>
