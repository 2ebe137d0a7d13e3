import {
  boolean,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { CAMPAIGN_SCOPES, CAMPAIGN_STATUSES, CHECK_OUTCOMES } from '../values/check-campaigns'
import { bytes, county, id, instant, oneOf } from './columns'
import { households } from './households'
import { staff } from './staff'

/** A periodic check 定期核查: which households of an area somebody is to look at again by a day. */
export const checkCampaigns = pgTable(
  'check_campaigns',
  {
    county: county(),
    id: id(),
    areaPath: text('area_path').notNull(),
    scope: text('scope', { enum: CAMPAIGN_SCOPES }).notNull(),
    code: text('code').notNull(),
    status: text('status', { enum: CAMPAIGN_STATUSES }).notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    /** The last day on which a check is in time. */
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** The last on which one is still taken: behind it the campaign is closed by itself. */
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    closedBy: uuid('closed_by'),
    closedOn: date('closed_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'check_campaigns_pk', columns: [t.county, t.id] }),
    index('check_campaigns_by_area').on(t.county, t.areaPath.op('text_pattern_ops')),
    oneOf('check_campaigns_scope_known', t.scope, CAMPAIGN_SCOPES),
    oneOf('check_campaigns_status_known', t.status, CAMPAIGN_STATUSES),
  ],
)

/** One household of a campaign: who is to check it, and what they found. */
export const campaignChecks = pgTable(
  'campaign_checks',
  {
    county: county(),
    campaignId: uuid('campaign_id').notNull(),
    householdId: uuid('household_id').notNull(),
    /** Of its group, as it was. */
    areaPath: text('area_path').notNull(),
    /** Null: nobody can, or nobody was asked. */
    checkerId: uuid('checker_id'),
    /** Nobody was asked to check it: somebody came and said that it is missed 漏评. */
    isAdded: boolean('is_added').notNull(),
    outcome: text('outcome', { enum: CHECK_OUTCOMES }),
    checkedBy: uuid('checked_by'),
    checkedAt: instant('checked_at'),
    noteSealed: bytes('note_sealed'),
    /** The checker's note of a visit since the campaign began, where there is one. */
    visitId: uuid('visit_id'),
    /** What came of it. */
    leadId: uuid('lead_id'),
  },
  (t) => [
    primaryKey({ name: 'campaign_checks_pk', columns: [t.county, t.campaignId, t.householdId] }),
    foreignKey({
      name: 'campaign_checks_campaign_fk',
      columns: [t.county, t.campaignId],
      foreignColumns: [checkCampaigns.county, checkCampaigns.id],
    }),
    foreignKey({
      name: 'campaign_checks_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'campaign_checks_checker_fk',
      columns: [t.county, t.checkerId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('campaign_checks_by_household').on(t.county, t.householdId),
    index('campaign_checks_by_checker').on(t.county, t.checkerId),
    index('campaign_checks_by_area').on(t.county, t.campaignId, t.areaPath.op('text_pattern_ops')),
    oneOf('campaign_checks_outcome_known', t.outcome, CHECK_OUTCOMES),
  ],
)
