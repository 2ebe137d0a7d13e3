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
import { OBJECTION_GROUNDS, OBJECTION_STATUSES, OBJECTION_WAYS } from '../values/rounds'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { households } from './households'
import { notices } from './rounds'
import { staff } from './staff'
import { villageCases } from './villages'

/** An objection 异议 to a posted list. A summary of its events. */
export const objections = pgTable(
  'objections',
  {
    county: county(),
    id: id(),
    noticeId: uuid('notice_id').notNull(),
    ground: text('ground', { enum: OBJECTION_GROUNDS }).notNull(),
    /** The household contested or left out; null for faulty procedure, or while not yet known. */
    householdId: uuid('household_id'),
    /** Of a list of villages: the case of the village that is contested. */
    villageCaseId: uuid('village_case_id'),
    way: text('way', { enum: OBJECTION_WAYS }).notNull(),
    /** Whose phone filed it; null where a cadre wrote it down. Never told to anybody. */
    contactId: uuid('contact_id'),
    /** The cadre who wrote it down. */
    enteredBy: uuid('entered_by'),
    /** The 代办 under which somebody filed it for a household. */
    proxyId: uuid('proxy_id'),
    /** The objection whose decision this one asks the next level about 复核; once only. */
    appealOfId: uuid('appeal_of_id'),
    code: text('code').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    status: text('status', { enum: OBJECTION_STATUSES }).notNull(),
    filedAt: instant('filed_at').notNull(),
    filedOn: date('filed_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** Who is to check it on the spot and decide: somebody untied. Null while nobody is. */
    staffId: uuid('staff_id'),
    withdrawalAskedAt: instant('withdrawal_asked_at'),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    /** Why; told to the filer. */
    reasonSealed: bytes('reason_sealed'),
  },
  (t) => [
    primaryKey({ name: 'objections_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'objections_notice_fk',
      columns: [t.county, t.noticeId],
      foreignColumns: [notices.county, notices.id],
    }),
    foreignKey({
      name: 'objections_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'objections_village_case_fk',
      columns: [t.county, t.villageCaseId],
      foreignColumns: [villageCases.county, villageCases.id],
    }),
    foreignKey({
      name: 'objections_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    foreignKey({
      name: 'objections_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('objections_by_notice').on(t.county, t.noticeId, t.householdId),
    index('objections_by_contact').on(t.county, t.contactId),
    uniqueIndex('objections_one_appeal')
      .on(t.county, t.appealOfId)
      .where(sql`${t.appealOfId} is not null`),
    index('objections_open_by_household')
      .on(t.county, t.householdId)
      .where(sql`${t.status} = 'open'`),
    index('objections_open_by_village')
      .on(t.county, t.villageCaseId)
      .where(sql`${t.status} = 'open' and ${t.villageCaseId} is not null`),
    index('objections_open_by_staff')
      .on(t.county, t.staffId)
      .where(sql`${t.status} = 'open'`),
    oneOf('objections_ground_known', t.ground, OBJECTION_GROUNDS),
    oneOf('objections_way_known', t.way, OBJECTION_WAYS),
    oneOf('objections_status_known', t.status, OBJECTION_STATUSES),
  ],
)
