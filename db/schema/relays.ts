import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { RELAY_REASONS, RELAY_WAYS } from '../values/relays'
import { broadcasts } from './broadcasts'
import { county, instant, oneOf } from './columns'
import { households } from './households'
import { staff } from './staff'

/** Households no message brings an office notice to: a cadre tells them, and says so. */
export const relays = pgTable(
  'relays',
  {
    county: county(),
    broadcastId: uuid('broadcast_id').notNull(),
    householdId: uuid('household_id').notNull(),
    /** Of the household's villager group, as it was. */
    groupPath: text('group_path').notNull(),
    reason: text('reason', { enum: RELAY_REASONS }).notNull(),
    /** The cadre who was asked to tell it; null: nobody plays the part there. */
    staffId: uuid('staff_id'),
    askedAt: instant('asked_at').notNull(),
    toldAt: instant('told_at'),
    toldBy: uuid('told_by'),
    how: text('how', { enum: RELAY_WAYS }),
    /** A message got there after all: nobody has to go any more. */
    reachedAt: instant('reached_at'),
  },
  (t) => [
    primaryKey({ name: 'relays_pk', columns: [t.county, t.broadcastId, t.householdId] }),
    foreignKey({
      name: 'relays_broadcast_fk',
      columns: [t.county, t.broadcastId],
      foreignColumns: [broadcasts.county, broadcasts.id],
    }),
    foreignKey({
      name: 'relays_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'relays_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'relays_told_by_fk',
      columns: [t.county, t.toldBy],
      foreignColumns: [staff.county, staff.id],
    }),
    // What a morning's digest and a cadre's list read.
    index('relays_untold')
      .on(t.county, t.groupPath.op('text_pattern_ops'))
      .where(sql`${t.toldAt} is null and ${t.reachedAt} is null`),
    oneOf('relays_reason_known', t.reason, RELAY_REASONS),
    oneOf('relays_how_known', t.how, RELAY_WAYS),
  ],
)
