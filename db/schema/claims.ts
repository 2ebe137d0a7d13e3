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
  CLAIM_STATUSES,
  PAYEE_KINDS,
  PAYMENT_ANSWERS,
  SPOT_CHECK_STATUSES,
} from '../values/projects'
import { county, id, instant, oneOf } from './columns'
import { households } from './households'
import { projects } from './projects'

const fen = (name: string) => bigint(name, { mode: 'number' })

/** A draw 县级抽查 among the projects accepted in an area: the seed says which were drawn, again and again. */
export const spotCheckDraws = pgTable(
  'spot_check_draws',
  {
    county: county(),
    id: id(),
    areaPath: text('area_path').notNull(),
    seed: text('seed').notNull(),
    /** Of a thousand that were accepted, at least one. */
    permille: integer('permille').notNull(),
    drawnBy: uuid('drawn_by').notNull(),
    drawnOn: date('drawn_on', { mode: 'string' }).notNull(),
  },
  (t) => [primaryKey({ name: 'spot_check_draws_pk', columns: [t.county, t.id] })],
)

/** What a draw meant for a project; one accepted again after a failed check is checked again. */
export const spotChecks = pgTable(
  'spot_checks',
  {
    county: county(),
    id: id(),
    drawId: uuid('draw_id').notNull(),
    projectId: uuid('project_id').notNull(),
    status: text('status', { enum: SPOT_CHECK_STATUSES }).notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    checkedBy: uuid('checked_by'),
    checkedOn: date('checked_on', { mode: 'string' }),
    text: text('text'),
  },
  (t) => [
    primaryKey({ name: 'spot_checks_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'spot_checks_draw_fk',
      columns: [t.county, t.drawId],
      foreignColumns: [spotCheckDraws.county, spotCheckDraws.id],
    }),
    foreignKey({
      name: 'spot_checks_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    uniqueIndex('spot_checks_once').on(t.county, t.drawId, t.projectId),
    index('spot_checks_by_project').on(t.county, t.projectId),
    index('spot_checks_drawn')
      .on(t.county, t.dueOn)
      .where(sql`${t.status} = 'drawn'`),
    oneOf('spot_checks_status_known', t.status, SPOT_CHECK_STATUSES),
  ],
)

/** A township's claim 报账 for a project, with the opinion on it. */
export const claims = pgTable(
  'claims',
  {
    county: county(),
    id: id(),
    projectId: uuid('project_id').notNull(),
    code: text('code').notNull(),
    amountFen: fen('amount_fen').notNull(),
    status: text('status', { enum: CLAIM_STATUSES }).notNull(),
    claimedBy: uuid('claimed_by').notNull(),
    claimedOn: date('claimed_on', { mode: 'string' }).notNull(),
    /** Opinion 同意 or 不同意, with its reason; never by who claims. */
    opinionBy: uuid('opinion_by'),
    opinionOn: date('opinion_on', { mode: 'string' }),
    opinion: text('opinion'),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'claims_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'claims_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    uniqueIndex('claims_code').on(t.county, t.code),
    index('claims_by_project').on(t.county, t.projectId, t.claimedOn),
    index('claims_unpaid')
      .on(t.county, t.dueOn)
      .where(sql`${t.status} in ('claimed', 'agreed')`),
    oneOf('claims_status_known', t.status, CLAIM_STATUSES),
    check('claims_amount_sound', sql`${t.amountFen} > 0`),
  ],
)

/** Money paid out for a claim to one payee; a household is asked whether it came 收到没. */
export const payments = pgTable(
  'payments',
  {
    county: county(),
    id: id(),
    claimId: uuid('claim_id').notNull(),
    projectId: uuid('project_id').notNull(),
    /** A receipt, ten digits: 收到 and 没收到 name it. */
    code: text('code').notNull(),
    payeeKind: text('payee_kind', { enum: PAYEE_KINDS }).notNull(),
    householdId: uuid('household_id'),
    /** The firm or person that was paid; of a household its head, as of that day. */
    payee: text('payee').notNull(),
    amountFen: fen('amount_fen').notNull(),
    paidBy: uuid('paid_by').notNull(),
    paidOn: date('paid_on', { mode: 'string' }).notNull(),
    /** When the household was, or is to be, asked, and what it said. */
    askedAt: instant('asked_at'),
    answer: text('answer', { enum: PAYMENT_ANSWERS }),
    answeredAt: instant('answered_at'),
    /** The call for help that 没收到 opened. */
    helpRequestId: uuid('help_request_id'),
  },
  (t) => [
    primaryKey({ name: 'payments_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'payments_claim_fk',
      columns: [t.county, t.claimId],
      foreignColumns: [claims.county, claims.id],
    }),
    foreignKey({
      name: 'payments_project_fk',
      columns: [t.county, t.projectId],
      foreignColumns: [projects.county, projects.id],
    }),
    foreignKey({
      name: 'payments_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    uniqueIndex('payments_code').on(t.county, t.code),
    index('payments_by_project').on(t.county, t.projectId),
    index('payments_by_household').on(t.county, t.householdId),
    oneOf('payments_payee_kind_known', t.payeeKind, PAYEE_KINDS),
    oneOf('payments_answer_known', t.answer, PAYMENT_ANSWERS),
    check('payments_amount_sound', sql`${t.amountFen} > 0`),
    check(
      'payments_household_named',
      sql`(${t.payeeKind} = 'household') = (${t.householdId} is not null)`,
    ),
  ],
)
