import type { CampaignScope, CheckOutcome } from '../../db/values/check-campaigns'
import { newId } from '../../api/shared/ids'
import { COUNTY, GROUP, TOWNSHIP, type TestApi } from './api'

interface NewCampaign {
  areaPath?: string
  scope?: CampaignScope
  dueOn?: string
  closesOn?: string
  openedBy?: string
}

/** A campaign as if somebody had opened it this morning. */
export async function addCampaign(api: TestApi, given: NewCampaign = {}, county = COUNTY) {
  const id = newId()
  const { areaPath = TOWNSHIP, scope = 'exited', dueOn = '2026-03-20' } = given
  await api.sql`
    insert into check_campaigns (county, id, area_path, scope, code, status, opened_by, opened_on,
                                 due_on, closes_on)
    values (${county}, ${id}, ${areaPath}, ${scope}, '1234567897', 'open',
            ${given.openedBy ?? newId()}, '2026-03-09', ${dueOn}, ${given.closesOn ?? '2026-03-27'})`
  return id
}

interface NewCheck {
  householdId: string
  campaignId?: string
  checkerId?: string
  areaPath?: string
  outcome?: CheckOutcome | null
  closesOn?: string
}

/** One household somebody is to check; what a reminder to them is guarded by. */
export async function addCheck(api: TestApi, given: NewCheck, county = COUNTY): Promise<string> {
  const { householdId, closesOn, areaPath = GROUP } = given
  const campaignId =
    given.campaignId ?? (await addCampaign(api, closesOn ? { closesOn } : {}, county))
  const checkerId =
    given.checkerId ?? (await api.addStaff({ roles: [['village_cadre', GROUP]], phone: null })).id
  await api.sql`
    insert into campaign_checks (county, campaign_id, household_id, area_path, checker_id, is_added,
                                 outcome)
    values (${county}, ${campaignId}, ${householdId}, ${areaPath}, ${checkerId}, false,
            ${given.outcome ?? null})`
  return `${campaignId}:${checkerId}`
}

/** Nothing is left of what another test opened. */
export const clearCampaigns = ({ sql }: Pick<TestApi, 'sql'>) =>
  sql`with gone as (delete from campaign_checks returning 1) delete from check_campaigns`
