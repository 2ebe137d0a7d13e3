import { sql } from 'drizzle-orm'
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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  SATISFACTION_DRAW_STATUSES,
  SATISFACTION_GROUPS,
  SATISFACTION_KINDS,
  SATISFACTION_OCCASIONS,
  SATISFACTION_STATUSES,
  type SatisfactionQuestion,
} from '../values/satisfaction'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { households } from './households'

/** A satisfaction survey 满意度调查, drafted by one and approved by another; or of a month, what is asked by itself. */
export const satisfactionSurveys = pgTable(
  'satisfaction_surveys',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    areaPath: text('area_path').notNull(),
    title: text('title').notNull(),
    /** Of one that begins by itself: after what, and the month `2026-12` it counts for. */
    occasion: text('occasion', { enum: SATISFACTION_OCCASIONS }),
    month: text('month'),
    questions: jsonb('questions').$type<SatisfactionQuestion[]>().notNull(),
    /** How many households are to be asked. */
    size: integer('size').notNull(),
    /** 32 hex digits: the same frame and seed draw the same households. */
    seed: text('seed').notNull(),
    /** Of the frame it was drawn from, in its order. */
    frameFingerprint: text('frame_fingerprint'),
    /** What the one who drafted it and the one who approved it were shown. */
    reach: jsonb('reach').notNull(),
    status: text('status', { enum: SATISFACTION_STATUSES }).notNull(),
    /** Null of one that begins by itself. */
    draftedBy: uuid('drafted_by'),
    draftedAt: instant('drafted_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    /** The last day an answer counts; after it the survey is closed. */
    endsOn: date('ends_on', { mode: 'string' }),
    closedOn: date('closed_on', { mode: 'string' }),
    /** Of one that begins by itself: the last day of what it asks about that was looked through. */
    plannedOn: date('planned_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'satisfaction_surveys_pk', columns: [t.county, t.id] }),
    uniqueIndex('satisfaction_surveys_code').on(t.county, t.code),
    uniqueIndex('satisfaction_surveys_month')
      .on(t.county, t.occasion, t.month)
      .where(sql`${t.occasion} is not null`),
    index('satisfaction_surveys_by_draft').on(t.county, t.draftedAt),
    index('satisfaction_surveys_going')
      .on(t.county, t.endsOn)
      .where(sql`${t.status} = 'asking'`),
    index('satisfaction_surveys_by_end').on(t.county, t.closedOn),
    oneOf('satisfaction_surveys_occasion_known', t.occasion, SATISFACTION_OCCASIONS),
    oneOf('satisfaction_surveys_status_known', t.status, SATISFACTION_STATUSES),
    check('satisfaction_surveys_size_sound', sql`${t.size} >= 0`),
  ],
)

/** What a survey's sample was drawn from, by part of its area and kind of household: the known totals of its weights. */
export const satisfactionStrata = pgTable(
  'satisfaction_strata',
  {
    county: county(),
    surveyId: uuid('survey_id').notNull(),
    /** The township of a survey of the county, the village of one of a township. */
    partPath: text('part_path').notNull(),
    group: text('household_group', { enum: SATISFACTION_GROUPS }).notNull(),
    /** All households of the roll; those of them a message reaches; those drawn. */
    households: integer('households').notNull(),
    reachable: integer('reachable').notNull(),
    drawn: integer('drawn').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'satisfaction_strata_pk',
      columns: [t.county, t.surveyId, t.partPath, t.group],
    }),
    foreignKey({
      name: 'satisfaction_strata_survey_fk',
      columns: [t.county, t.surveyId],
      foreignColumns: [satisfactionSurveys.county, satisfactionSurveys.id],
    }),
    oneOf('satisfaction_strata_group_known', t.group, SATISFACTION_GROUPS),
  ],
)

/** One household drawn, and which of its contacts is asked. Answers hang on its id alone. */
export const satisfactionDraws = pgTable(
  'satisfaction_draws',
  {
    county: county(),
    id: id(),
    surveyId: uuid('survey_id').notNull(),
    householdId: uuid('household_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    /** The phone, or where none is known the contact: whoever was asked is left alone for a while on all their channels. */
    personKey: bytes('person_key').notNull(),
    partPath: text('part_path').notNull(),
    group: text('household_group', { enum: SATISFACTION_GROUPS }).notNull(),
    /** Of one that begins by itself: the objection, visit or project it is about. */
    occasionId: uuid('occasion_id'),
    /** The day it is to be asked, then the day it was. */
    askOn: date('ask_on', { mode: 'string' }).notNull(),
    status: text('status', { enum: SATISFACTION_DRAW_STATUSES }).notNull(),
    /** The question that is open, from 1; kept once all is over. */
    openSeq: smallint('open_seq').notNull().default(1),
    /** When that was put last. */
    askedAt: instant('asked_at'),
    /** How often the first message was queued: what was not sent in its hours is queued again. */
    tries: smallint('tries').notNull().default(0),
    remindedOn: date('reminded_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'satisfaction_draws_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'satisfaction_draws_survey_fk',
      columns: [t.county, t.surveyId],
      foreignColumns: [satisfactionSurveys.county, satisfactionSurveys.id],
    }),
    foreignKey({
      name: 'satisfaction_draws_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'satisfaction_draws_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    uniqueIndex('satisfaction_draws_household_once').on(t.county, t.surveyId, t.householdId),
    uniqueIndex('satisfaction_draws_person_once').on(t.county, t.surveyId, t.personKey),
    index('satisfaction_draws_by_household').on(t.county, t.householdId, t.askOn),
    index('satisfaction_draws_by_person').on(t.county, t.personKey, t.askOn),
    index('satisfaction_draws_by_contact').on(t.county, t.contactId, t.askedAt),
    index('satisfaction_draws_waiting')
      .on(t.county, t.askOn)
      .where(sql`${t.status} in ('waiting', 'asked')`),
    oneOf('satisfaction_draws_group_known', t.group, SATISFACTION_GROUPS),
    oneOf('satisfaction_draws_status_known', t.status, SATISFACTION_DRAW_STATUSES),
    check('satisfaction_draws_seq_sound', sql`${t.openSeq} >= 1`),
  ],
)

/** The answer to one question, under the draw it belongs to and no name. */
export const satisfactionAnswers = pgTable(
  'satisfaction_answers',
  {
    county: county(),
    drawId: uuid('draw_id').notNull(),
    seq: smallint('seq').notNull(),
    kind: text('kind', { enum: SATISFACTION_KINDS }).notNull(),
    /** 1 to 5; of yes and no 1 and 0. Null: passed over, or in words. */
    value: smallint('value'),
    wordsSealed: bytes('words_sealed'),
    isSkipped: boolean('is_skipped').notNull(),
    answeredOn: date('answered_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'satisfaction_answers_pk', columns: [t.county, t.drawId, t.seq] }),
    foreignKey({
      name: 'satisfaction_answers_draw_fk',
      columns: [t.county, t.drawId],
      foreignColumns: [satisfactionDraws.county, satisfactionDraws.id],
    }),
    oneOf('satisfaction_answers_kind_known', t.kind, SATISFACTION_KINDS),
    check(
      'satisfaction_answers_value_sound',
      sql`(${t.kind} = 'scale' and ${t.value} between 1 and 5) or (${t.kind} = 'yes_no' and ${t.value} between 0 and 1)
      or ${t.value} is null`,
    ),
  ],
)
