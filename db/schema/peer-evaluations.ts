import { sql } from 'drizzle-orm'
import {
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
import {
  PEER_EVALUATION_STATUSES,
  PEER_FIELDS,
  PEER_QUESTION_KINDS,
  PEER_TASK_STATUSES,
} from '../values/peer-evaluations'
import type { UnitKey } from '../values/units'
import { bytes, county, id, oneOf } from './columns'

/** What is asked about a unit of a kind, from a day on; each with its full marks and where it comes from. */
export const peerQuestions = pgTable(
  'peer_questions',
  {
    county: county(),
    kind: text('kind', { enum: PEER_QUESTION_KINDS }).notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    seq: integer('seq').notNull(),
    /** Last day it holds; null until the next list begins. */
    validUntil: date('valid_until', { mode: 'string' }),
    text: text('text').notNull(),
    fullMarks: integer('full_marks').notNull(),
    source: text('source').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'peer_questions_pk',
      columns: [t.county, t.kind, t.validFrom, t.seq],
    }),
    oneOf('peer_questions_kind_known', t.kind, PEER_QUESTION_KINDS),
    check('peer_questions_full_sound', sql`${t.fullMarks} > 0`),
  ],
)

/** Units evaluate each other 互评, once a year for each field. The seed of the draw tells who whom: nobody evaluated sees it. */
export const peerEvaluations = pgTable(
  'peer_evaluations',
  {
    county: county(),
    id: id(),
    year: integer('year').notNull(),
    field: text('field', { enum: PEER_FIELDS }).notNull(),
    /** How many others each unit evaluates, and is evaluated by. */
    each: integer('each').notNull(),
    seed: text('seed').notNull(),
    /** Pairs of the year before that could not be avoided. */
    repeated: integer('repeated').notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    status: text('status', { enum: PEER_EVALUATION_STATUSES }).notNull(),
    lockedBy: uuid('locked_by'),
    lockedOn: date('locked_on', { mode: 'string' }),
    /** SHA-256 of all that was answered, in hex. */
    fingerprint: text('fingerprint'),
    releasedBy: uuid('released_by'),
    releasedOn: date('released_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'peer_evaluations_pk', columns: [t.county, t.id] }),
    uniqueIndex('peer_evaluations_once').on(t.county, t.year, t.field),
    oneOf('peer_evaluations_field_known', t.field, PEER_FIELDS),
    oneOf('peer_evaluations_status_known', t.status, PEER_EVALUATION_STATUSES),
    check('peer_evaluations_each_sound', sql`${t.each} >= 3`),
  ],
)

/** One unit evaluates another. Names are kept as they were on the day of the draw. */
export const peerTasks = pgTable(
  'peer_tasks',
  {
    county: county(),
    id: id(),
    evaluationId: uuid('evaluation_id').notNull(),
    evaluator: text('evaluator').$type<UnitKey>().notNull(),
    evaluatorName: text('evaluator_name').notNull(),
    /** Who was asked for the unit; where they have left it is whoever speaks for it now. */
    askedId: uuid('asked_id').notNull(),
    evaluated: text('evaluated').$type<UnitKey>().notNull(),
    evaluatedName: text('evaluated_name').notNull(),
    /** 0 in the first draw; the how manieth replacement otherwise. */
    drawNo: integer('draw_no').notNull(),
    status: text('status', { enum: PEER_TASK_STATUSES }).notNull(),
    answeredBy: uuid('answered_by'),
    answeredOn: date('answered_on', { mode: 'string' }),
    /** Why it was left to another 回避. */
    reasonSealed: bytes('reason_sealed'),
  },
  (t) => [
    primaryKey({ name: 'peer_tasks_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'peer_tasks_evaluation_fk',
      columns: [t.county, t.evaluationId],
      foreignColumns: [peerEvaluations.county, peerEvaluations.id],
    }),
    uniqueIndex('peer_tasks_pair').on(t.county, t.evaluationId, t.evaluator, t.evaluated),
    index('peer_tasks_asked')
      .on(t.county, t.evaluator)
      .where(sql`${t.status} = 'asked'`),
    oneOf('peer_tasks_status_known', t.status, PEER_TASK_STATUSES),
    check('peer_tasks_not_itself', sql`${t.evaluator} <> ${t.evaluated}`),
  ],
)

/** The marks of one question; few or very many come with a reason. */
export const peerMarks = pgTable(
  'peer_marks',
  {
    county: county(),
    taskId: uuid('task_id').notNull(),
    seq: integer('seq').notNull(),
    marks: integer('marks').notNull(),
    fullMarks: integer('full_marks').notNull(),
    reasonSealed: bytes('reason_sealed'),
  },
  (t) => [
    primaryKey({ name: 'peer_marks_pk', columns: [t.county, t.taskId, t.seq] }),
    foreignKey({
      name: 'peer_marks_task_fk',
      columns: [t.county, t.taskId],
      foreignColumns: [peerTasks.county, peerTasks.id],
    }),
    check('peer_marks_sound', sql`${t.marks} >= 0 and ${t.marks} <= ${t.fullMarks}`),
  ],
)
