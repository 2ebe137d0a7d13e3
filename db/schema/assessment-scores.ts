import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
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
import { ASSESSMENT_APPEAL_STATUSES, RECUSAL_REASONS } from '../values/assessments'
import { assessments, assessmentSubjects } from './assessments'
import { bytes, county, id, oneOf } from './columns'
import { staff } from './staff'

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
