import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { LEAVE_REASONS } from '../values/archive'
import { bytes, county, id, oneOf } from './columns'
import { households } from './households'

/**
 * Who was a member of a household and is one of none now: the archive can still say who that was. Sealed as
 * their row of `people` was, whose id this one keeps.
 */
export const formerMembers = pgTable(
  'former_members',
  {
    county: county(),
    id: id(),
    /** The last they were a member of. */
    householdId: uuid('household_id').notNull(),
    name: text('name').notNull(),
    idNumberSealed: bytes('id_number_sealed').notNull(),
    idNumberIndex: bytes('id_number_index').notNull(),
    reason: text('reason', { enum: LEAVE_REASONS }).notNull(),
    leftOn: date('left_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'former_members_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'former_members_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    index('former_members_by_household').on(t.county, t.householdId),
    index('former_members_by_id_number').on(t.county, t.idNumberIndex),
    oneOf('former_members_reason_known', t.reason, LEAVE_REASONS),
  ],
)

/**
 * What a decision says of a household that its file does not say yet: the file changes nothing of it until it
 * has once said the same, and the row is gone.
 */
export const decidedFacts = pgTable(
  'decided_facts',
  {
    county: county(),
    householdId: uuid('household_id').notNull(),
    /** The household itself, or who is or was a member. */
    aboutId: uuid('about_id').notNull(),
    /** A field of theirs; `joined` and `left` of a member; `key` where the file finds the household by another. */
    field: text('field').notNull(),
    /** What the file may still call them: the index of an identity number in hex, or a key. */
    was: text('was'),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'decided_facts_pk',
      columns: [t.county, t.householdId, t.aboutId, t.field],
    }),
    foreignKey({
      name: 'decided_facts_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
  ],
)
