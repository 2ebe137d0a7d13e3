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
import {
  ATTENDANCE_WAYS,
  QUORUM_BASES,
  REVIEW_BODIES,
  REVIEW_OUTCOMES,
  REVIEW_STATUSES,
} from '../values/reviews'
import { NOTICE_LEVELS } from '../values/rounds'
import { bytes, county, id, instant, oneOf } from './columns'
import { applications } from './filings'
import { households } from './households'
import { rounds } from './rounds'
import { staff } from './staff'
import { villageCases } from './villages'

/** A review meeting 评议 of a round in an area. A summary of its events. */
export const reviews = pgTable(
  'reviews',
  {
    county: county(),
    id: id(),
    roundId: uuid('round_id').notNull(),
    level: text('level', { enum: NOTICE_LEVELS }).notNull(),
    areaPath: text('area_path').notNull(),
    /** As it was called on the day. */
    areaName: text('area_name').notNull(),
    body: text('body', { enum: REVIEW_BODIES }).notNull(),
    status: text('status', { enum: REVIEW_STATUSES }).notNull(),
    calledBy: uuid('called_by').notNull(),
    calledAt: instant('called_at').notNull(),
    meetsOn: date('meets_on', { mode: 'string' }).notNull(),
    isSecret: boolean('is_secret').notNull(),
    /** Of whom a quorum is reckoned, and how many there are 应到. */
    basis: text('basis', { enum: QUORUM_BASES }).notNull(),
    entitled: integer('entitled'),
    /** 实到, written proxies counted. */
    present: integer('present'),
    minutesSealed: bytes('minutes_sealed'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
  },
  (t) => [
    primaryKey({ name: 'reviews_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'reviews_round_fk',
      columns: [t.county, t.roundId],
      foreignColumns: [rounds.county, rounds.id],
    }),
    foreignKey({
      name: 'reviews_called_by_fk',
      columns: [t.county, t.calledBy],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('reviews_one_called')
      .on(t.county, t.roundId, t.level, t.areaPath)
      .where(sql`${t.status} = 'called'`),
    index('reviews_by_area').on(t.county, t.roundId, t.areaPath.op('text_pattern_ops')),
    oneOf('reviews_level_known', t.level, NOTICE_LEVELS),
    oneOf('reviews_body_known', t.body, REVIEW_BODIES),
    oneOf('reviews_status_known', t.status, REVIEW_STATUSES),
    oneOf('reviews_basis_known', t.basis, QUORUM_BASES),
  ],
)

/** Who was present 到会, one row for each who counts; a proxy stands for whoever gave it in writing. */
export const reviewAttendees = pgTable(
  'review_attendees',
  {
    county: county(),
    reviewId: uuid('review_id').notNull(),
    seq: integer('seq').notNull(),
    name: text('name').notNull(),
    way: text('way', { enum: ATTENDANCE_WAYS }).notNull(),
    /** Who came in their place, with their paper. */
    proxyName: text('proxy_name'),
    /** Whose household it is, where that is known: it abstains about itself and its kin. */
    householdId: uuid('household_id'),
    staffId: uuid('staff_id'),
  },
  (t) => [
    primaryKey({ name: 'review_attendees_pk', columns: [t.county, t.reviewId, t.seq] }),
    foreignKey({
      name: 'review_attendees_review_fk',
      columns: [t.county, t.reviewId],
      foreignColumns: [reviews.county, reviews.id],
    }),
    foreignKey({
      name: 'review_attendees_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'review_attendees_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    oneOf('review_attendees_way_known', t.way, ATTENDANCE_WAYS),
  ],
)

/** What a meeting voted about one case: of a household, or of a village. */
export const reviewItems = pgTable(
  'review_items',
  {
    county: county(),
    reviewId: uuid('review_id').notNull(),
    /** The application's or the village case's. */
    caseId: uuid('case_id').notNull(),
    applicationId: uuid('application_id'),
    villageCaseId: uuid('village_case_id'),
    votesFor: integer('votes_for').notNull(),
    votesAgainst: integer('votes_against').notNull(),
    abstained: integer('abstained').notNull(),
    /** Kin of the household and itself: present, and not voting. */
    kinAbstained: integer('kin_abstained').notNull(),
    outcome: text('outcome', { enum: REVIEW_OUTCOMES }).notNull(),
    /** Why it was declined; told to the household. */
    reasonSealed: bytes('reason_sealed'),
  },
  (t) => [
    primaryKey({ name: 'review_items_pk', columns: [t.county, t.reviewId, t.caseId] }),
    foreignKey({
      name: 'review_items_review_fk',
      columns: [t.county, t.reviewId],
      foreignColumns: [reviews.county, reviews.id],
    }),
    foreignKey({
      name: 'review_items_application_fk',
      columns: [t.county, t.applicationId],
      foreignColumns: [applications.county, applications.id],
    }),
    foreignKey({
      name: 'review_items_village_case_fk',
      columns: [t.county, t.villageCaseId],
      foreignColumns: [villageCases.county, villageCases.id],
    }),
    index('review_items_by_case').on(t.county, t.caseId),
    oneOf('review_items_outcome_known', t.outcome, REVIEW_OUTCOMES),
  ],
)
