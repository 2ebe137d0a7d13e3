import { sql } from 'drizzle-orm'
import {
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { PAIRING_REASONS } from '../values/pairings'
import { county, id, oneOf } from './columns'
import { households } from './households'
import { staff } from './staff'

/** Which cadre helps which household 结对帮扶, from when until when, and why that changed. */
export const pairings = pgTable(
  'pairings',
  {
    county: county(),
    id: id(),
    householdId: uuid('household_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    reason: text('reason', { enum: PAIRING_REASONS }).notNull(),
    pairedBy: uuid('paired_by').notNull(),
    /** Its last day. */
    toDay: date('to_day', { mode: 'string' }),
    endReason: text('end_reason', { enum: PAIRING_REASONS }),
    endedBy: uuid('ended_by'),
  },
  (t) => [
    primaryKey({ name: 'pairings_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'pairings_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'pairings_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('pairings_one_open')
      .on(t.county, t.householdId)
      .where(sql`${t.toDay} is null`),
    index('pairings_by_household').on(t.county, t.householdId, t.fromDay),
    index('pairings_by_staff').on(t.county, t.staffId),
    oneOf('pairings_reason_known', t.reason, PAIRING_REASONS),
    oneOf('pairings_end_reason_known', t.endReason, PAIRING_REASONS),
  ],
)
