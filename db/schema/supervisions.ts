import { sql } from 'drizzle-orm'
import {
  bigint,
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
import {
  ACCOUNTABILITY_MEASURES,
  ACCOUNTABILITY_STATUSES,
  FINDING_STATUSES,
  MISCONDUCT_KINDS,
  MISCONDUCT_TAGS,
  PUBLISHED_CASE_STATUSES,
  SUPERVISION_CHECK_STATUSES,
  SUPERVISION_STATUSES,
} from '../values/integrity'
import { county, id, oneOf } from './columns'
import { staff } from './staff'

/** One question of one of the five checklists of 五督查, in force between two days. */
export const checklistItems = pgTable(
  'checklist_items',
  {
    county: county(),
    kind: text('kind', { enum: MISCONDUCT_KINDS }).notNull(),
    seq: integer('seq').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validUntil: date('valid_until', { mode: 'string' }),
    text: text('text').notNull(),
    source: text('source').notNull(),
  },
  (t) => [
    primaryKey({ name: 'checklist_items_pk', columns: [t.county, t.kind, t.seq, t.validFrom] }),
    oneOf('checklist_items_kind_known', t.kind, MISCONDUCT_KINDS),
  ],
)

/** A plan of inspections 督查 of an area, by some of the five checklists. */
export const supervisions = pgTable(
  'supervisions',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    areaPath: text('area_path').notNull(),
    kinds: text('kinds', { enum: MISCONDUCT_KINDS }).array().notNull(),
    title: text('title').notNull(),
    status: text('status', { enum: SUPERVISION_STATUSES }).notNull(),
    madeBy: uuid('made_by').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'supervisions_pk', columns: [t.county, t.id] }),
    uniqueIndex('supervisions_code').on(t.county, t.code),
    oneOf('supervisions_status_known', t.status, SUPERVISION_STATUSES),
  ],
)

/** One place to be inspected by one checklist, and by whom. */
export const supervisionChecks = pgTable(
  'supervision_checks',
  {
    county: county(),
    supervisionId: uuid('supervision_id').notNull(),
    areaPath: text('area_path').notNull(),
    kind: text('kind', { enum: MISCONDUCT_KINDS }).notNull(),
    inspectorId: uuid('inspector_id').notNull(),
    status: text('status', { enum: SUPERVISION_CHECK_STATUSES }).notNull(),
    doneOn: date('done_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({
      name: 'supervision_checks_pk',
      columns: [t.county, t.supervisionId, t.areaPath, t.kind],
    }),
    foreignKey({
      name: 'supervision_checks_supervision_fk',
      columns: [t.county, t.supervisionId],
      foreignColumns: [supervisions.county, supervisions.id],
    }),
    index('supervision_checks_planned')
      .on(t.county, t.inspectorId)
      .where(sql`${t.status} = 'planned'`),
    oneOf('supervision_checks_kind_known', t.kind, MISCONDUCT_KINDS),
    oneOf('supervision_checks_status_known', t.status, SUPERVISION_CHECK_STATUSES),
  ],
)

/** The answer to one question of a checklist at one place. */
export const supervisionAnswers = pgTable(
  'supervision_answers',
  {
    county: county(),
    supervisionId: uuid('supervision_id').notNull(),
    areaPath: text('area_path').notNull(),
    kind: text('kind', { enum: MISCONDUCT_KINDS }).notNull(),
    seq: integer('seq').notNull(),
    isInOrder: boolean('is_in_order').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'supervision_answers_pk',
      columns: [t.county, t.supervisionId, t.areaPath, t.kind, t.seq],
    }),
    foreignKey({
      name: 'supervision_answers_check_fk',
      columns: [t.county, t.supervisionId, t.areaPath, t.kind],
      foreignColumns: [
        supervisionChecks.county,
        supervisionChecks.supervisionId,
        supervisionChecks.areaPath,
        supervisionChecks.kind,
      ],
    }),
    oneOf('supervision_answers_kind_known', t.kind, MISCONDUCT_KINDS),
  ],
)

/** A problem found 问题, to be put right 整改 by somebody until a day, and checked by another. */
export const findings = pgTable(
  'findings',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    /** Null where it did not come of an inspection: a spot check, an audit. */
    supervisionId: uuid('supervision_id'),
    areaPath: text('area_path').notNull(),
    kind: text('kind', { enum: MISCONDUCT_KINDS }).notNull(),
    tags: text('tags', { enum: MISCONDUCT_TAGS }).array().notNull(),
    text: text('text').notNull(),
    amountFen: bigint('amount_fen', { mode: 'number' }),
    foundBy: uuid('found_by').notNull(),
    foundOn: date('found_on', { mode: 'string' }).notNull(),
    /** Who is to put it right. */
    ownerId: uuid('owner_id').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    status: text('status', { enum: FINDING_STATUSES }).notNull(),
    rectifiedText: text('rectified_text'),
    rectifiedBy: uuid('rectified_by'),
    rectifiedOn: date('rectified_on', { mode: 'string' }),
    verifiedBy: uuid('verified_by'),
    verifiedOn: date('verified_on', { mode: 'string' }),
    /** Why it was sent back last. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ name: 'findings_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'findings_owner_fk',
      columns: [t.county, t.ownerId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('findings_code').on(t.county, t.code),
    index('findings_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.foundOn),
    index('findings_open')
      .on(t.county, t.ownerId, t.dueOn)
      .where(sql`${t.status} <> 'verified'`),
    oneOf('findings_kind_known', t.kind, MISCONDUCT_KINDS),
    oneOf('findings_status_known', t.status, FINDING_STATUSES),
    check('findings_amount_sound', sql`${t.amountFen} >= 0`),
  ],
)

/** What a member of staff is held to account for 问责; of what it came stands sealed in its event. */
export const accountabilities = pgTable(
  'accountabilities',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    staffId: uuid('staff_id').notNull(),
    /** Null where it came of a complaint: no row outside of `complaints` says so. */
    findingId: uuid('finding_id'),
    kind: text('kind', { enum: MISCONDUCT_KINDS }).notNull(),
    measure: text('measure', { enum: ACCOUNTABILITY_MEASURES }).notNull(),
    text: text('text').notNull(),
    status: text('status', { enum: ACCOUNTABILITY_STATUSES }).notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedOn: date('proposed_on', { mode: 'string' }).notNull(),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    /** From then on it is final, unless something is asked against it. */
    finalOn: date('final_on', { mode: 'string' }),
    /** What the person said against it 申诉, and when. */
    contestedOn: date('contested_on', { mode: 'string' }),
    contest: text('contest'),
  },
  (t) => [
    primaryKey({ name: 'accountabilities_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'accountabilities_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('accountabilities_code').on(t.county, t.code),
    index('accountabilities_by_staff').on(t.county, t.staffId),
    oneOf('accountabilities_kind_known', t.kind, MISCONDUCT_KINDS),
    oneOf('accountabilities_measure_known', t.measure, ACCOUNTABILITY_MEASURES),
    oneOf('accountabilities_status_known', t.status, ACCOUNTABILITY_STATUSES),
  ],
)

/** 曝光: a final case told to everybody by name, in the quarter's bulletin 通报. */
export const publishedCases = pgTable(
  'published_cases',
  {
    county: county(),
    id: id(),
    /** `2026Q4`. */
    quarter: text('quarter').notNull(),
    accountabilityId: uuid('accountability_id').notNull(),
    text: text('text').notNull(),
    status: text('status', { enum: PUBLISHED_CASE_STATUSES }).notNull(),
    draftedBy: uuid('drafted_by').notNull(),
    draftedOn: date('drafted_on', { mode: 'string' }).notNull(),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    broadcastId: uuid('broadcast_id'),
  },
  (t) => [
    primaryKey({ name: 'published_cases_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'published_cases_accountability_fk',
      columns: [t.county, t.accountabilityId],
      foreignColumns: [accountabilities.county, accountabilities.id],
    }),
    uniqueIndex('published_cases_once')
      .on(t.county, t.accountabilityId)
      .where(sql`${t.status} <> 'refused'`),
    index('published_cases_by_quarter').on(t.county, t.quarter),
    oneOf('published_cases_status_known', t.status, PUBLISHED_CASE_STATUSES),
  ],
)
