import type { VarKind } from '../templates'

export interface ClaimVarKinds {}

/** A project by its name, and a sum. */
const SUM = { name: 'text', sum: 'fen' } as const
const ONE = { name: 'text' } as const

/** What is said about acceptance, spot checks, claims and payments; `name` is a project's. */
export const CLAIM_TEMPLATES = {
  /** Of every step. */
  'step.unknown_project': {},
  'step.personal': {},
  'step.ask_photo': ONE,

  /** 乡镇验收, to whoever accepts, and to those whose work it is. */
  'acceptance.format': {},
  'acceptance.ask_verdict': ONE,
  'acceptance.ask_amount': ONE,
  'acceptance.ask_words': ONE,
  'acceptance.ask_reason': ONE,
  'acceptance.ask_goal': { text: 'text', target: 'count', unit: 'text' },
  /** Said is less than the goal; and what stands below it. */
  'acceptance.ask_short': { text: 'text', target: 'count', unit: 'text', reached: 'count' },
  'acceptance.short_right': {},
  'acceptance.short_again': {},
  /** `short`: how many goals were not reached. */
  'acceptance.confirm': { ...SUM, text: 'text', photos: 'count', short: 'count' },
  'acceptance.return_confirm': { ...ONE, text: 'text' },
  'acceptance.done': SUM,
  'acceptance.returned_done': ONE,
  'acceptance.own_work': {},
  'acceptance.not_finished': {},
  'acceptance.already': {},
  'acceptance.above_approved': { sum: 'fen' },
  'acceptance.comments_open': { receipts: 'text' },
  'acceptance.told': SUM,
  'acceptance.returned': { ...ONE, text: 'text', code: 'code' },

  /** 县级抽查. */
  'spot_check.format': {},
  'spot_check.place_unknown': {},
  'spot_check.none': { area: 'area' },
  'spot_check.draw_confirm': { area: 'area', among: 'count', count: 'count' },
  'spot_check.drawn': { area: 'area', among: 'count', count: 'count', to: 'text' },
  'spot_check.ask_verdict': ONE,
  'spot_check.ask_seen': ONE,
  'spot_check.pass_confirm': { ...ONE, text: 'text', photos: 'count' },
  'spot_check.fail_confirm': { ...ONE, text: 'text', photos: 'count' },
  'spot_check.passed_done': ONE,
  'spot_check.failed_done': ONE,
  'spot_check.was_not_drawn': {},
  'spot_check.own_approval': {},
  'spot_check.to_inspector': { ...ONE, due: 'day', code: 'code' },
  'spot_check.to_township': { ...ONE, due: 'day' },
  'spot_check.failed': { ...ONE, text: 'text', code: 'code' },
  /** It may be claimed for. */
  'spot_check.not_drawn': { ...SUM, code: 'code' },
  'spot_check.passed': { ...SUM, code: 'code' },

  /** 乡级报账 and what the county office says of it. */
  'claim.format': {},
  'claim.ask_amount': { ...ONE, left: 'fen' },
  'claim.confirm': { ...SUM, photos: 'count' },
  'claim.done': { ...SUM, due: 'day', code: 'code' },
  'claim.not_accepted': {},
  'claim.not_checked': {},
  'claim.settled': {},
  'claim.own_acceptance': {},
  'claim.above': { left: 'fen' },
  'claim.to_judge': { ...SUM, due: 'day', code: 'code' },
  'claim.unknown': {},
  'claim.judge_format': {},
  'claim.ask_why': SUM,
  'claim.agree_confirm': { ...SUM, text: 'text' },
  'claim.disagree_confirm': { ...SUM, text: 'text' },
  'claim.agreed': SUM,
  'claim.disagreed': ONE,
  'claim.already_judged': {},
  'claim.own_claim': {},
  'claim.accepted_self': {},
  'claim.disagreed_told': { ...SUM, text: 'text' },
  'claim.to_pay': { ...SUM, due: 'day', code: 'code' },
  'claim.paid_told': SUM,
  'claim.close_format': {},
  'claim.close_confirm': { ...ONE, left: 'fen' },
  'claim.closed': SUM,
  'claim.claims_open': {},
  'claim.line_claimed': { ...SUM, due: 'day', code: 'code', left: 'count' },
  'claim.line_agreed': { ...SUM, due: 'day', code: 'code', left: 'count' },
  'claim.none': {},

  /** 拨付, and 收到没 to a household. */
  'payment.format': {},
  'payment.ask_payees': SUM,
  'payment.which': { payee: 'text' },
  'payment.unknown': { payee: 'text' },
  /** `first`: who gets how much, as far as it fits; the others by 下. */
  'payment.confirm': { ...SUM, payees: 'count', first: 'text' },
  'payment.line': { payee: 'text', sum: 'fen', left: 'count' },
  'payment.done': SUM,
  'payment.done_settled': SUM,
  'payment.not_agreed': {},
  'payment.already_paid': {},
  'payment.own_opinion': {},
  'payment.sum_differs': { sum: 'fen' },
  'payment.twice': {},
  'payment.funds_short': {},
  /** To a villager who says that money did not come. */
  'payment.in_check': { text: 'text', hotline: 'phone' },
  'payment.none_open': {},
  'payment.received': { text: 'text', day: 'day', code: 'code' },

  /** 绩效评价. */
  'project_review.format': {},
  'project_review.confirm': { ...ONE, score: 'count', text: 'text' },
  'project_review.done': { ...ONE, score: 'count' },
  'project_review.not_settled': {},
  'project_review.already': {},
} as const satisfies Record<string, Record<string, VarKind>>
