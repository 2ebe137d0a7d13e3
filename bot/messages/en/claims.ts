import { sumEn, type Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, phone } from '../format'
import type { Messages } from '../messages'

const project = (text: string) => cut(text, 10)
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')
const photosOf = (photos: number) => (photos > 0 ? `, ${photos} photos` : '')

export const enClaims = {
  'step.unknown_project': () => 'No such project in your area. Check the 9 digits.',
  'step.personal': () => 'No ID numbers or phones, please. Nothing was noted.',
  'step.ask_photo': ({ name }) => `${project(name)}: send at least one photo.`,

  'acceptance.format': () => 'Send: 验收 code 合格 18万 水池30立方. Not done: 验收 code 不合格 why',
  'acceptance.ask_verdict': ({ name }) =>
    `${project(name)}: 合格 18万 水池30立方, or 不合格 and why?`,
  'acceptance.ask_amount': ({ name }) => `${project(name)}: accepted for how much? As 18万`,
  'acceptance.ask_words': ({ name }) => `${project(name)}: how much was built, how well? As 30立方`,
  'acceptance.ask_reason': ({ name }) => `${project(name)}: what is not done well?`,
  'acceptance.ask_goal': ({ text, target, unit }) =>
    `Goal ${cut(text, 14)}: ${target} ${cut(unit, 6)}. Reached? A number.`,
  'acceptance.ask_short': ({ text, target, unit, reached }) =>
    `Goal ${cut(text, 12)}: ${target} ${cut(unit, 6)}, only ${reached} reached?`,
  'acceptance.short_right': () => 'That is so',
  'acceptance.short_again': () => 'Say it again',
  'acceptance.confirm': ({ name, sum: fen, text, photos, short }) =>
    `Accept ${project(name)}, ${sumEn(fen)}: ${cut(text, 10)}${photosOf(photos)}${short > 0 ? ', goals missed' : ''}?`,
  'acceptance.return_confirm': ({ name, text }) =>
    `Not accepted, ${project(name)}: ${cut(text, 18)}. Right?`,
  'acceptance.done': ({ name, sum: fen }) => `Accepted ${project(name)}: ${sumEn(fen)}.`,
  'acceptance.returned_done': ({ name }) => `${project(name)} goes back to be done well.`,
  'acceptance.own_work': () => 'Your own work: somebody else has to accept it.',
  'acceptance.not_finished': () => 'It is not finished yet.',
  'acceptance.already': () => 'It is accepted already.',
  'acceptance.above_approved': ({ sum: fen }) => `Only ${sumEn(fen)} were approved. Not noted.`,
  'acceptance.comments_open': ({ receipts }) => `Answer villagers first: ${cut(receipts, 32)}`,
  'acceptance.told': ({ name, sum: fen }) => `${project(name)} is accepted: ${sumEn(fen)}.`,
  'acceptance.returned': ({ name, text, code: number }) =>
    `${project(name)} (${code(number)}) not accepted: ${cut(text, 18)}`,

  'spot_check.format': () => 'Send: 抽查 天元乡, or 抽查 code 合格 and what you saw',
  'spot_check.place_unknown': () => 'No such place. Send: 抽查 天元乡',
  'spot_check.none': ({ area: place }) => `${area(place)}: nothing to draw among.`,
  'spot_check.draw_confirm': ({ area: place, among, count }) =>
    `${area(place)}: draw ${count} of ${among} projects now?`,
  'spot_check.drawn': ({ area: place, among, count, to }) =>
    `${area(place)}: ${count} of ${among} drawn. Told to look: ${cut(to, 16)}.`,
  'spot_check.ask_verdict': ({ name }) =>
    `${project(name)}: 合格 and what you saw, or 不合格 and why?`,
  'spot_check.ask_seen': ({ name }) => `${project(name)}: what did you see?`,
  'spot_check.pass_confirm': ({ name, text, photos }) =>
    `${project(name)} passes: ${cut(text, 14)}${photosOf(photos)}?`,
  'spot_check.fail_confirm': ({ name, text, photos }) =>
    `${project(name)} fails: ${cut(text, 14)}${photosOf(photos)}?`,
  'spot_check.passed_done': ({ name }) => `${project(name)} passed and may be claimed for.`,
  'spot_check.failed_done': ({ name }) => `${project(name)} has to be accepted anew.`,
  'spot_check.was_not_drawn': () => 'It is not drawn. Nothing was noted.',
  'spot_check.own_approval': () =>
    'You approved, accepted or worked on it: a colleague has to check.',
  'spot_check.to_inspector': ({ name, due, code: number }) =>
    `Drawn: ${project(name)}, by ${day(due)}. Send: 抽查 ${code(number)} 合格 …`,
  'spot_check.to_township': ({ name, due }) => `${project(name)} is drawn; checked by ${day(due)}.`,
  'spot_check.failed': ({ name, text, code: number }) =>
    `${project(name)} (${code(number)}) failed: ${cut(text, 18)}`,
  'spot_check.not_drawn': ({ name, sum: fen, code: number }) =>
    `${project(name)} not drawn. Claim up to ${sumEn(fen)}: 报账 ${code(number)}`,
  'spot_check.passed': ({ name, sum: fen, code: number }) =>
    `${project(name)} passed. Claim up to ${sumEn(fen)}: 报账 ${code(number)}`,

  'claim.format': () => 'Send with photos of the bills: 报账 code 15万',
  'claim.ask_amount': ({ name, left }) => `${project(name)}: ${sumEn(left)} left. How much now?`,
  'claim.confirm': ({ name, sum: fen, photos }) =>
    `Claim ${sumEn(fen)} for ${project(name)}${photosOf(photos)}?`,
  'claim.done': ({ sum: fen, due, code: number }) =>
    `Claimed ${sumEn(fen)}; judged by ${day(due)}. ${code(number)}`,
  'claim.not_accepted': () => 'It is not accepted yet.',
  'claim.not_checked': () => 'The county has not checked it yet.',
  'claim.settled': () => 'It is settled already.',
  'claim.own_acceptance': () => 'You accepted it: a colleague has to claim.',
  'claim.above': ({ left }) => `Too much: ${sumEn(left)} are left. Not noted.`,
  'claim.to_judge': ({ name, sum: fen, due, code: number }) =>
    `${project(name)} claims ${sumEn(fen)}, by ${day(due)}: 报账审核 ${code(number)}`,
  'claim.unknown': () => 'No such claim. Check the 10 digits.',
  'claim.judge_format': () => 'Send: 报账审核 code 同意 why, or 不同意 why',
  'claim.ask_why': ({ name, sum: fen }) => `${project(name)}, ${sumEn(fen)}: why, or why not?`,
  'claim.agree_confirm': ({ name, sum: fen, text }) =>
    `Agree, ${project(name)}, ${sumEn(fen)}: ${cut(text, 14)}?`,
  'claim.disagree_confirm': ({ name, sum: fen, text }) =>
    `Refuse, ${project(name)}, ${sumEn(fen)}: ${cut(text, 14)}?`,
  'claim.agreed': ({ name, sum: fen }) => `Agreed: ${project(name)}, ${sumEn(fen)}.`,
  'claim.disagreed': ({ name }) => `Refused: ${project(name)}. The township is told.`,
  'claim.already_judged': () => 'It is judged already.',
  'claim.own_claim': () => 'You claimed it: a colleague has to see to it.',
  'claim.accepted_self': () => 'You accepted it: a colleague has to judge the claim.',
  'claim.disagreed_told': ({ name, sum: fen, text }) =>
    `${project(name)}, ${sumEn(fen)} refused: ${cut(text, 18)}`,
  'claim.to_pay': ({ name, sum: fen, due, code: number }) =>
    `Pay ${sumEn(fen)}, ${project(name)}, by ${day(due)}: 拨付 ${code(number)}`,
  'claim.paid_told': ({ name, sum: fen }) => `${project(name)}: ${sumEn(fen)} are paid.`,
  'claim.close_format': () => 'Send: 结项 code',
  'claim.close_confirm': ({ name, left }) => `Close ${project(name)}? ${sumEn(left)} go back.`,
  'claim.closed': ({ name, sum: fen }) => `${project(name)} is closed: ${sumEn(fen)} paid.`,
  'claim.claims_open': () => 'Claims are open still: it cannot be closed.',
  'claim.line_claimed': ({ name, sum: fen, due, code: number, left }) =>
    `${project(name)} ${sumEn(fen)} to judge by ${day(due)} ${code(number)}${more(left)}`,
  'claim.line_agreed': ({ name, sum: fen, due, code: number, left }) =>
    `${project(name)} ${sumEn(fen)} to pay by ${day(due)} ${code(number)}${more(left)}`,
  'claim.none': () => 'No claim waits.',

  'payment.format': () => 'Send: 拨付 code 牟大岭 3000元, a line for each',
  'payment.ask_payees': ({ name, sum: fen }) => `${project(name)}, ${sumEn(fen)}: paid to whom?`,
  'payment.which': ({ payee }) => `Which ${cut(payee, 12)}?`,
  'payment.unknown': ({ payee }) => `No household ${cut(payee, 12)}. A worker: 承包人… sum`,
  'payment.line': ({ payee, sum: fen, left }) =>
    `${cut(payee, 20)} ${sumEn(fen)}${left > 0 ? `. ${left} more: NEXT` : ''}`,
  'payment.confirm': ({ name, sum: fen, payees, first }) =>
    `Pay ${sumEn(fen)}, ${project(name)}, to ${cut(first, 16)}${payees > 2 ? ` (${payees}: NEXT)` : ''}?`,
  'payment.done': ({ name, sum: fen }) => `Paid ${sumEn(fen)}, ${project(name)}.`,
  'payment.done_settled': ({ name, sum: fen }) => `Paid ${sumEn(fen)}, ${project(name)}: settled.`,
  'payment.not_agreed': () => 'The county has not agreed yet.',
  'payment.already_paid': () => 'It is paid already.',
  'payment.own_opinion': () => 'You approved, accepted or judged it: a colleague has to pay.',
  'payment.sum_differs': ({ sum: fen }) => `All together must be ${sumEn(fen)}. Not paid.`,
  'payment.twice': () => 'Somebody is named twice. Not paid.',
  'payment.funds_short': () => 'The project has not enough money. Not paid.',
  'payment.in_check': ({ text, hotline }) =>
    `${cut(text, 16)}: being looked into. You will hear. Or call ${phone(hotline)}.`,
  'payment.none_open': () =>
    'No project money is on its way to you. Other money? Reply 5 and say which.',
  'payment.received': ({ text, day: on, code: number }) =>
    `${cut(text, 14)}, paid ${day(on)}: received? Later: 收到 or 没收到 ${code(number)}`,

  'project_review.format': () => 'Send: 评价 code 85 and why',
  'project_review.confirm': ({ name, score, text }) =>
    `${project(name)}: ${score} of 100, ${cut(text, 16)}. Once only?`,
  'project_review.done': ({ name, score }) => `${project(name)}: ${score} of 100.`,
  'project_review.not_settled': () => 'It is not settled yet.',
  'project_review.already': () => 'It is judged already.',
} satisfies Claims

type Claims = {
  [
    T in keyof Messages as T extends `${'step' | 'acceptance' | 'spot_check' | 'claim' | 'payment' | 'project_review'}.${string}`
      ? T
      : never
  ]: (vars: Vars<T>) => string
}
