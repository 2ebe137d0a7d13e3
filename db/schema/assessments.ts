import {
  boolean,
  check,
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
import { sql } from 'drizzle-orm'
import {
  ASSESSMENT_APPEAL_STATUSES,
  ASSESSMENT_GRADES,
  ASSESSMENT_KINDS,
  ASSESSMENT_STATUSES,
  type PlanContent,
  RECUSAL_REASONS,
} from '../values/assessments'
import { bytes, county, id, oneOf } from './columns'
import { staff } from './staff'

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

/** Who scores an assessment. */
export const assessmentAssessors = pgTable(
  'assessment_assessors',
  {
    county: county(),
    assessmentId: uuid('assessment_id').notNull(),
    staffId: uuid('staff_id').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'assessment_assessors_pk',
      columns: [t.county, t.assessmentId, t.staffId],
    }),
    foreignKey({
      name: 'assessment_assessors_assessment_fk',
      columns: [t.county, t.assessmentId],
      foreignColumns: [assessments.county, assessments.id],
    }),
    foreignKey({
      name: 'assessment_assessors_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('assessment_assessors_by_staff').on(t.county, t.staffId),
  ],
)

/** Whom an assessor does not score 回避, and why. */
export const assessmentRecusals = pgTable(
  'assessment_recusals',
  {
    county: county(),
    assessmentId: uuid('assessment_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    reason: text('reason', { enum: RECUSAL_REASONS }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'assessment_recusals_pk',
      columns: [t.county, t.assessmentId, t.staffId, t.subjectKey],
    }),
    foreignKey({
      name: 'assessment_recusals_assessor_fk',
      columns: [t.county, t.assessmentId, t.staffId],
      foreignColumns: [
        assessmentAssessors.county,
        assessmentAssessors.assessmentId,
        assessmentAssessors.staffId,
      ],
    }),
    oneOf('assessment_recusals_reason_known', t.reason, RECUSAL_REASONS),
  ],
)

/** A score of one assessor; the highest number counts, the others are what they gave before. */
export const assessmentScores = pgTable(
  'assessment_scores',
  {
    county: county(),
    assessmentId: uuid('assessment_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    itemCode: text('item_code').notNull(),
    staffId: uuid('staff_id').notNull(),
    seq: integer('seq').notNull(),
    points: integer('points').notNull(),
    noteSealed: bytes('note_sealed'),
    day: date('day', { mode: 'string' }).notNull(),
    /** The moderator asks whoever gave it to look again. */
    isAskedAgain: boolean('is_asked_again').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'assessment_scores_pk',
      columns: [t.county, t.assessmentId, t.subjectKey, t.itemCode, t.staffId, t.seq],
    }),
    foreignKey({
      name: 'assessment_scores_assessor_fk',
      columns: [t.county, t.assessmentId, t.staffId],
      foreignColumns: [
        assessmentAssessors.county,
        assessmentAssessors.assessmentId,
        assessmentAssessors.staffId,
      ],
    }),
    check('assessment_scores_points_sound', sql`${t.points} >= 0`),
  ],
)

/** 一票否决 by hand: whom it hits, and why. */
export const assessmentVetoes = pgTable(
  'assessment_vetoes',
  {
    county: county(),
    assessmentId: uuid('assessment_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    vetoCode: text('veto_code').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    reasonSealed: bytes('reason_sealed').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'assessment_vetoes_pk',
      columns: [t.county, t.assessmentId, t.subjectKey, t.vetoCode],
    }),
    foreignKey({
      name: 'assessment_vetoes_subject_fk',
      columns: [t.county, t.assessmentId, t.subjectKey],
      foreignColumns: [
        assessmentSubjects.county,
        assessmentSubjects.assessmentId,
        assessmentSubjects.key,
      ],
    }),
  ],
)

/** What whoever is assessed says against one item 考核申诉; once per item. */
export const assessmentAppeals = pgTable(
  'assessment_appeals',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    itemCode: text('item_code').notNull(),
    filedBy: uuid('filed_by').notNull(),
    filedOn: date('filed_on', { mode: 'string' }).notNull(),
    reasonSealed: bytes('reason_sealed').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    status: text('status', { enum: ASSESSMENT_APPEAL_STATUSES }).notNull(),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    decisionSealed: bytes('decision_sealed'),
    /** What the item has from then on, where it was upheld. */
    points: integer('points'),
  },
  (t) => [
    primaryKey({ name: 'assessment_appeals_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'assessment_appeals_subject_fk',
      columns: [t.county, t.assessmentId, t.subjectKey],
      foreignColumns: [
        assessmentSubjects.county,
        assessmentSubjects.assessmentId,
        assessmentSubjects.key,
      ],
    }),
    uniqueIndex('assessment_appeals_code').on(t.county, t.code),
    uniqueIndex('assessment_appeals_once').on(t.county, t.assessmentId, t.subjectKey, t.itemCode),
    index('assessment_appeals_open')
      .on(t.county, t.dueOn)
      .where(sql`${t.status} = 'open'`),
    oneOf('assessment_appeals_status_known', t.status, ASSESSMENT_APPEAL_STATUSES),
  ],
)
