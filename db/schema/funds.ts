import { sql } from 'drizzle-orm'
import {
  bigint,
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
  FUND_ACCOUNT_KINDS,
  FUND_KINDS,
  FUND_POSTING_TYPES,
  LOAN_PURPOSES,
  LOAN_STATUSES,
} from '../values/funds'
import { PROJECT_SECTORS } from '../values/projects'
import { county, id, instant, oneOf } from './columns'
import { households } from './households'

const fen = (name: string) => bigint(name, { mode: 'number' })

/** Money from somebody for something 资金来源. What it may be used for, its earmark 专款专用, is never changed. */
export const fundSources = pgTable(
  'fund_sources',
  {
    county: county(),
    id: id(),
    /** A short name to type: 溪财发174. Unique in the county. */
    name: text('name').notNull(),
    kind: text('kind', { enum: FUND_KINDS }).notNull(),
    giver: text('giver').notNull(),
    /** 文号, where there is one. */
    documentNo: text('document_no'),
    year: integer('year').notNull(),
    plannedFen: fen('planned_fen').notNull(),
    /** Sectors it may be used in; empty: all ten. */
    sectors: text('sectors', { enum: PROJECT_SECTORS }).array().notNull(),
    /** Where it may be used: there and in all it contains. */
    areaPath: text('area_path').notNull(),
    /** Projects are funded from it until then. */
    usableUntil: date('usable_until', { mode: 'string' }),
    note: text('note').notNull().default(''),
    recordedBy: uuid('recorded_by').notNull(),
    recordedOn: date('recorded_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'fund_sources_pk', columns: [t.county, t.id] }),
    uniqueIndex('fund_sources_name').on(t.county, t.name),
    oneOf('fund_sources_kind_known', t.kind, FUND_KINDS),
    check('fund_sources_planned_sound', sql`${t.plannedFen} > 0`),
  ],
)

/** An account of one source. `ref`: the place of an allocation, the project's id; else empty. */
export const fundAccounts = pgTable(
  'fund_accounts',
  {
    county: county(),
    id: id(),
    sourceId: uuid('source_id').notNull(),
    kind: text('kind', { enum: FUND_ACCOUNT_KINDS }).notNull(),
    ref: text('ref').notNull(),
    balanceFen: fen('balance_fen').notNull(),
  },
  (t) => [
    primaryKey({ name: 'fund_accounts_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'fund_accounts_source_fk',
      columns: [t.county, t.sourceId],
      foreignColumns: [fundSources.county, fundSources.id],
    }),
    uniqueIndex('fund_accounts_once').on(t.county, t.sourceId, t.kind, t.ref),
    index('fund_accounts_by_ref').on(t.county, t.kind, t.ref),
    oneOf('fund_accounts_kind_known', t.kind, FUND_ACCOUNT_KINDS),
    check('fund_accounts_not_negative', sql`${t.kind} = 'origin' or ${t.balanceFen} >= 0`),
  ],
)

/** One movement of money between two accounts of a source, with its two entries. Rows are added, never changed. */
export const fundPostings = pgTable(
  'fund_postings',
  {
    county: county(),
    id: id(),
    type: text('type', { enum: FUND_POSTING_TYPES }).notNull(),
    sourceId: uuid('source_id').notNull(),
    amountFen: fen('amount_fen').notNull(),
    projectId: uuid('project_id'),
    /** The payment it is part of. */
    paymentId: uuid('payment_id'),
    text: text('text').notNull(),
    actor: text('actor').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'fund_postings_pk', columns: [t.county, t.id] }),
    index('fund_postings_by_source').on(t.county, t.sourceId, t.at),
    index('fund_postings_by_project')
      .on(t.county, t.projectId)
      .where(sql`${t.projectId} is not null`),
    index('fund_postings_by_payment')
      .on(t.county, t.paymentId)
      .where(sql`${t.paymentId} is not null`),
    oneOf('fund_postings_type_known', t.type, FUND_POSTING_TYPES),
    check('fund_postings_amount_sound', sql`${t.amountFen} > 0`),
  ],
)

/** Double entry 复式记账: what a posting takes from one account and adds to the other; the two make zero. */
export const fundEntries = pgTable(
  'fund_entries',
  {
    county: county(),
    postingId: uuid('posting_id').notNull(),
    accountId: uuid('account_id').notNull(),
    /** Taken where it is negative. */
    amountFen: fen('amount_fen').notNull(),
  },
  (t) => [
    primaryKey({ name: 'fund_entries_pk', columns: [t.county, t.postingId, t.accountId] }),
    index('fund_entries_by_account').on(t.county, t.accountId),
    check('fund_entries_not_zero', sql`${t.amountFen} <> 0`),
  ],
)

/** A small loan 扶贫小额信贷 of a household. */
export const loans = pgTable(
  'loans',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    householdId: uuid('household_id').notNull(),
    personId: uuid('person_id').notNull(),
    bank: text('bank').notNull(),
    amountFen: fen('amount_fen').notNull(),
    /** A hundredth of a percent a year. */
    rateBasisPoints: integer('rate_basis_points').notNull(),
    purpose: text('purpose', { enum: LOAN_PURPOSES }).notNull(),
    text: text('text').notNull(),
    lentOn: date('lent_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    repaidFen: fen('repaid_fen').notNull(),
    status: text('status', { enum: LOAN_STATUSES }).notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedOn: date('recorded_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'loans_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'loans_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    uniqueIndex('loans_code').on(t.county, t.code),
    index('loans_by_household').on(t.county, t.householdId),
    index('loans_open')
      .on(t.county, t.dueOn)
      .where(sql`${t.status} = 'open'`),
    oneOf('loans_status_known', t.status, LOAN_STATUSES),
    oneOf('loans_purpose_known', t.purpose, LOAN_PURPOSES),
    check(
      'loans_amounts_sound',
      sql`${t.amountFen} > 0 and ${t.repaidFen} between 0 and ${t.amountFen}`,
    ),
  ],
)

export const loanRepayments = pgTable(
  'loan_repayments',
  {
    county: county(),
    loanId: uuid('loan_id').notNull(),
    seq: integer('seq').notNull(),
    amountFen: fen('amount_fen').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ name: 'loan_repayments_pk', columns: [t.county, t.loanId, t.seq] }),
    foreignKey({
      name: 'loan_repayments_loan_fk',
      columns: [t.county, t.loanId],
      foreignColumns: [loans.county, loans.id],
    }),
    check('loan_repayments_amount_sound', sql`${t.amountFen} > 0`),
  ],
)
