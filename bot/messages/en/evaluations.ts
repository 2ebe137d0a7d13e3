import type { OutsideEvaluationVarKinds, Vars } from '../../../api/client'
import { area, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

const WHY = {
  locked: 'The evaluation is locked. Nothing was noted.',
  given_up: 'Another household is asked instead. Send 评估 for the next.',
  unknown_question: 'There is no such question. Send 评估 again.',
  no_answer: 'Not understood, nothing noted. Please answer again.',
  done: 'This household is finished. Nothing was changed.',
  unanswered: 'Questions are left. Send 评估 to go on.',
  no_doubt: 'There is no doubt here. Nothing was noted.',
  not_yours: 'Not one of yours today. Send 评估名单 for your list.',
  households_left: 'Households are left. Not locked yet.',
  doubts_left: 'Doubts are left. First send 评估复核.',
  nobody_asked: 'Nobody was asked. Not locked.',
  not_locked: 'It is not locked yet. Nothing was released.',
  feedback_lasts: 'The county may still reply. Nothing was released.',
  replies_left: 'Replies are undecided. Nothing was released.',
  published: 'It is published already.',
  feedback_over: 'The days to reply are over. Nothing was noted.',
  not_a_finding: 'No finding has that number. See 评估结果.',
  reply_decided: 'This reply is decided already.',
  figure_missing: 'Questions or a standard are not set. Nothing was done.',
  days_past: 'The first day is over. Nothing was planned.',
  days_reversed: 'It ends before it begins. Nothing was planned.',
  no_pairs: 'It takes two evaluators at least. Nothing was planned.',
  not_an_evaluator: 'Not all are evaluators here. Nothing was planned.',
  empty: 'So nobody would be drawn. Nothing was planned.',
  all_tied: 'In a village all have kin or colleagues. Nothing was planned.',
} as const satisfies Record<OutsideEvaluationVarKinds['evaluationWhy'], string>

const MISSED = { absent: 'nobody home', moved: 'moved away', refused: 'unwilling' } as const
const STANDING = { waiting: 'to ask', done: 'done', replaced: 'replaced', reserve: 'reserve' }
const RATES = {
  incidence: 'Poverty',
  wrong_exit: 'Wrong exits',
  missed: 'Missed',
  approval: 'Approval',
} as const
const FINDINGS = { missed: 'perhaps missed', wrong_exit: 'perhaps wrong exit' } as const
const VERDICTS = { pass: 'met', fail: 'not met', unknown: 'unknown' } as const

const rest = (left: number) => (left > 0 ? ` (${left} more)` : '')
const more = (left: number) => (left > 0 ? ` (下: ${left} more)` : '')

export const enEvaluations = {
  'evaluation.assigned': ({ title, from, to }: Vars<'evaluation.assigned'>) =>
    `Please evaluate for ${cut(title, 24)}, ${day(from)} to ${day(to)}. Send 评估 on the day; keep it to yourself.`,
  'evaluation.none': () => 'Nobody is left to ask today. Send 评估名单 for the list.',
  'evaluation.household': ({ number, head, area: place, waiting }: Vars<'evaluation.household'>) =>
    `No. ${number}: ${name(head)}, ${area(place)}. To ask today: ${waiting}. Nobody home: 没在家`,
  'evaluation.question': ({ at, of, text }: Vars<'evaluation.question'>) =>
    `${at}/${of} ${cut(text, 30)}`,
  'evaluation.question_open': ({ at, of, text }: Vars<'evaluation.question_open'>) =>
    `${at}/${of} ${cut(text, 30)} Answer in words, or 跳过.`,
  'evaluation.yes': () => 'yes',
  'evaluation.no': () => 'no',
  'evaluation.skip': () => 'skip',
  'evaluation.very_good': () => 'v. good',
  'evaluation.good': () => 'good',
  'evaluation.fair': () => 'fair',
  'evaluation.poor': () => 'poor',
  'evaluation.bad': () => 'bad',
  'evaluation.finish_confirm': ({ head }: Vars<'evaluation.finish_confirm'>) =>
    `${name(head)}: all answered. Hand it in?`,
  'evaluation.finished': ({ head }: Vars<'evaluation.finished'>) =>
    `${name(head)} is handed in. Send 评估 for the next.`,
  'evaluation.paused': ({ number }: Vars<'evaluation.paused'>) =>
    `All answers are kept. To go on send: 评估 ${number}`,
  'evaluation.miss_confirm': ({ head, reason }: Vars<'evaluation.miss_confirm'>) =>
    `${name(head)}: ${MISSED[reason]}. Right?`,
  'evaluation.again': ({ head }: Vars<'evaluation.again'>) =>
    `Noted: nobody home at ${name(head)}. Please go once more. 评估 for the next.`,
  'evaluation.replaced': ({ head, next }: Vars<'evaluation.replaced'>) =>
    `${name(next)} is asked instead of ${name(head)}. 评估 for the next.`,
  'evaluation.no_reserve': ({ head }: Vars<'evaluation.no_reserve'>) =>
    `${name(head)} is noted as not asked; none is in reserve. 评估 for the next.`,
  'evaluation.line': ({ number, head, area: place, standing, left }: Vars<'evaluation.line'>) =>
    `${number} ${name(head)}, ${area(place)}: ${STANDING[standing]}${more(left)}`,
  'evaluation.refused': ({ evaluationWhy }: Vars<'evaluation.refused'>) => WHY[evaluationWhy],
  'evaluation.dropped': () => 'Fine, nothing was done.',
  'evaluation.ask_need': () => 'Whose need, and what? Send: 评估求助, number, what',
  'evaluation.need_confirm': ({ head, text }: Vars<'evaluation.need_confirm'>) =>
    `Send help to ${name(head)} now: ${cut(text, 30)}. Nobody hears who saw it. Right?`,
  'evaluation.passed': ({ head }: Vars<'evaluation.passed'>) =>
    `Passed on: help for ${name(head)}. In danger of life call 110 or 120.`,

  'evaluation.no_doubts': () => 'There are no doubts to review.',
  'evaluation.doubt': ({
    number,
    head,
    area: place,
    finding,
    text,
    left,
  }: Vars<'evaluation.doubt'>) =>
    `${number} ${name(head)}, ${area(place)}: ${FINDINGS[finding]}, ${cut(text, 20)}. 评估复核 ${number} 属实/不属实${more(left)}`,
  'evaluation.ask_review': ({ number }: Vars<'evaluation.ask_review'>) =>
    `No. ${number}: true or not, and why? Reply 属实 or 不属实 and why.`,
  'evaluation.uphold_confirm': ({ head, text }: Vars<'evaluation.uphold_confirm'>) =>
    `${name(head)}: it is true, ${cut(text, 34)}. Right?`,
  'evaluation.dismiss_confirm': ({ head, text }: Vars<'evaluation.dismiss_confirm'>) =>
    `${name(head)}: it is not true, ${cut(text, 34)}. Right?`,
  'evaluation.reviewed': ({ head }: Vars<'evaluation.reviewed'>) =>
    `${name(head)} is reviewed. 评估复核 for the others.`,
  'evaluation.none_to_lock': () => 'You lead no evaluation under way.',
  'evaluation.lock_confirm': ({ title, done, waiting, doubts }: Vars<'evaluation.lock_confirm'>) =>
    `Lock ${cut(title, 20)} for good: asked ${done}, not asked ${waiting}, doubts ${doubts}. Right?`,
  'evaluation.locked': ({ title }: Vars<'evaluation.locked'>) =>
    `${cut(title, 24)} is locked. The assessed see nothing before its release.`,
  'evaluation.reply_to_lead': ({ title, text }: Vars<'evaluation.reply_to_lead'>) =>
    `Reply to ${cut(title, 20)}: ${cut(text, 34)}. Please check and answer online.`,

  'evaluation.no_replies': () => 'No reply waits for you.',
  'evaluation.reply_of': ({ title, head, text, left }: Vars<'evaluation.reply_of'>) =>
    `${cut(title, 16)}, ${name(head)}: ${cut(text, 34)}. Answer: 成立 reason, or 不成立 reason${rest(left)}`,
  'evaluation.reply_whole': ({ title, text, left }: Vars<'evaluation.reply_whole'>) =>
    `${cut(title, 16)}: ${cut(text, 34)}. Answer: 成立 reason, or 不成立 reason${rest(left)}`,
  'evaluation.uphold_reply_confirm': ({ text, reason }: Vars<'evaluation.uphold_reply_confirm'>) =>
    `"${cut(text, 20)}" is right: ${cut(reason, 30)}?`,
  'evaluation.decline_reply_confirm': ({
    text,
    reason,
  }: Vars<'evaluation.decline_reply_confirm'>) =>
    `"${cut(text, 20)}" is not right: ${cut(reason, 30)}?`,
  'evaluation.reply_decided': ({ title }: Vars<'evaluation.reply_decided'>) =>
    `Decided (${cut(title, 20)}), and they were told. 评估申辩 for the next.`,

  'evaluation.ask_area': () => 'Where? A township, a village, or 全县.',
  'evaluation.ask_size': () => 'How many, and how? e.g. 30户 随机; 60户 等距 每乡镇1村; 按国家抽查',
  'evaluation.ask_days': () => 'From which day to which? e.g. 12月20日到22日',
  'evaluation.ask_who': ({ text }: Vars<'evaluation.ask_who'>) =>
    `Who goes? Two names or more: ${cut(text, 34)}`,
  'evaluation.plan_confirm': ({
    title,
    from,
    to,
    count,
    villages,
    kinds,
    who,
  }: Vars<'evaluation.plan_confirm'>) =>
    `${cut(title, 12)}, ${day(from)} to ${day(to)}: ${count} (${cut(kinds, 24)}) of ${villages} villages, ${cut(who, 12)}. Right?`,
  'evaluation.planned': ({ title, count, villages }: Vars<'evaluation.planned'>) =>
    `${cut(title, 20)} is planned: the seed is kept, ${count} households of ${villages} villages are drawn.`,

  'evaluation.none_to_release': () => 'No result waits for its release.',
  'evaluation.release_confirm': ({ title }: Vars<'evaluation.release_confirm'>) =>
    `Show ${cut(title, 24)} to the county office first. Right?`,
  'evaluation.publish_confirm': ({ title }: Vars<'evaluation.publish_confirm'>) =>
    `Publish ${cut(title, 24)} to townships and everybody. Right?`,
  'evaluation.released': ({ title, due }: Vars<'evaluation.released'>) =>
    `The office sees ${cut(title, 24)} and may reply until ${day(due)}. Then send 评估公布.`,
  'evaluation.published': ({ title, count }: Vars<'evaluation.published'>) =>
    `${cut(title, 24)} is published; ${count} households are being checked.`,
  'evaluation.released_office': ({ title, due }: Vars<'evaluation.released_office'>) =>
    `Results of ${cut(title, 24)}: send 评估结果. Reply until ${day(due)} with 评估申辩.`,
  'evaluation.no_results': () => 'There are no results you can see.',
  'evaluation.result': ({ title, asked, verdict }: Vars<'evaluation.result'>) =>
    `${cut(title, 24)}: ${asked} asked, county exit ${VERDICTS[verdict]}.`,
  'evaluation.rate': ({ rate, found, limit, verdict, left }: Vars<'evaluation.rate'>) =>
    `${RATES[rate]} ${cut(found, 10)}, limit ${cut(limit, 12)}, ${VERDICTS[verdict]}${more(left)}`,
  'evaluation.finding': ({
    number,
    head,
    area: place,
    finding,
    left,
  }: Vars<'evaluation.finding'>) =>
    `${number} ${name(head)}, ${area(place)}: ${FINDINGS[finding]}${more(left)}`,
  'evaluation.photo_ask': () => 'Photos of which household? Send: 评估照片 and its number',
  'evaluation.no_photos': ({ head }: Vars<'evaluation.no_photos'>) => `${name(head)}: no photos.`,
  'evaluation.photo': ({ head, at, of, link, left }: Vars<'evaluation.photo'>) =>
    `${name(head)} ${at}/${of}: ${link}${more(left)}`,
  'evaluation.ask_reply': () => 'What evidence is there? For one household write its number first.',
  'evaluation.reply_confirm': ({ title, text }: Vars<'evaluation.reply_confirm'>) =>
    `Reply to ${cut(title, 20)}: ${cut(text, 34)}. Right?`,
  'evaluation.replied': ({ title }: Vars<'evaluation.replied'>) =>
    `Your reply is handed in; ${cut(title, 20)} shows the answer.`,
  'evaluation.reply_upheld': ({ title, reason }: Vars<'evaluation.reply_upheld'>) =>
    `Your reply to ${cut(title, 20)} is upheld: ${cut(reason, 60)}`,
  'evaluation.reply_declined': ({ title, reason }: Vars<'evaluation.reply_declined'>) =>
    `Your reply to ${cut(title, 20)} is declined: ${cut(reason, 60)}`,
} satisfies Partial<Messages>
