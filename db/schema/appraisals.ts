import {
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
  APPRAISAL_KINDS,
  APPRAISAL_STATUSES,
  APPRAISAL_USES,
  ASSESSMENT_GRADES,
} from '../values/assessments'
import { assessments } from './assessments'
import { county, id, oneOf } from './columns'

/** 考核运用: what a published assessment means for the yearly appraisal of a unit or a person. */
export const appraisals = pgTable(
  'appraisals',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    assessmentId: uuid('assessment_id').notNull(),
    subjectKey: text('subject_key').notNull(),
    kind: text('kind', { enum: APPRAISAL_KINDS }).notNull(),
    /** `township:<path>`, `group_unit:<unit>`, `staff:<id>`: one a year. */
    who: text('who').notNull(),
    name: text('name').notNull(),
    /** Of a unit none. */
    staffId: uuid('staff_id'),
    year: integer('year').notNull(),
    /** In hundredths. */
    points: integer('points').notNull(),
    grade: text('grade', { enum: ASSESSMENT_GRADES }).notNull(),
    use: text('use', { enum: APPRAISAL_USES }).notNull(),
    status: text('status', { enum: APPRAISAL_STATUSES }).notNull(),
    /** What else counts, in the office's words. */
    others: text('others'),
    proposedBy: uuid('proposed_by').notNull(),
    proposedOn: date('proposed_on', { mode: 'string' }).notNull(),
    settledBy: uuid('settled_by'),
    settledOn: date('settled_on', { mode: 'string' }),
    /** A first secretary found incompetent is proposed for recall 召回. */
    recallProposedOn: date('recall_proposed_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'appraisals_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'appraisals_assessment_fk',
      columns: [t.county, t.assessmentId],
      foreignColumns: [assessments.county, assessments.id],
    }),
    uniqueIndex('appraisals_code').on(t.county, t.code),
    uniqueIndex('appraisals_once').on(t.county, t.assessmentId, t.who),
    index('appraisals_by_year').on(t.county, t.year, t.kind),
    oneOf('appraisals_kind_known', t.kind, APPRAISAL_KINDS),
    oneOf('appraisals_grade_known', t.grade, ASSESSMENT_GRADES),
    oneOf('appraisals_use_known', t.use, APPRAISAL_USES),
    oneOf('appraisals_status_known', t.status, APPRAISAL_STATUSES),
  ],
)
