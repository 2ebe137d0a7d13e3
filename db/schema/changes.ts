import { sql } from 'drizzle-orm'
import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { CHANGE_KINDS, CHANGE_STATUSES } from '../values/changes'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { households } from './households'
import { staff } from './staff'

/** A change 变更 of a household's file that was asked for. In the file only once it is accepted. */
export const changes = pgTable(
  'changes',
  {
    county: county(),
    id: id(),
    householdId: uuid('household_id').notNull(),
    kind: text('kind', { enum: CHANGE_KINDS }).notNull(),
    code: text('code').notNull(),
    status: text('status', { enum: CHANGE_STATUSES }).notNull(),
    /** What is to be said, as JSON: names, identity numbers and what was written in words. */
    factsSealed: bytes('facts_sealed').notNull(),
    /** Whoever of the household asked for it; else a cadre did. */
    contactId: uuid('contact_id'),
    askedBy: uuid('asked_by'),
    askedAt: instant('asked_at').notNull(),
    /** Who is to check it, and by when it is answered. */
    holderId: uuid('holder_id'),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    checkedBy: uuid('checked_by'),
    checkedOn: date('checked_on', { mode: 'string' }),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    /** Why it was declined. */
    reasonSealed: bytes('reason_sealed'),
    /** When whoever of the household asked wished to withdraw it; in force a day later. */
    withdrawalAskedAt: instant('withdrawal_asked_at'),
  },
  (t) => [
    primaryKey({ name: 'changes_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'changes_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'changes_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    foreignKey({
      name: 'changes_holder_fk',
      columns: [t.county, t.holderId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('changes_by_household').on(t.county, t.householdId, t.askedAt),
    index('changes_waiting')
      .on(t.county, t.dueOn)
      .where(sql`${t.status} in ('asked', 'checked')`),
    oneOf('changes_kind_known', t.kind, CHANGE_KINDS),
    oneOf('changes_status_known', t.status, CHANGE_STATUSES),
  ],
)
