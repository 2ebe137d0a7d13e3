import {
  bigint,
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
import { APPLICATION_STATUSES } from '../values/filings'
import { CASE_LEVELS, ENTRY_STATUSES, VILLAGE_ROUND_KINDS } from '../values/rounds'
import {
  INDICATOR_WAYS,
  VILLAGE_CLASSES,
  VILLAGE_INDICATORS,
  VILLAGE_STATUSES,
} from '../values/village-standards'
import { county, id, instant, oneOf } from './columns'
import { notices, rounds } from './rounds'
import { staff } from './staff'

/** One indicator of a village's standard 三高一低三差三重 in a year, with where it comes from. */
export const villageIndicators = pgTable(
  'village_indicators',
  {
    county: county(),
    villagePath: text('village_path').notNull(),
    year: integer('year').notNull(),
    indicator: text('indicator', { enum: VILLAGE_INDICATORS }).notNull(),
    /** Permille of a share, fen of an income, points of a grade. */
    value: bigint('value', { mode: 'number' }).notNull(),
    way: text('way', { enum: INDICATOR_WAYS }).notNull(),
    /** The paper it comes from, or the query that computed it with its counts. */
    source: text('source').notNull(),
    setBy: uuid('set_by'),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'village_indicators_pk',
      columns: [t.county, t.villagePath, t.year, t.indicator],
    }),
    index('village_indicators_by_year').on(t.county, t.year, t.indicator),
    oneOf('village_indicators_indicator_known', t.indicator, VILLAGE_INDICATORS),
    oneOf('village_indicators_way_known', t.way, INDICATOR_WAYS),
  ],
)

/** How the indicators are weighed: data with validity and source, never constants. */
export const villageStandards = pgTable(
  'village_standards',
  {
    county: county(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    source: text('source').notNull(),
    /** By indicator `{ weight, least, most }`, and from which score a village is deep or relative. */
    rules: jsonb('rules').notNull(),
  },
  (t) => [primaryKey({ name: 'village_standards_pk', columns: [t.county, t.validFrom] })],
)

/** The score of a village in a year, as it was reckoned, line by line. */
export const villageScores = pgTable(
  'village_scores',
  {
    county: county(),
    villagePath: text('village_path').notNull(),
    year: integer('year').notNull(),
    /** Thousandths of a point. */
    scoreMilli: integer('score_milli').notNull(),
    rank: integer('rank').notNull(),
    class: text('class', { enum: VILLAGE_CLASSES }).notNull(),
    lines: jsonb('lines').notNull(),
    standardFrom: date('standard_from', { mode: 'string' }).notNull(),
    reckonedAt: instant('reckoned_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'village_scores_pk', columns: [t.county, t.villagePath, t.year] }),
    index('village_scores_by_rank').on(t.county, t.year, t.rank),
    oneOf('village_scores_class_known', t.class, VILLAGE_CLASSES),
  ],
)

/** Which villages are poor villages 贫困村, or were. */
export const poorVillages = pgTable(
  'poor_villages',
  {
    county: county(),
    villagePath: text('village_path').notNull(),
    status: text('status', { enum: VILLAGE_STATUSES }).notNull(),
    class: text('class', { enum: VILLAGE_CLASSES }).notNull(),
    since: date('since', { mode: 'string' }).notNull(),
    villageCaseId: uuid('village_case_id'),
  },
  (t) => [
    primaryKey({ name: 'poor_villages_pk', columns: [t.county, t.villagePath] }),
    oneOf('poor_villages_status_known', t.status, VILLAGE_STATUSES),
    oneOf('poor_villages_class_known', t.class, VILLAGE_CLASSES),
  ],
)

/** The case of a village in a round of villages. */
export const villageCases = pgTable(
  'village_cases',
  {
    county: county(),
    id: id(),
    roundId: uuid('round_id').notNull(),
    kind: text('kind', { enum: VILLAGE_ROUND_KINDS }).notNull(),
    villagePath: text('village_path').notNull(),
    /** As it was called on the day. */
    villageName: text('village_name').notNull(),
    status: text('status', { enum: APPLICATION_STATUSES }).notNull(),
    level: text('level', { enum: CASE_LEVELS }).notNull(),
    /** The review that passed it; null until one did. */
    reviewId: uuid('review_id'),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    /** The score and what else was looked at, as it stood when it was proposed. */
    findings: jsonb('findings').notNull(),
    reason: text('reason'),
    decidedOn: date('decided_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'village_cases_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'village_cases_round_fk',
      columns: [t.county, t.roundId],
      foreignColumns: [rounds.county, rounds.id],
    }),
    foreignKey({
      name: 'village_cases_proposed_by_fk',
      columns: [t.county, t.proposedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('village_cases_one_per_round').on(t.county, t.roundId, t.villagePath),
    oneOf('village_cases_kind_known', t.kind, VILLAGE_ROUND_KINDS),
    oneOf('village_cases_status_known', t.status, APPLICATION_STATUSES),
    oneOf('village_cases_level_known', t.level, CASE_LEVELS),
  ],
)

/** A village on a posted list, as it was when it was posted. */
export const noticeVillages = pgTable(
  'notice_villages',
  {
    county: county(),
    noticeId: uuid('notice_id').notNull(),
    villageCaseId: uuid('village_case_id').notNull(),
    villagePath: text('village_path').notNull(),
    villageName: text('village_name').notNull(),
    status: text('status', { enum: ENTRY_STATUSES }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'notice_villages_pk', columns: [t.county, t.noticeId, t.villageCaseId] }),
    foreignKey({
      name: 'notice_villages_notice_fk',
      columns: [t.county, t.noticeId],
      foreignColumns: [notices.county, notices.id],
    }),
    foreignKey({
      name: 'notice_villages_case_fk',
      columns: [t.county, t.villageCaseId],
      foreignColumns: [villageCases.county, villageCases.id],
    }),
    oneOf('notice_villages_status_known', t.status, ENTRY_STATUSES),
  ],
)
