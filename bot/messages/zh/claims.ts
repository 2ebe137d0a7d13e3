import { sumZh, type Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, phone } from '../format'
import type { Messages } from '../messages'

/** 3000元; a part of a yuan is said in full. */
const project = (text: string) => cut(text, 12)
const more = (left: number) => (left > 0 ? `。还有${left}笔，发“下”` : '')
const photosOf = (photos: number) => (photos > 0 ? `，照片${photos}张` : '')

export const zhClaims = {
  'step.unknown_project': () => '您这一片没有这个项目。请核对9位项目编号。',
  'step.personal': () => '这些话要存档公开，不能有身份证号和电话，没有记。请去掉再发一次。',
  'step.ask_photo': ({ name }) => `${project(name)}：请发现场或票据的照片，至少一张。`,

  'acceptance.format': () =>
    '请这样发：验收 项目编号 合格 18万 水池30立方 质量合格。没做好发：验收 项目编号 不合格 原因',
  'acceptance.ask_verdict': ({ name }) =>
    `${project(name)}验收怎样？请回：合格 18万 水池30立方，或 不合格 原因。`,
  'acceptance.ask_amount': ({ name }) => `${project(name)}验收认多少钱？请回，如 18万`,
  'acceptance.ask_words': ({ name }) =>
    `${project(name)}实际做了多少、质量怎样？请写数量，如 水池30立方 不漏水`,
  'acceptance.ask_reason': ({ name }) => `${project(name)}哪里没做好？请用一句话说。`,
  'acceptance.ask_goal': ({ text, target, unit }) =>
    `目标“${cut(text, 20)}${target}${cut(unit, 6)}”，实际达到多少？请回数字。`,
  'acceptance.ask_short': ({ text, target, unit, reached }) =>
    `目标“${cut(text, 12)}”是${target}${cut(unit, 6)}，您说只有${reached}，没达到。对吗？`,
  'acceptance.short_right': () => '就是这样',
  'acceptance.short_again': () => '重填',
  'acceptance.confirm': ({ name, sum: fen, text, photos, short }) =>
    `${project(name)}验收合格，认${sumZh(fen)}：${cut(text, short > 0 ? 8 : 14)}${photosOf(photos)}${short > 0 ? '，目标没达到' : ''}。对吗？`,
  'acceptance.return_confirm': ({ name, text }) =>
    `${project(name)}验收不合格：${cut(text, 20)}。退回去做好，对吗？`,
  'acceptance.done': ({ name, sum: fen }) =>
    `${project(name)}验收了，认${sumZh(fen)}。县里抽查后才能报账，要换个人报。`,
  'acceptance.returned_done': ({ name }) => `${project(name)}退回去了，实施的人会知道哪里没做好。`,
  'acceptance.own_work': () => '这个项目您定过、报过或做过，不能由您验收。请没经手的人来验。',
  'acceptance.not_finished': () => '这个项目还没报完工，不能验收。',
  'acceptance.already': () => '这个项目已经验收过了，没有动。',
  'acceptance.above_approved': ({ sum: fen }) =>
    `县里只批了${sumZh(fen)}，验收认的钱不能多。没有记。`,
  'acceptance.comments_open': ({ receipts }) =>
    `还有村民的话没答复，先答了再验收：${cut(receipts, 32)}`,
  'acceptance.told': ({ name, sum: fen }) => `${project(name)}乡镇验收合格，认${sumZh(fen)}。`,
  'acceptance.returned': ({ name, text, code: number }) =>
    `${project(name)}（${code(number)}）没通过：${cut(text, 22)}。请做好再报完工。`,

  'spot_check.format': () => '请这样发：抽查 天元乡。抽中的看完发：抽查 项目编号 合格 看到的情况',
  'spot_check.place_unknown': () => '没找到这个地方。请这样发：抽查 天元乡',
  'spot_check.none': ({ area: place }) => `${area(place)}没有等抽签的项目。`,
  'spot_check.draw_confirm': ({ area: place, among, count }) =>
    `${area(place)}验收了${among}个项目，随机抽${count}个去看，没抽中的就可报账。现在抽吗？`,
  'spot_check.drawn': ({ area: place, among, count, to }) =>
    `${area(place)}${among}个项目抽中${count}个，已通知${cut(to, 16)}去看。`,
  'spot_check.ask_verdict': ({ name }) =>
    `${project(name)}看得怎样？请回：合格 看到的情况，或 不合格 哪里不好。`,
  'spot_check.ask_seen': ({ name }) => `${project(name)}：看到的情况怎样？请用一句话说。`,
  'spot_check.pass_confirm': ({ name, text, photos }) =>
    `${project(name)}抽查合格：${cut(text, 20)}${photosOf(photos)}。对吗？`,
  'spot_check.fail_confirm': ({ name, text, photos }) =>
    `${project(name)}抽查不合格：${cut(text, 16)}${photosOf(photos)}。重新验收，对吗？`,
  'spot_check.passed_done': ({ name }) => `${project(name)}抽查合格，乡镇可以报账了。`,
  'spot_check.failed_done': ({ name }) => `${project(name)}要重新验收，下次一定再抽。`,
  'spot_check.was_not_drawn': () => '这个项目现在没有抽中，没有动。',
  'spot_check.own_approval': () => '这个项目您批过、验收过或做过，不能由您抽查。请同事去看。',
  'spot_check.to_inspector': ({ name, due, code: number }) =>
    `抽中${project(name)}，请${day(due)}前去看，带照片发：抽查 ${code(number)} 合格 看到的情况`,
  'spot_check.to_township': ({ name, due }) =>
    `${project(name)}被县里抽中，${day(due)}前来看，看完才能报账。`,
  'spot_check.failed': ({ name, text, code: number }) =>
    `${project(name)}（${code(number)}）县里抽查不合格：${cut(text, 18)}。整改后重新验收。`,
  'spot_check.not_drawn': ({ name, sum: fen, code: number }) =>
    `${project(name)}未抽中，可报账，最多${sumZh(fen)}。带票据照片发：报账 ${code(number)} 金额`,
  'spot_check.passed': ({ name, sum: fen, code: number }) =>
    `${project(name)}抽查合格，可报账，最多${sumZh(fen)}。带票据照片发：报账 ${code(number)} 金额`,

  'claim.format': () => '请这样发，带票据照片：报账 项目编号 15万',
  'claim.ask_amount': ({ name, left }) =>
    `${project(name)}还能报${sumZh(left)}，这次报多少？如 15万`,
  'claim.confirm': ({ name, sum: fen, photos }) =>
    `${project(name)}报账${sumZh(fen)}${photosOf(photos)}。对吗？`,
  'claim.done': ({ sum: fen, due, code: number }) =>
    `报了${sumZh(fen)}，县里${day(due)}前审。回执${code(number)}`,
  'claim.not_accepted': () => '这个项目还没验收，不能报账。',
  'claim.not_checked': () => '这个项目验收了，县里还没抽查完，不能报账。',
  'claim.settled': () => '这个项目的钱已经结清，没有动。',
  'claim.own_acceptance': () => '这个项目是您验收的，不能由您报账。请同事来报。',
  'claim.above': ({ left }) => `超过验收的钱了，最多还能报${sumZh(left)}。没有记。`,
  'claim.to_judge': ({ name, sum: fen, due, code: number }) =>
    `${project(name)}报账${sumZh(fen)}，请${day(due)}前发：报账审核 ${code(number)} 同意 理由`,
  'claim.unknown': () => '没有这笔报账。请核对10位编号，或发“报账”看。',
  'claim.judge_format': () => '请这样发：报账审核 10位编号 同意 理由，或 不同意 理由',
  'claim.ask_why': ({ name, sum: fen }) =>
    `${project(name)}报账${sumZh(fen)}：为什么同意或不同意？请写明看过什么。`,
  'claim.agree_confirm': ({ name, sum: fen, text }) =>
    `同意${project(name)}报账${sumZh(fen)}：${cut(text, 18)}。对吗？`,
  'claim.disagree_confirm': ({ name, sum: fen, text }) =>
    `不同意${project(name)}报账${sumZh(fen)}：${cut(text, 18)}。对吗？`,
  'claim.agreed': ({ name, sum: fen }) => `同意了，${project(name)}${sumZh(fen)}转财政拨付。`,
  'claim.disagreed': ({ name }) => `不同意的意见记下了，${project(name)}报账的人会知道。`,
  'claim.already_judged': () => '这笔报账已经审过了，没有动。',
  'claim.own_claim': () => '这笔报账是您报的，不能由您来办。请同事来办。',
  'claim.accepted_self': () => '这个项目是您验收的，不能由您审报账。请同事来审。',
  'claim.disagreed_told': ({ name, sum: fen, text }) =>
    `${project(name)}报账${sumZh(fen)}没同意：${cut(text, 20)}。改好再报。`,
  'claim.to_pay': ({ name, sum: fen, due, code: number }) =>
    `${project(name)}${sumZh(fen)}请${day(due)}前拨：拨付 ${code(number)} 户主或单位 金额`,
  'claim.paid_told': ({ name, sum: fen }) => `${project(name)}报账的${sumZh(fen)}拨了。`,
  'claim.close_format': () => '请这样发：结项 项目编号',
  'claim.close_confirm': ({ name, left }) =>
    `${project(name)}结项，剩下的${sumZh(left)}不再报账，退回原来的资金。对吗？`,
  'claim.closed': ({ name, sum: fen }) => `${project(name)}结项了，共拨${sumZh(fen)}。`,
  'claim.claims_open': () => '这个项目还有报账没审完或没拨，不能结项。',
  'claim.line_claimed': ({ name, sum: fen, due, code: number, left }) =>
    `${project(name)}${sumZh(fen)}等审核，${day(due)}前，编号${code(number)}${more(left)}`,
  'claim.line_agreed': ({ name, sum: fen, due, code: number, left }) =>
    `${project(name)}${sumZh(fen)}等拨付，${day(due)}前，编号${code(number)}${more(left)}`,
  'claim.none': () => '没有等着办的报账。',

  'payment.format': () => '请这样发：拨付 10位编号 牟大岭 3000元。几家就一家一行。',
  'payment.ask_payees': ({ name, sum: fen }) =>
    `${project(name)}${sumZh(fen)}拨给谁？请回 户主或单位 金额，几家就一家一行。`,
  'payment.which': ({ payee }) => `有几户户主叫“${cut(payee, 12)}”，是哪一户？`,
  'payment.unknown': ({ payee }) =>
    `项目这一片没有户主“${cut(payee, 12)}”。是干活的人请写：承包人${cut(payee, 12)} 金额`,
  'payment.confirm': ({ name, sum: fen, payees, first }) =>
    `${cut(name, payees > 2 ? 6 : 12)}拨${sumZh(fen)}给${cut(first, 18)}${payees > 2 ? `等${payees}家，发“下”看` : ''}。对吗？`,
  'payment.line': ({ payee, sum: fen, left }) =>
    `这次还要拨给${cut(payee, 20)}，金额${sumZh(fen)}${left > 0 ? `。还有${left}家，发“下”` : ''}`,
  'payment.done': ({ name, sum: fen }) => `${project(name)}拨了${sumZh(fen)}，到户的会问收到没有。`,
  'payment.done_settled': ({ name, sum: fen }) =>
    `${project(name)}拨了${sumZh(fen)}，钱结清了。到户的会问收到没有。`,
  'payment.not_agreed': () => '这笔报账县里还没同意，不能拨付。',
  'payment.already_paid': () => '这笔报账已经拨过了，没有再拨。',
  'payment.own_opinion': () => '这个项目或这笔报账您批过、验收过或审过，不能由您拨付。请同事来拨。',
  'payment.sum_differs': ({ sum: fen }) => `各家加起来要正好是${sumZh(fen)}，没有拨。请核对再发。`,
  'payment.twice': () => '有一家写了两次，没有拨。请合成一笔再发。',
  'payment.funds_short': () => '这个项目的钱不够拨，没有拨。请先下达资金。',
  'payment.in_check': ({ text, hotline }) =>
    `您家的${cut(text, 16)}您说没收到，正在查，查清了告诉您。急就打${phone(hotline)}。`,
  'payment.none_open': () =>
    '您家没有拨了没收到的项目钱。申请办到哪里，回1看；别的钱没到，回5说是什么钱。',
  'payment.received': ({ text, day: on, code: number }) =>
    `您家的${cut(text, 16)}，${day(on)}拨了。收到没？过后发：收到 或 没收到 ${code(number)}`,

  'project_review.format': () => '请这样发：评价 项目编号 85 节水效果好',
  'project_review.confirm': ({ name, score, text }) =>
    `${project(name)}绩效评${score}分：${cut(text, 22)}。只评一次，对吗？`,
  'project_review.done': ({ name, score }) => `${project(name)}评了${score}分。`,
  'project_review.not_settled': () => '这个项目的钱还没结清，不能评价。',
  'project_review.already': () => '这个项目已经评过了，只评一次。',
} satisfies Claims

/** Named by its template, so that each sentence says what its variables are. */
type Claims = {
  [
    T in keyof Messages as T extends `${'step' | 'acceptance' | 'spot_check' | 'claim' | 'payment' | 'project_review'}.${string}`
      ? T
      : never
  ]: (vars: Vars<T>) => string
}
