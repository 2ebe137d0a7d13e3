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
import { bytes, county, id, oneOf } from './columns'
import { households } from './households'
import { leads } from './leads'
import { RISK_CLASSES } from '../values/leads'
import { LEDGER_ENDS } from '../values/monitoring'

/** The off-register ledger 档外台账: households on the border of poverty 临界对象 that are on no register. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    county: county(),
    id: id(),
    householdId: uuid('household_id').notNull(),
    class: text('class', { enum: RISK_CLASSES }).notNull(),
    leadId: uuid('lead_id'),
    enteredBy: uuid('entered_by').notNull(),
    enteredOn: date('entered_on', { mode: 'string' }).notNull(),
    /** Why it stands there. */
    reasonSealed: bytes('reason_sealed').notNull(),
    /** Null where nobody decided it by itself. */
    leftBy: uuid('left_by'),
    leftOn: date('left_on', { mode: 'string' }),
    leftBecause: text('left_because', { enum: LEDGER_ENDS }),
    /** In the words of whoever decided it. */
    endSealed: bytes('end_sealed'),
  },
  (t) => [
    primaryKey({ name: 'ledger_entries_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'ledger_entries_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'ledger_entries_lead_fk',
      columns: [t.county, t.leadId],
      foreignColumns: [leads.county, leads.id],
    }),
    uniqueIndex('ledger_entries_one_open')
      .on(t.county, t.householdId)
      .where(sql`${t.leftOn} is null`),
    oneOf('ledger_entries_class_known', t.class, RISK_CLASSES),
    oneOf('ledger_entries_end_known', t.leftBecause, LEDGER_ENDS),
    index('ledger_entries_by_household').on(t.county, t.householdId),
  ],
)
