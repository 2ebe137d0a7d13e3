import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { DEPARTMENT_RECORDS } from '../values/comparisons'
import {
  LEAD_CLASSES,
  LEAD_KINDS,
  LEAD_OUTCOMES,
  LEAD_STATUSES,
  SIGNAL_SOURCES,
} from '../values/leads'
import { bytes, county, id, instant, oneOf } from './columns'
import { households } from './households'
import { staff } from './staff'
import { visits } from './visits'

/** A lead 线索: something about a household to be looked into on the spot before anything changes. A summary of its events. */
export const leads = pgTable(
  'leads',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    kind: text('kind', { enum: LEAD_KINDS }).notNull(),
    class: text('class', { enum: LEAD_CLASSES }).notNull(),
    householdId: uuid('household_id').notNull(),
    /** The member it is about, who may have left since. */
    personId: uuid('person_id'),
    /** Of the household's group, as it was. */
    areaPath: text('area_path').notNull(),
    /** Found by a masked ID and the name: perhaps somebody else is meant. */
    isPossible: boolean('is_possible').notNull(),
    /** Whose records raised it. */
    records: text('records', { enum: DEPARTMENT_RECORDS }),
    /** Keyed hash of what was found: the same found again, decided or not, is the same lead. */
    evidenceKey: bytes('evidence_key').notNull(),
    status: text('status', { enum: LEAD_STATUSES }).notNull(),
    /** Who is to go there; null: nobody plays the part. */
    holderId: uuid('holder_id'),
    openedAt: instant('opened_at').notNull(),
    visitDueOn: date('visit_due_on', { mode: 'string' }).notNull(),
    decideDueOn: date('decide_due_on', { mode: 'string' }).notNull(),
    /** When the household was told. */
    toldOn: date('told_on', { mode: 'string' }),
    visitId: uuid('visit_id'),
    visitedBy: uuid('visited_by'),
    visitedOn: date('visited_on', { mode: 'string' }),
    /** When the household was heard 听取陈述. */
    heardOn: date('heard_on', { mode: 'string' }),
    /** Who found it to be true and left it to the county, and why. */
    referredBy: uuid('referred_by'),
    referredOn: date('referred_on', { mode: 'string' }),
    referralSealed: bytes('referral_sealed'),
    outcome: text('outcome', { enum: LEAD_OUTCOMES }),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    reasonSealed: bytes('reason_sealed'),
    /** The watch-list case that came of it. */
    applicationId: uuid('application_id'),
  },
  (t) => [
    primaryKey({ name: 'leads_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'leads_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'leads_holder_fk',
      columns: [t.county, t.holderId],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'leads_visit_fk',
      columns: [t.county, t.visitId],
      foreignColumns: [visits.county, visits.id],
    }),
    uniqueIndex('leads_evidence').on(t.county, t.evidenceKey),
    index('leads_by_household').on(t.county, t.householdId, t.openedAt),
    index('leads_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.openedAt),
    index('leads_by_holder')
      .on(t.county, t.holderId)
      .where(sql`${t.status} <> 'decided'`),
    index('leads_open')
      .on(t.county, t.visitDueOn)
      .where(sql`${t.status} <> 'decided'`),
    oneOf('leads_kind_known', t.kind, LEAD_KINDS),
    oneOf('leads_class_known', t.class, LEAD_CLASSES),
    oneOf('leads_records_known', t.records, DEPARTMENT_RECORDS),
    oneOf('leads_status_known', t.status, LEAD_STATUSES),
    oneOf('leads_outcome_known', t.outcome, LEAD_OUTCOMES),
  ],
)

/** What raised a lead, and what came to it while it was open, in order. */
export const leadSignals = pgTable(
  'lead_signals',
  {
    county: county(),
    leadId: uuid('lead_id').notNull(),
    seq: integer('seq').notNull(),
    source: text('source', { enum: SIGNAL_SOURCES }).notNull(),
    /** `help:<id>`, `visit:<id>`, `import:<id>`, `campaign:<id>`. */
    subject: text('subject').notNull(),
    /** Of what was found, as of its lead: what was added to one is recognised as well. */
    evidenceKey: bytes('evidence_key').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'lead_signals_pk', columns: [t.county, t.leadId, t.seq] }),
    foreignKey({
      name: 'lead_signals_lead_fk',
      columns: [t.county, t.leadId],
      foreignColumns: [leads.county, leads.id],
    }),
    uniqueIndex('lead_signals_evidence').on(t.county, t.evidenceKey),
    oneOf('lead_signals_source_known', t.source, SIGNAL_SOURCES),
  ],
)

/** What the household says to a lead 陈述, by its own message or to whoever visits, in order. */
export const leadStatements = pgTable(
  'lead_statements',
  {
    county: county(),
    leadId: uuid('lead_id').notNull(),
    seq: integer('seq').notNull(),
    contactId: uuid('contact_id'),
    /** Who wrote it down, where the household said it on the spot. */
    staffId: uuid('staff_id'),
    bodySealed: bytes('body_sealed').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'lead_statements_pk', columns: [t.county, t.leadId, t.seq] }),
    foreignKey({
      name: 'lead_statements_lead_fk',
      columns: [t.county, t.leadId],
      foreignColumns: [leads.county, leads.id],
    }),
  ],
)
