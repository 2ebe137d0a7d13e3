import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { CODE_KINDS } from '../values/codes'
import {
  APPLICATION_STATUSES,
  CASE_ORIGINS,
  HELP_KINDS,
  HELP_SIDES,
  HELP_STATUSES,
} from '../values/filings'
import { HOUSEHOLD_TYPES, POVERTY_CAUSES, WATCH_KINDS } from '../values/roll'
import { CASE_LEVELS, HOUSEHOLD_ROUND_KINDS } from '../values/rounds'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { households } from './households'
import { staff } from './staff'

/** Every code people may type: what it stands for and which contact filed it. */
export const codes = pgTable(
  'codes',
  {
    county: county(),
    code: text('code').notNull(),
    kind: text('kind', { enum: CODE_KINDS }).notNull(),
    /** `application:<id>`, `help:<id>`. */
    subject: text('subject').notNull(),
    contactId: uuid('contact_id'),
    /** A superseded code leads to its successor. */
    supersededBy: text('superseded_by'),
  },
  (t) => [
    primaryKey({ name: 'codes_pk', columns: [t.county, t.code] }),
    index('codes_by_subject').on(t.county, t.subject),
    oneOf('codes_kind_known', t.kind, CODE_KINDS),
  ],
)

/** Wrong last-four digits given for a receipt by somebody else than its filer; limited per receipt. */
export const receiptAttempts = pgTable(
  'receipt_attempts',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'receipt_attempts_pk', columns: [t.county, t.id] }),
    index('receipt_attempts_by_code').on(t.county, t.code, t.attemptedAt),
  ],
)

/** The case of a household in a round: its application 申请, or a proposal about it. A summary of its events. */
export const applications = pgTable(
  'applications',
  {
    county: county(),
    id: id(),
    householdId: uuid('household_id').notNull(),
    kind: text('kind', { enum: HOUSEHOLD_ROUND_KINDS }).notNull().default('identification'),
    origin: text('origin', { enum: CASE_ORIGINS }).notNull().default('household'),
    /** Who filed it and may withdraw it; null where the household was taken in without asking: 漏评. */
    contactId: uuid('contact_id'),
    code: text('code').notNull(),
    status: text('status', { enum: APPLICATION_STATUSES }).notNull(),
    filedAt: instant('filed_at').notNull(),
    filedOn: date('filed_on', { mode: 'string' }).notNull(),
    answerDueOn: date('answer_due_on', { mode: 'string' }).notNull(),
    /** Asked for then; in force 24 hours later. */
    withdrawalAskedAt: instant('withdrawal_asked_at'),
    /** What the household is told when it is declined. */
    reason: text('reason'),
    decidedOn: date('decided_on', { mode: 'string' }),
    /** The round that deals with it; null while none is open in the area. */
    roundId: uuid('round_id'),
    /** The level whose list it comes onto next; null outside a round. */
    level: text('level', { enum: CASE_LEVELS }),
    /** The review that passed it at this level; null until one did. */
    reviewId: uuid('review_id'),
    /** As the survey found it and the sign-offs confirm. */
    householdType: text('household_type', { enum: HOUSEHOLD_TYPES }),
    mainCause: text('main_cause', { enum: POVERTY_CAUSES }),
    otherCauses: text('other_causes', { enum: POVERTY_CAUSES }).array().notNull().default([]),
    /** Of a watch-list case: as what it is to be watched. */
    watch: text('watch', { enum: WATCH_KINDS }),
  },
  (t) => [
    primaryKey({ name: 'applications_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'applications_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'applications_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    uniqueIndex('applications_one_open')
      .on(t.county, t.householdId)
      .where(sql`${t.status} = 'filed'`),
    index('applications_by_contact').on(t.county, t.contactId),
    index('applications_by_household').on(t.county, t.householdId, t.filedAt),
    index('applications_by_round').on(t.county, t.roundId, t.level),
    oneOf('applications_level_known', t.level, CASE_LEVELS),
    oneOf('applications_kind_known', t.kind, HOUSEHOLD_ROUND_KINDS),
    oneOf('applications_origin_known', t.origin, CASE_ORIGINS),
    oneOf('applications_household_type_known', t.householdType, HOUSEHOLD_TYPES),
    oneOf('applications_main_cause_known', t.mainCause, POVERTY_CAUSES),
    oneOf('applications_watch_known', t.watch, WATCH_KINDS),
    oneOf('applications_status_known', t.status, APPLICATION_STATUSES),
  ],
)

/** A call for help 求助 or a talk with a person 人工: somebody is named to answer it. */
export const helpRequests = pgTable(
  'help_requests',
  {
    county: county(),
    id: id(),
    kind: text('kind', { enum: HELP_KINDS }).notNull(),
    contactId: uuid('contact_id').notNull(),
    /** Unknown while the contact is not linked. */
    householdId: uuid('household_id'),
    areaPath: text('area_path').notNull(),
    code: text('code').notNull(),
    status: text('status', { enum: HELP_STATUSES }).notNull(),
    staffId: uuid('staff_id'),
    openedAt: instant('opened_at').notNull(),
    answerDueAt: instant('answer_due_at').notNull(),
    /** A talk with a person lapses then, unless one of the two speaks. */
    lapsesAt: instant('lapses_at'),
    messageCount: integer('message_count').notNull(),
    /** Somebody is in danger, or was when they wrote. */
    isUrgent: boolean('is_urgent').notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'help_requests_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'help_requests_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    foreignKey({
      name: 'help_requests_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'help_requests_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('help_requests_by_contact').on(t.county, t.contactId, t.status),
    index('help_requests_open')
      .on(t.county, t.areaPath.op('text_pattern_ops'))
      .where(sql`${t.status} = 'open'`),
    oneOf('help_requests_kind_known', t.kind, HELP_KINDS),
    oneOf('help_requests_status_known', t.status, HELP_STATUSES),
  ],
)

/** What was said in a help request, in order. */
export const helpMessages = pgTable(
  'help_messages',
  {
    county: county(),
    helpRequestId: uuid('help_request_id').notNull(),
    seq: integer('seq').notNull(),
    side: text('side', { enum: HELP_SIDES }).notNull(),
    staffId: uuid('staff_id'),
    bodySealed: bytes('body_sealed').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'help_messages_pk', columns: [t.county, t.helpRequestId, t.seq] }),
    foreignKey({
      name: 'help_messages_request_fk',
      columns: [t.county, t.helpRequestId],
      foreignColumns: [helpRequests.county, helpRequests.id],
    }),
    oneOf('help_messages_side_known', t.side, HELP_SIDES),
  ],
)
