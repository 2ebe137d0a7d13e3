import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
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
  DOUBT_STATES,
  EVALUATION_REPLY_STATUSES,
  EVALUATION_STATUSES,
  MISS_REASONS,
  SAMPLE_KINDS,
  SAMPLE_STATUSES,
} from '../values/evaluations'
import { ROLL_STATUSES } from '../values/roll'
import { bytes, county, id, oneOf } from './columns'
import { staff } from './staff'

/** The questions evaluators ask, as one version of them; never changed, a new one is added. */
export const evaluationQuestionnaires = pgTable(
  'evaluation_questionnaires',
  {
    county: county(),
    version: integer('version').notNull(),
    questions: jsonb('questions').notNull(),
    source: text('source').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
  },
  (t) => [primaryKey({ name: 'evaluation_questionnaires_pk', columns: [t.county, t.version] })],
)

/** An evaluation by outsiders 第三方评估. Whoever is assessed reads none of it before it is released. */
export const evaluations = pgTable(
  'evaluations',
  {
    county: county(),
    id: id(),
    title: text('title').notNull(),
    commissionedBy: text('commissioned_by').notNull(),
    areaPath: text('area_path').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    toOn: date('to_on', { mode: 'string' }).notNull(),
    leadId: uuid('lead_id').notNull(),
    /** How the sample is drawn. */
    design: jsonb('design').notNull(),
    version: integer('version').notNull(),
    seed: text('seed').notNull(),
    frameFingerprint: text('frame_fingerprint').notNull(),
    /** All it was drawn from, as it stood on that day: who knows it with the seed draws again. */
    frameSealed: bytes('frame_sealed').notNull(),
    status: text('status', { enum: EVALUATION_STATUSES }).notNull(),
    madeBy: text('made_by').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    lockedOn: date('locked_on', { mode: 'string' }),
    releasedOn: date('released_on', { mode: 'string' }),
    /** Last day on which the county may give evidence against it 申辩. */
    feedbackUntil: date('feedback_until', { mode: 'string' }),
    publishedOn: date('published_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'evaluations_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'evaluations_lead_fk',
      columns: [t.county, t.leadId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('evaluations_by_day').on(t.county, t.publishedOn),
    oneOf('evaluations_status_known', t.status, EVALUATION_STATUSES),
  ],
)

/** Who asks, in pairs. */
export const evaluationEvaluators = pgTable(
  'evaluation_evaluators',
  {
    county: county(),
    evaluationId: uuid('evaluation_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    pair: integer('pair').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'evaluation_evaluators_pk',
      columns: [t.county, t.evaluationId, t.staffId],
    }),
    foreignKey({
      name: 'evaluation_evaluators_evaluation_fk',
      columns: [t.county, t.evaluationId],
      foreignColumns: [evaluations.county, evaluations.id],
    }),
    index('evaluation_evaluators_by_staff').on(t.county, t.staffId),
  ],
)

/** A household that was drawn, or is in reserve for one of its village and kind. */
export const evaluationSamples = pgTable(
  'evaluation_samples',
  {
    county: county(),
    evaluationId: uuid('evaluation_id').notNull(),
    /** Its number in the list. */
    seq: integer('seq').notNull(),
    householdId: uuid('household_id').notNull(),
    areaPath: text('area_path').notNull(),
    villagePath: text('village_path').notNull(),
    kind: text('kind', { enum: SAMPLE_KINDS }).notNull(),
    headName: text('head_name').notNull(),
    isReserve: boolean('is_reserve').notNull(),
    status: text('status', { enum: SAMPLE_STATUSES }).notNull(),
    pair: integer('pair').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    /** How often nobody was at home. */
    tries: integer('tries').notNull(),
    reason: text('reason', { enum: MISS_REASONS }),
    replacedBy: integer('replaced_by'),
    /** How it stood on the register on the day it was asked. */
    statusOnDay: text('status_on_day', { enum: ROLL_STATUSES }),
    people: integer('people').notNull(),
    doneOn: date('done_on', { mode: 'string' }),
    doneBy: uuid('done_by'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    doubt: text('doubt', { enum: DOUBT_STATES }).notNull(),
    doubtReasonSealed: bytes('doubt_reason_sealed'),
  },
  (t) => [
    primaryKey({ name: 'evaluation_samples_pk', columns: [t.county, t.evaluationId, t.seq] }),
    foreignKey({
      name: 'evaluation_samples_evaluation_fk',
      columns: [t.county, t.evaluationId],
      foreignColumns: [evaluations.county, evaluations.id],
    }),
    uniqueIndex('evaluation_samples_once').on(t.county, t.evaluationId, t.householdId),
    index('evaluation_samples_by_day').on(t.county, t.onDay, t.pair),
    oneOf('evaluation_samples_kind_known', t.kind, SAMPLE_KINDS),
    oneOf('evaluation_samples_status_known', t.status, SAMPLE_STATUSES),
    oneOf('evaluation_samples_reason_known', t.reason, MISS_REASONS),
    oneOf('evaluation_samples_doubt_known', t.doubt, DOUBT_STATES),
    oneOf('evaluation_samples_status_on_day_known', t.statusOnDay, ROLL_STATUSES),
  ],
)

/** What was answered to one question; a correction is a further version. */
export const evaluationAnswers = pgTable(
  'evaluation_answers',
  {
    county: county(),
    evaluationId: uuid('evaluation_id').notNull(),
    seq: integer('seq').notNull(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    valueSealed: bytes('value_sealed').notNull(),
    answeredBy: uuid('answered_by').notNull(),
    answeredOn: date('answered_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'evaluation_answers_pk',
      columns: [t.county, t.evaluationId, t.seq, t.key, t.version],
    }),
    foreignKey({
      name: 'evaluation_answers_sample_fk',
      columns: [t.county, t.evaluationId, t.seq],
      foreignColumns: [
        evaluationSamples.county,
        evaluationSamples.evaluationId,
        evaluationSamples.seq,
      ],
    }),
  ],
)

/** What came of it, reckoned when it was locked; again as a further version where evidence was upheld. */
export const evaluationResults = pgTable(
  'evaluation_results',
  {
    county: county(),
    evaluationId: uuid('evaluation_id').notNull(),
    version: integer('version').notNull(),
    contentSealed: bytes('content_sealed').notNull(),
    fingerprint: text('fingerprint').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'evaluation_results_pk',
      columns: [t.county, t.evaluationId, t.version],
    }),
    foreignKey({
      name: 'evaluation_results_evaluation_fk',
      columns: [t.county, t.evaluationId],
      foreignColumns: [evaluations.county, evaluations.id],
    }),
  ],
)

/** Evidence the county gives against a result 申辩; about a household of the list, or all of it. */
export const evaluationReplies = pgTable(
  'evaluation_replies',
  {
    county: county(),
    id: id(),
    evaluationId: uuid('evaluation_id').notNull(),
    seq: integer('seq'),
    textSealed: bytes('text_sealed').notNull(),
    status: text('status', { enum: EVALUATION_REPLY_STATUSES }).notNull(),
    madeBy: uuid('made_by').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    reasonSealed: bytes('reason_sealed'),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'evaluation_replies_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'evaluation_replies_evaluation_fk',
      columns: [t.county, t.evaluationId],
      foreignColumns: [evaluations.county, evaluations.id],
    }),
    index('evaluation_replies_open')
      .on(t.county, t.evaluationId)
      .where(sql`${t.status} = 'open'`),
    oneOf('evaluation_replies_status_known', t.status, EVALUATION_REPLY_STATUSES),
  ],
)
