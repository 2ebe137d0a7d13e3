/** A periodic check 定期核查 of households, from its opening until its report. */
export const CAMPAIGN_STATUSES = ['open', 'closed'] as const
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number]

/** Which households of its area a campaign goes to. */
export const CAMPAIGN_SCOPES = ['registered', 'exited', 'watched', 'everybody'] as const
export type CampaignScope = (typeof CAMPAIGN_SCOPES)[number]

/** What a check found: 属实, 有变化, 错评, 漏评. */
export const CHECK_OUTCOMES = ['right', 'changed', 'wrongly_in', 'missed'] as const
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number]
