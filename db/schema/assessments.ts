import {
  boolean,
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import {
  ASSESSMENT_GRADES,
  ASSESSMENT_KINDS,
  ASSESSMENT_STATUSES,
  type PlanContent,
} from '../values/assessments'
import { bytes, county, id, oneOf } from './columns'

/** What an assessment 考核 goes by; a changed plan is another version, and none is ever changed. */
export const assessmentPlans = pgTable(
  'assessment_plans',
  {
    county: county(),
    id: id(),
    kind: text('kind', { enum: ASSESSMENT_KINDS }).notNull(),
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    source: text('source').notNull(),
    content: jsonb('content').$type<PlanContent>().notNull(),
    setOn: date('set_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'assessment_plans_pk', columns: [t.county, t.id] }),
    uniqueIndex('assessment_plans_version').on(t.county, t.kind, t.year, t.version),
    oneOf('assessment_plans_kind_known', t.kind, ASSESSMENT_KINDS),
  ],
)

/** One assessment of all of a kind, for a year or for a month of it. */
export const assessments = pgTable(
  'assessments',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    planId: uuid('plan_id').notNull(),
    kind: text('kind', { enum: ASSESSMENT_KINDS }).notNull(),
    year: integer('year').notNull(),
    /** 0 for the whole year. */
    month: integer('month').notNull(),
    status: text('status', { enum: ASSESSMENT_STATUSES }).notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    /** Until when it is to be scored. */
    scoreBy: date('score_by', { mode: 'string' }).notNull(),
    /** Who ended the scoring and looked at what stands out. */
    moderatedBy: uuid('moderated_by'),
    releasedOn: date('released_on', { mode: 'string' }),
    /** The last day for an appeal. */
    appealUntil: date('appeal_until', { mode: 'string' }),
    lockedBy: uuid('locked_by'),
    lockedOn: date('locked_on', { mode: 'string' }),
    fingerprint: text('fingerprint'),
    publishedBy: uuid('published_by'),
    publishedOn: date('published_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'assessments_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'assessments_plan_fk',
      columns: [t.county, t.planId],
      foreignColumns: [assessmentPlans.county, assessmentPlans.id],
    }),
    uniqueIndex('assessments_code').on(t.county, t.code),
    uniqueIndex('assessments_once').on(t.county, t.kind, t.year, t.month),
    oneOf('assessments_kind_known', t.kind, ASSESSMENT_KINDS),
    oneOf('assessments_status_known', t.status, ASSESSMENT_STATUSES),
    check('assessments_month_sound', sql`${t.month} between 0 and 12`),
  ],
)

/** Who or what is assessed, by the name of the day, and what came of it once it is locked. */
export const assessmentSubjects = pgTable(
  'assessment_subjects',
  {
    county: county(),
    assessmentId: uuid('assessment_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    /** Of a unit none. */
    areaPath: text('area_path'),
    unit: text('unit'),
    staffId: uuid('staff_id'),
    /** In hundredths, like all points. */
    points: integer('points'),
    rank: integer('rank'),
    grade: text('grade', { enum: ASSESSMENT_GRADES }),
    /** Its points reach a grade that others of the same points would overfill. */
    isTied: boolean('is_tied'),
    /** The last year's, where there was one. */
    pointsBefore: integer('points_before'),
    rankBefore: integer('rank_before'),
  },
  (t) => [
    primaryKey({ name: 'assessment_subjects_pk', columns: [t.county, t.assessmentId, t.key] }),
    foreignKey({
      name: 'assessment_subjects_assessment_fk',
      columns: [t.county, t.assessmentId],
      foreignColumns: [assessments.county, assessments.id],
    }),
    oneOf('assessment_subjects_grade_known', t.grade, ASSESSMENT_GRADES),
  ],
)

/** One item of one subject: what was measured, and what was set by hand. */
export const assessmentItems = pgTable(
  'assessment_items',
  {
    county: county(),
    assessmentId: uuid('assessment_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    /** An item's code, or a veto's. */
    itemCode: text('item_code').notNull(),
    /** Null where nothing is computed. */
    good: integer('good'),
    of: integer('of'),
    /** The rows of evidence alone tell how much of `of` is not good. */
    isCounted: boolean('is_counted').notNull(),
    /** What the moderator set it to. */
    setPoints: integer('set_points'),
    setBy: uuid('set_by'),
    setReasonSealed: bytes('set_reason_sealed'),
    /** The moderator let what stands out stand as it is. */
    isAccepted: boolean('is_accepted').notNull(),
    /** What it came to when it was locked. */
    points: integer('points'),
  },
  (t) => [
    primaryKey({
      name: 'assessment_items_pk',
      columns: [t.county, t.assessmentId, t.subjectKey, t.itemCode],
    }),
    foreignKey({
      name: 'assessment_items_subject_fk',
      columns: [t.county, t.assessmentId, t.subjectKey],
      foreignColumns: [
        assessmentSubjects.county,
        assessmentSubjects.assessmentId,
        assessmentSubjects.key,
      ],
    }),
  ],
)

/** The rows behind a computed item as they stood when it was computed. */
export const assessmentEvidence = pgTable(
  'assessment_evidence',
  {
    county: county(),
    assessmentId: uuid('assessment_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    itemCode: text('item_code').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').notNull(),
    rowId: text('row_id').notNull(),
    areaPath: text('area_path'),
    day: date('day', { mode: 'string' }),
    isGood: boolean('is_good').notNull(),
    note: text('note').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'assessment_evidence_pk',
      columns: [t.county, t.assessmentId, t.subjectKey, t.itemCode, t.seq],
    }),
    foreignKey({
      name: 'assessment_evidence_item_fk',
      columns: [t.county, t.assessmentId, t.subjectKey, t.itemCode],
      foreignColumns: [
        assessmentItems.county,
        assessmentItems.assessmentId,
        assessmentItems.subjectKey,
        assessmentItems.itemCode,
      ],
    }),
  ],
)
