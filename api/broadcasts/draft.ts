import { z } from 'zod'
import {
  BROADCAST_AUDIENCES,
  BROADCAST_WAYS,
  type BroadcastAudience,
} from '../../db/values/broadcasts'
import { LANGUAGES } from '../../db/values/contacts'
import { ROLL_STATUSES, WATCH_KINDS } from '../../db/values/roll'
import { NOTICE_LEVELS } from '../../db/values/rounds'
import { STAFF_ROLES, type StaffRole } from '../../db/values/staff'

/** Longer than any body may be, so that the answer can say by how much. */
export const Text = z.string().trim().min(1).max(1000)
const Path = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/)

/** What narrows an audience: all of it has to hold. */
export const Narrowing = z.strictObject({
  statuses: z.array(z.enum(ROLL_STATUSES)).min(1).max(ROLL_STATUSES.length).optional(),
  watch: z.array(z.enum(WATCH_KINDS)).min(1).max(WATCH_KINDS.length).optional(),
  /** Of `applied`, `posted`, `contested`, `declined` and `registered`: in this round. */
  roundId: z.uuid().optional(),
  /** Of `posted` and `contested`: on the list of this level. */
  level: z.enum(NOTICE_LEVELS).optional(),
  language: z.enum(LANGUAGES).optional(),
  way: z.enum(BROADCAST_WAYS).optional(),
})
export type Narrowing = z.output<typeof Narrowing>

export const TemplateName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_-]{1,20}$/u)

/** What an office notice is drafted from, by a route and by a command alike. */
export const NewBroadcast = z.strictObject({
  areaPath: Path,
  /** It goes to these as well. */
  otherAreas: z.array(Path).max(50).optional(),
  audience: z.enum(BROADCAST_AUDIENCES),
  /** Of the staff audience; none: all of them. */
  roles: z.array(z.enum(STAFF_ROLES)).max(STAFF_ROLES.length).default([]),
  narrowing: Narrowing.optional(),
  /** Its own words, or else those of a template. */
  body: Text.optional(),
  bodyEn: Text.optional(),
  template: z.strictObject({ name: TemplateName, version: z.int().min(1) }).optional(),
  /** From when on; without it, once it is approved. Nobody is woken by it. */
  sendAt: z.iso.datetime({ offset: true }).optional(),
  /** What was not sent by then is not sent at all. */
  notAfter: z.iso.datetime({ offset: true }).optional(),
  /** The whole county is meant, and said to be. */
  everybody: z.boolean().optional(),
})
export type NewBroadcast = z.output<typeof NewBroadcast>

/** To whom a broadcast goes. */
export interface Target {
  areas: readonly string[]
  audience: BroadcastAudience
  /** Of the staff audience; none: all of them. */
  roles: readonly StaffRole[]
  narrowing: Narrowing
}
