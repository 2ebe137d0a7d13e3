import { sql } from 'drizzle-orm'
import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  ENTRY_STATUSES,
  NOTICE_LEVELS,
  NOTICE_STATUSES,
  PROOF_MOMENTS,
  PROOF_STATUSES,
  ROUND_KINDS,
  ROUND_STATUSES,
} from '../values/rounds'
import { bytes, county, id, instant, oneOf } from './columns'
import { applications } from './filings'
import { households } from './households'
import { staff } from './staff'

/** A round 轮次 in an area, its figures frozen as they were when it was opened. */
export const rounds = pgTable(
  'rounds',
  {
    county: county(),
    id: id(),
    kind: text('kind', { enum: ROUND_KINDS }).notNull(),
    year: integer('year').notNull(),
    areaPath: text('area_path').notNull(),
    status: text('status', { enum: ROUND_STATUSES }).notNull(),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    openedBy: uuid('opened_by').notNull(),
    closedOn: date('closed_on', { mode: 'string' }),
    /** By name: `{ value, unit, validFrom, validTo, source }`. */
    figures: jsonb('figures').notNull(),
    /** How many were expected 规模; shown, and never cuts anybody who qualifies. */
    plannedSize: integer('planned_size'),
  },
  (t) => [
    primaryKey({ name: 'rounds_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'rounds_opened_by_fk',
      columns: [t.county, t.openedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    index('rounds_by_area').on(t.county, t.areaPath.op('text_pattern_ops')),
    uniqueIndex('rounds_one_open')
      .on(t.county, t.kind, t.areaPath)
      .where(sql`${t.status} = 'open'`),
    oneOf('rounds_kind_known', t.kind, ROUND_KINDS),
    oneOf('rounds_status_known', t.status, ROUND_STATUSES),
  ],
)

/** A posted list 公示. Its window begins the day after it was posted. */
export const notices = pgTable(
  'notices',
  {
    county: county(),
    id: id(),
    roundId: uuid('round_id').notNull(),
    level: text('level', { enum: NOTICE_LEVELS }).notNull(),
    areaPath: text('area_path').notNull(),
    /** As it was called on the day. */
    areaName: text('area_name').notNull(),
    code: text('code').notNull(),
    status: text('status', { enum: NOTICE_STATUSES }).notNull(),
    /** Of what the sheet says, so that anybody can tell whether it was changed; null before there were any. */
    fingerprint: bytes('fingerprint'),
    /** While it is only drawn up: when it was, with the window it would have had. */
    postedAt: instant('posted_at').notNull(),
    postedOn: date('posted_on', { mode: 'string' }).notNull(),
    postedBy: uuid('posted_by').notNull(),
    /** Last day of the window, and the instant at which it is over. */
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    closesAt: instant('closes_at').notNull(),
    /** The list of the same level and area it was posted in the place of or beside (补充公示). */
    followsId: uuid('follows_id'),
  },
  (t) => [
    primaryKey({ name: 'notices_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'notices_round_fk',
      columns: [t.county, t.roundId],
      foreignColumns: [rounds.county, rounds.id],
    }),
    foreignKey({
      name: 'notices_posted_by_fk',
      columns: [t.county, t.postedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('notices_code').on(t.county, t.code),
    index('notices_by_round').on(t.county, t.roundId, t.level),
    index('notices_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.closesAt),
    oneOf('notices_level_known', t.level, NOTICE_LEVELS),
    oneOf('notices_status_known', t.status, NOTICE_STATUSES),
  ],
)

/** A household on a posted list, as it was when it was posted. */
export const noticeEntries = pgTable(
  'notice_entries',
  {
    county: county(),
    noticeId: uuid('notice_id').notNull(),
    householdId: uuid('household_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    headName: text('head_name').notNull(),
    size: integer('size').notNull(),
    /** Of the household's villager group. */
    areaPath: text('area_path').notNull(),
    status: text('status', { enum: ENTRY_STATUSES }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'notice_entries_pk',
      columns: [t.county, t.noticeId, t.householdId],
    }),
    foreignKey({
      name: 'notice_entries_notice_fk',
      columns: [t.county, t.noticeId],
      foreignColumns: [notices.county, notices.id],
    }),
    foreignKey({
      name: 'notice_entries_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'notice_entries_application_fk',
      columns: [t.county, t.applicationId],
      foreignColumns: [applications.county, applications.id],
    }),
    index('notice_entries_by_household').on(t.county, t.householdId),
    oneOf('notice_entries_status_known', t.status, ENTRY_STATUSES),
  ],
)

/**
 * A photo of the sheet on the wall, sent by a cadre. The window of a list begins with the first one
 * that is accepted, and nothing advances without one of its last day.
 */
export const noticeProofs = pgTable(
  'notice_proofs',
  {
    county: county(),
    mediaId: uuid('media_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    moment: text('moment', { enum: PROOF_MOMENTS }).notNull(),
    status: text('status', { enum: PROOF_STATUSES }).notNull(),
    staffId: uuid('staff_id').notNull(),
    sentAt: instant('sent_at').notNull(),
    decidedAt: instant('decided_at'),
    /** Why it was refused, as a stable word. */
    refusal: text('refusal'),
  },
  (t) => [
    primaryKey({ name: 'notice_proofs_pk', columns: [t.county, t.mediaId] }),
    foreignKey({
      name: 'notice_proofs_notice_fk',
      columns: [t.county, t.noticeId],
      foreignColumns: [notices.county, notices.id],
    }),
    foreignKey({
      name: 'notice_proofs_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('notice_proofs_by_notice').on(t.county, t.noticeId, t.moment),
    oneOf('notice_proofs_moment_known', t.moment, PROOF_MOMENTS),
    oneOf('notice_proofs_status_known', t.status, PROOF_STATUSES),
  ],
)
