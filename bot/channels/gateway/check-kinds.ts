import { CAMPAIGN_SCOPES, CHECK_OUTCOMES, QUALITY_CODES, type VarKind } from '../../../api/client'
import { type KindShape, shape } from './kind'

/** Closed lists of periodic checks and of the data's quality: their words are part of the approved text. */
export const CHECK_KINDS = {
  campaignScope: shape({ rows: CAMPAIGN_SCOPES.map((scope) => [scope]) }),
  checkOutcome: shape({ rows: CHECK_OUTCOMES.map((outcome) => [outcome]) }),
  qualityCode: shape({ rows: QUALITY_CODES.map((code) => [code]) }),
} satisfies Partial<Record<VarKind, KindShape>>
