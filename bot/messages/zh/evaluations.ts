import type { OutsideEvaluationVarKinds, Vars } from '../../../api/client'
import { area, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

const WHY = {
  locked: '评估已经锁定，不能再改，没有记。',
  given_up: '这一户已经换户，没有记。发“评估”看下一户。',
  unknown_question: '问卷里没有这一题，没有记。请再发“评估”。',
  no_answer: '没看懂，没有记。请照题目再回一次。',
  done: '这一户已经访完，没有改。',
  unanswered: '还有题没答，没有交。请发“评估”接着答。',
  no_doubt: '这一户没有要复核的，没有记。',
  not_yours: '这里没有您的户。发“评估名单”看今天的名单。',
  households_left: '还有户没访完，没有锁定。访完了再发“评估锁定”。',
  doubts_left: '还有疑点没复核，没有锁定。请先发“评估复核”。',
  nobody_asked: '一户都没访到，没有锁定。',
  not_locked: '评估还没有锁定，没有公布。',
  feedback_lasts: '县里申辩的日子还没过，没有公布。',
  replies_left: '还有申辩没答复，没有公布。',
  published: '这次评估已经公布了。',
  feedback_over: '申辩的日子已过，没有记。',
  not_a_finding: '名单里没有这个问题户，没有记。请看“评估结果”的序号。',
  reply_decided: '这件申辩已经答复过了，没有改。',
  figure_missing: '评估要用的问卷或标准还没有设，没有办。请先设好再来。',
  days_past: '开始的日子已经过了，没有安排。请改个日子再发。',
  days_reversed: '结束的日子在开始前面，没有安排。请改了再发。',
  no_pairs: '评估员要两人以上，才好两人一组，没有安排。',
  not_an_evaluator: '里面有人不是这里的评估员，没有安排。',
  empty: '照这样一户都抽不到，没有安排。请改了再发。',
  all_tied: '有个村，评估员都有亲戚或同事，要回避，没有安排。请加评估员。',
} as const satisfies Record<OutsideEvaluationVarKinds['evaluationWhy'], string>

const MISSED = {
  absent: '没人在家',
  moved: '已搬走',
  refused: '不愿意受访',
} as const satisfies Record<OutsideEvaluationVarKinds['missReason'], string>

const STANDING = {
  waiting: '待访',
  done: '访完',
  replaced: '已换户',
  reserve: '备用',
} as const satisfies Record<OutsideEvaluationVarKinds['sampleStatus'], string>

const RATES = {
  incidence: '综合贫困发生率',
  wrong_exit: '错退率',
  missed: '漏评率',
  approval: '群众认可度',
} as const satisfies Record<OutsideEvaluationVarKinds['exitRate'], string>

const FINDINGS = { missed: '疑似漏评', wrong_exit: '疑似错退' } as const

const VERDICTS = { pass: '达标', fail: '不达标', unknown: '没法判断' } as const

const rest = (left: number) => (left > 0 ? `。后面还有${left}件` : '')
const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

export const zhEvaluations = {
  'evaluation.assigned': ({ title, from, to }: Vars<'evaluation.assigned'>) =>
    `请您参加“${cut(title, 24)}”入户评估，${day(from)}到${day(to)}。到日子发“评估”看当天的户，请先保密。`,
  'evaluation.none': () => '今天没有要访的户了，辛苦了。发“评估名单”看今天的名单。',
  'evaluation.household': ({ number, head, area: place, waiting }: Vars<'evaluation.household'>) =>
    `第${number}户：${area(place)}${name(head)}。今天待访${waiting}户。没人在家回“没在家”。`,
  'evaluation.question': ({ at, of, text }: Vars<'evaluation.question'>) =>
    `${at}/${of} ${cut(text, 30)}`,
  'evaluation.question_open': ({ at, of, text }: Vars<'evaluation.question_open'>) =>
    `${at}/${of} ${cut(text, 30)} 请直接回答，不答回“跳过”。`,
  'evaluation.yes': () => '是的',
  'evaluation.no': () => '不是',
  'evaluation.skip': () => '跳过',
  'evaluation.very_good': () => '很满意',
  'evaluation.good': () => '满意',
  'evaluation.fair': () => '一般',
  'evaluation.poor': () => '不太满意',
  'evaluation.bad': () => '不满意',
  'evaluation.finish_confirm': ({ head }: Vars<'evaluation.finish_confirm'>) =>
    `${name(head)}家的题答完了，交上去吗？`,
  'evaluation.finished': ({ head }: Vars<'evaluation.finished'>) =>
    `${name(head)}家交了，已封存。发“评估”访下一户。`,
  'evaluation.paused': ({ number }: Vars<'evaluation.paused'>) =>
    `答的都留着。要接着来请发：评估 ${number}`,
  'evaluation.miss_confirm': ({ head, reason }: Vars<'evaluation.miss_confirm'>) =>
    `${name(head)}家${MISSED[reason]}，对吗？`,
  'evaluation.again': ({ head }: Vars<'evaluation.again'>) =>
    `记下了，${name(head)}家没人在。请换个时候再去一次。发“评估”看下一户。`,
  'evaluation.replaced': ({ head, next }: Vars<'evaluation.replaced'>) =>
    `${name(head)}家换成同类的备用户${name(next)}。发“评估”看下一户。`,
  'evaluation.no_reserve': ({ head }: Vars<'evaluation.no_reserve'>) =>
    `${name(head)}家记为没访到，同类备用户用完了。发“评估”看下一户。`,
  'evaluation.line': ({ number, head, area: place, standing, left }: Vars<'evaluation.line'>) =>
    `第${number}户：${area(place)}${name(head)}家，${STANDING[standing]}${more(left)}`,
  'evaluation.refused': ({ evaluationWhy }: Vars<'evaluation.refused'>) => WHY[evaluationWhy],
  'evaluation.dropped': () => '好，没有办。',
  'evaluation.ask_need': () => '哪一户、什么急事？请发：评估求助 名单序号 急事',
  'evaluation.need_confirm': ({ head, text }: Vars<'evaluation.need_confirm'>) =>
    `马上请人帮${name(head)}家：${cut(text, 34)}。不说是评估看到的。对吗？`,
  'evaluation.passed': ({ head }: Vars<'evaluation.passed'>) =>
    `转去了，马上有人管${name(head)}家。有生命危险请先打110、120。`,

  'evaluation.no_doubts': () => '没有要复核的疑点。',
  'evaluation.doubt': ({
    number,
    head,
    area: place,
    finding,
    text,
    left,
  }: Vars<'evaluation.doubt'>) =>
    `${number} ${area(place)}${name(head)}（${FINDINGS[finding]}）：${cut(text, 30)}。回：评估复核 ${number} 属实 原因${more(left)}`,
  'evaluation.ask_review': ({ number }: Vars<'evaluation.ask_review'>) =>
    `第${number}户属实吗，为什么？请回，如：属实 灶房没有粮；不属实 看错了`,
  'evaluation.uphold_confirm': ({ head, text }: Vars<'evaluation.uphold_confirm'>) =>
    `${name(head)}家的问题属实：${cut(text, 34)}。对吗？`,
  'evaluation.dismiss_confirm': ({ head, text }: Vars<'evaluation.dismiss_confirm'>) =>
    `${name(head)}家的疑点不属实：${cut(text, 34)}。对吗？`,
  'evaluation.reviewed': ({ head }: Vars<'evaluation.reviewed'>) =>
    `${name(head)}家复核好了。发“评估复核”看其他的。`,
  'evaluation.none_to_lock': () => '没有由您负责、在访的评估。',
  'evaluation.lock_confirm': ({ title, done, waiting, doubts }: Vars<'evaluation.lock_confirm'>) =>
    `锁定“${cut(title, 24)}”：访完${done}户，没访${waiting}户，疑点${doubts}个。锁了不能再改。对吗？`,
  'evaluation.locked': ({ title }: Vars<'evaluation.locked'>) =>
    `“${cut(title, 24)}”锁定了。公布前被评估的单位看不到。`,
  'evaluation.reply_to_lead': ({ title, text }: Vars<'evaluation.reply_to_lead'>) =>
    `“${cut(title, 20)}”有申辩：${cut(text, 34)}。请查证后发“评估申辩”答复。`,

  'evaluation.no_replies': () => '没有等您答复的申辩。',
  'evaluation.reply_of': ({ title, head, text, left }: Vars<'evaluation.reply_of'>) =>
    `“${cut(title, 16)}”${name(head)}家的申辩：${cut(text, 34)}。查证后回：成立 理由，或 不成立 理由${rest(left)}`,
  'evaluation.reply_whole': ({ title, text, left }: Vars<'evaluation.reply_whole'>) =>
    `“${cut(title, 16)}”的申辩：${cut(text, 34)}。查证后回：成立 理由，或 不成立 理由${rest(left)}`,
  'evaluation.uphold_reply_confirm': ({ text, reason }: Vars<'evaluation.uphold_reply_confirm'>) =>
    `申辩“${cut(text, 20)}”成立，理由：${cut(reason, 30)}。对吗？`,
  'evaluation.decline_reply_confirm': ({
    text,
    reason,
  }: Vars<'evaluation.decline_reply_confirm'>) =>
    `申辩“${cut(text, 20)}”不成立，理由：${cut(reason, 30)}。对吗？`,
  'evaluation.reply_decided': ({ title }: Vars<'evaluation.reply_decided'>) =>
    `“${cut(title, 20)}”的申辩答复了，已告诉申辩的人。发“评估申辩”看下一件。`,

  'evaluation.ask_area': () => '评估哪里？请回乡镇或村名，或者回：全县',
  'evaluation.ask_size': () => '抽多少户、怎么抽？如：30户 随机；60户 等距 每乡镇1村；按国家抽查',
  'evaluation.ask_days': () => '哪天到哪天入户？如：12月20日到22日',
  'evaluation.ask_who': ({ text }: Vars<'evaluation.ask_who'>) =>
    `由谁入户？请回两个以上的名字：${cut(text, 34)}`,
  'evaluation.plan_confirm': ({
    title,
    from,
    to,
    count,
    villages,
    kinds,
    who,
  }: Vars<'evaluation.plan_confirm'>) =>
    `${cut(title, 14)}，${day(from)}到${day(to)}：${villages}个村${count}户（${cut(kinds, 32)}），${cut(who, 16)}入户。对吗？`,
  'evaluation.planned': ({ title, count, villages }: Vars<'evaluation.planned'>) =>
    `“${cut(title, 20)}”安排了：种子记下，${villages}个村抽了${count}户。评估员到日子才看得到。`,

  'evaluation.none_to_release': () => '没有等着公布的评估结果。',
  'evaluation.release_confirm': ({ title }: Vars<'evaluation.release_confirm'>) =>
    `把“${cut(title, 24)}”的结果先给县扶贫办看，听他们申辩。对吗？`,
  'evaluation.publish_confirm': ({ title }: Vars<'evaluation.publish_confirm'>) =>
    `把“${cut(title, 24)}”的结果公布给乡镇和群众。对吗？`,
  'evaluation.released': ({ title, due }: Vars<'evaluation.released'>) =>
    `“${cut(title, 24)}”已给县扶贫办，${day(due)}前可以申辩。过后再发“评估公布”。`,
  'evaluation.published': ({ title, count }: Vars<'evaluation.published'>) =>
    `“${cut(title, 24)}”公布了，问题户${count}户已转去核实。`,
  'evaluation.released_office': ({ title, due }: Vars<'evaluation.released_office'>) =>
    `“${cut(title, 24)}”结果出来了，发“评估结果”看。有不同意见${day(due)}前发“评估申辩”。`,
  'evaluation.no_results': () => '现在没有可以看的评估结果。',
  'evaluation.result': ({ title, asked, verdict }: Vars<'evaluation.result'>) =>
    `${cut(title, 24)}：访了${asked}户，退出标准${VERDICTS[verdict]}。`,
  'evaluation.rate': ({ rate, found, limit, verdict, left }: Vars<'evaluation.rate'>) =>
    `${RATES[rate]}${cut(found, 10)}，标准${cut(limit, 12)}，${VERDICTS[verdict]}${more(left)}`,
  'evaluation.finding': ({
    number,
    head,
    area: place,
    finding,
    left,
  }: Vars<'evaluation.finding'>) =>
    `第${number}户：${area(place)}${name(head)}家，${FINDINGS[finding]}${more(left)}`,
  'evaluation.photo_ask': () => '看哪一户的照片？请发：评估照片 名单序号',
  'evaluation.no_photos': ({ head }: Vars<'evaluation.no_photos'>) => `${name(head)}家没有拍照片。`,
  'evaluation.photo': ({ head, at, of, link, left }: Vars<'evaluation.photo'>) =>
    `${name(head)}家照片${at}/${of}，两天内打开：${link}${more(left)}`,
  'evaluation.ask_reply': () => '对结果有什么证据？请用一句话说。针对某户，前面写名单序号。',
  'evaluation.reply_confirm': ({ title, text }: Vars<'evaluation.reply_confirm'>) =>
    `对“${cut(title, 20)}”申辩：${cut(text, 34)}。对吗？`,
  'evaluation.replied': ({ title }: Vars<'evaluation.replied'>) =>
    `申辩交了，评估组查证后答复。发“评估结果”看“${cut(title, 20)}”。`,
  'evaluation.reply_upheld': ({ title, reason }: Vars<'evaluation.reply_upheld'>) =>
    `您对“${cut(title, 20)}”的申辩成立，结果已改：${cut(reason, 60)}`,
  'evaluation.reply_declined': ({ title, reason }: Vars<'evaluation.reply_declined'>) =>
    `您对“${cut(title, 20)}”的申辩不成立：${cut(reason, 60)}`,
} satisfies Partial<Messages>
