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
  ROUND_KINDS,
  ROUND_STATUSES,
} from '../values/rounds'
import { county, id, instant, oneOf } from './columns'
import { applications } from './filings'
import { households } from './households'
import { staff } from './staff'

/** A round 轮次 of identification in an area, its figures frozen as they were when it was opened. */
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
