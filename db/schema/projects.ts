import { sql } from 'drizzle-orm'
import {
  bigint,
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
import {
  PROJECT_ACTS,
  PROJECT_COMMENT_KINDS,
  PROJECT_COMMENT_STATUSES,
  PROJECT_NATURES,
  PROJECT_NOTICE_STAGES,
  PROJECT_SECTORS,
  PROJECT_STATUSES,
} from '../values/projects'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { households } from './households'
import { staff } from './staff'

const fen = (name: string) => bigint(name, { mode: 'number' })

/** An entry of the project library 项目库 and what became of it. A summary of its events; money in fen. */
export const projects = pgTable(
  'projects',
  {
    county: county(),
    id: id(),
    /** Nine digits. */
    code: text('code').notNull(),
    /** The village or township it is for; never changed, as its money is earmarked by it. */
    areaPath: text('area_path').notNull(),
    year: integer('year').notNull(),
    name: text('name').notNull(),
    sector: text('sector', { enum: PROJECT_SECTORS }).notNull(),
    nature: text('nature', { enum: PROJECT_NATURES }).notNull().default('new'),
    place: text('place').notNull().default(''),
    /** Tasks and amount of work 建设内容. */
    content: text('content').notNull().default(''),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    /** 实施单位 and the member of staff in charge 负责人. */
    unit: text('unit').notNull().default(''),
    leaderId: uuid('leader_id'),
    /** How it helps those who are poor 带贫机制. */
    helps: text('helps').notNull().default(''),
    plannedFen: fen('planned_fen').notNull().default(0),
    approvedFen: fen('approved_fen'),
    acceptedFen: fen('accepted_fen'),
    status: text('status', { enum: PROJECT_STATUSES }).notNull(),
    /** The line of a village plan it carries out. */
    planId: uuid('plan_id'),
    planLineSeq: integer('plan_line_seq'),
    /** Next step's last day in time; null: none is to come, or nothing sets one. */
    dueOn: date('due_on', { mode: 'string' }),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    /** Why it was sent back, refused or given up last. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ name: 'projects_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'projects_leader_fk',
      columns: [t.county, t.leaderId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('projects_code').on(t.county, t.code),
    index('projects_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.openedOn),
    index('projects_by_status').on(t.county, t.status, t.dueOn),
    oneOf('projects_sector_known', t.sector, PROJECT_SECTORS),
    oneOf('projects_nature_known', t.nature, PROJECT_NATURES),
    oneOf('projects_status_known', t.status, PROJECT_STATUSES),
    check(
      'projects_amounts_sound',
      sql`${t.plannedFen} >= 0 and ${t.approvedFen} >= 0 and ${t.acceptedFen} >= 0
      and (${t.acceptedFen} is null or ${t.acceptedFen} <= ${t.approvedFen})`,
    ),
  ],
)

/** What was done about a project, in order: who, when, what they wrote. Pictures hang on `project_act:<id>`. */
export const projectActs = pgTable(
  'project_acts',
  {
    county: county(),
    projectId: uuid('project_id').notNull(),
    seq: integer('seq').notNull(),
    id: id(),
    act: text('act', { enum: PROJECT_ACTS }).notNull(),
    staffId: uuid('staff_id').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    at: instant('at').notNull(),
    text: text('text').notNull().default(''),
    amountFen: fen('amount_fen'),
    /** What else belongs to it: who came and who was for it, quantity and quality as found. */
    facts: jsonb('facts').notNull(),
  },
  (t) => [
    primaryKey({ name: 'project_acts_pk', columns: [t.county, t.projectId, t.seq] }),
    foreignKey({
      name: 'project_acts_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    foreignKey({
      name: 'project_acts_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('project_acts_id').on(t.county, t.id),
    oneOf('project_acts_act_known', t.act, PROJECT_ACTS),
  ],
)

/** 绩效目标: what it is to bring, measured; none, no entry. What it brought is noted at its review. */
export const projectGoals = pgTable(
  'project_goals',
  {
    county: county(),
    projectId: uuid('project_id').notNull(),
    seq: integer('seq').notNull(),
    text: text('text').notNull(),
    target: integer('target').notNull(),
    unit: text('unit').notNull(),
    achieved: integer('achieved'),
  },
  (t) => [
    primaryKey({ name: 'project_goals_pk', columns: [t.county, t.projectId, t.seq] }),
    foreignKey({
      name: 'project_goals_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
  ],
)

/** 绩效评价: how a settled project is judged, once. */
export const projectReviews = pgTable(
  'project_reviews',
  {
    county: county(),
    projectId: uuid('project_id').notNull(),
    /** Of 100. */
    score: integer('score').notNull(),
    text: text('text').notNull(),
    reviewedBy: uuid('reviewed_by').notNull(),
    reviewedOn: date('reviewed_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'project_reviews_pk', columns: [t.county, t.projectId] }),
    foreignKey({
      name: 'project_reviews_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    check('project_reviews_score_sound', sql`${t.score} between 0 and 100`),
  ],
)

/** Households a project is for 受益户. */
export const projectHouseholds = pgTable(
  'project_households',
  {
    county: county(),
    projectId: uuid('project_id').notNull(),
    householdId: uuid('household_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'project_households_pk', columns: [t.county, t.projectId, t.householdId] }),
    foreignKey({
      name: 'project_households_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    foreignKey({
      name: 'project_households_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    index('project_households_by_household').on(t.county, t.householdId),
  ],
)

/** A project's notice on the village's board; proved by a picture on `project_notice:<id>`. */
export const projectNotices = pgTable(
  'project_notices',
  {
    county: county(),
    id: id(),
    projectId: uuid('project_id').notNull(),
    stage: text('stage', { enum: PROJECT_NOTICE_STAGES }).notNull(),
    postedBy: uuid('posted_by').notNull(),
    postedOn: date('posted_on', { mode: 'string' }).notNull(),
    /** The last day it hangs, until 24:00. */
    lastOn: date('last_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'project_notices_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'project_notices_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    index('project_notices_by_project').on(t.county, t.projectId, t.stage, t.postedOn),
    oneOf('project_notices_stage_known', t.stage, PROJECT_NOTICE_STAGES),
  ],
)

/** What a villager asks or says about a project; open at acceptance it blocks it. */
export const projectComments = pgTable(
  'project_comments',
  {
    county: county(),
    id: id(),
    projectId: uuid('project_id').notNull(),
    /** A receipt, ten digits. */
    code: text('code').notNull(),
    kind: text('kind', { enum: PROJECT_COMMENT_KINDS }).notNull(),
    contactId: uuid('contact_id').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    status: text('status', { enum: PROJECT_COMMENT_STATUSES }).notNull(),
    saidAt: instant('said_at').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    answeredBy: uuid('answered_by'),
    answeredOn: date('answered_on', { mode: 'string' }),
    answerSealed: bytes('answer_sealed'),
  },
  (t) => [
    primaryKey({ name: 'project_comments_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'project_comments_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    foreignKey({
      name: 'project_comments_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    uniqueIndex('project_comments_code').on(t.county, t.code),
    index('project_comments_by_project').on(t.county, t.projectId, t.saidAt),
    index('project_comments_open')
      .on(t.county, t.dueOn)
      .where(sql`${t.status} = 'open'`),
    oneOf('project_comments_kind_known', t.kind, PROJECT_COMMENT_KINDS),
    oneOf('project_comments_status_known', t.status, PROJECT_COMMENT_STATUSES),
  ],
)
