import type { AssessmentVarKinds, Vars } from '../../../api/client'
import { ASSESSMENT_WORDS, points } from '../assessment-words'
import { code, cut, dayZh as day } from '../format'
import type { Messages } from '../messages'

const {
  kinds: KINDS,
  statuses: STATUSES,
  grades: GRADES,
  steps: STEPS,
  uses: USES,
} = ASSESSMENT_WORDS.zh

const WHY = {
  no_plan: '这类考核这一年还没有方案，没有开。请先导入方案。',
  already_open: '这次考核已经开过，没有再开。发“考核”看。',
  no_subjects: '没有可考核的对象，没有开。',
  not_scoring: '这次考核不在打分，没有记。',
  not_moderation: '这次考核不在审核，没有办。发“考核”看到哪一步。',
  not_draft: '现在不是初评阶段，没有办。',
  not_locked: '还没有锁定，或锁定后有改动，没有公布。',
  not_assessor: '这次考核没有请您打分，没有记。',
  recused: '您和这个对象有关系，要回避，没有记。',
  tied: '您和这个对象有关系，要回避，没有办。',
  not_assessed: '这不是您的考核，没有记。',
  subject_unknown: '没有这个考核对象，没有记。',
  item_unknown: '这一项不用打分，没有记。',
  beyond_full_marks: '超过满分了，没有记。请再发一次。',
  has_scores: '有人已经打过分，不能换下，没有改。',
  too_few_scores: '还有没打完的，不能结束打分。',
  scored_it: '您打过分，不能再审核或裁定，没有办。请别人办。',
  moderated_it: '您审核过，不能再裁定，没有办。请别人办。',
  outliers_open: '还有差得远的分没看，不能往下走。',
  asked_again: '还有人要重新看分，不能往下走。',
  too_late: '申诉的日子过了，没有记。',
  already_appealed: '这一项已经申诉过，没有再记。',
  appeal_decided: '这件申诉已经定了，没有改。',
  window_open: '申诉期还没过，不能锁定。',
  appeals_open: '还有申诉没定，不能锁定。',
  second_person: '锁定和公布要两个人，请别人公布。',
  veto_unknown: '没有这一条否决，没有记。',
} as const satisfies Record<AssessmentVarKinds['assessmentWhy'], string>

const APPRAISAL_WHY = {
  settled: '这一件已经定了，没有改。',
  second_person: '结果是您公布的，年度考核要由另一人定，没有记。',
  own: '这是您自己的年度考核，没有记。请别人定。',
  tied: '您和这个对象有关系，要回避，没有记。请别人定。',
  over_quota: '优秀的名额满了，没有记。请定别的等次。',
} as const satisfies Record<AssessmentVarKinds['appraisalWhy'], string>

const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')
const period = (year: number, month: number) => `${year}年${month > 0 ? `${month}月` : ''}`

export const zhAssessments = {
  'assessment.refused': ({ assessmentWhy }: Vars<'assessment.refused'>) => WHY[assessmentWhy],
  'assessment.unknown_code': () => '没有这个编号的考核或申诉。发“考核”看。',

  'assessment.assigned': ({ title, due }: Vars<'assessment.assigned'>) =>
    `请您给《${cut(title, 20)}》打分，${day(due)}前打完。别人看不到您的分。发“考核打分”开始。`,
  'assessment.asked_again': ({ title, item }: Vars<'assessment.asked_again'>) =>
    `${cut(title, 16)}的${cut(item, 14)}，您的分和别人差得远，请再看看。发“考核打分”。`,
  'assessment.ask_score': ({ title, item, full, left }: Vars<'assessment.ask_score'>) =>
    `${cut(title, 16)}，${cut(item, 16)}，满分${points(full)}，打几分？“跳过”看下一个。还有${left}个`,
  'assessment.ask_next': ({ given, title, item, full, left }: Vars<'assessment.ask_next'>) =>
    `记下${points(given)}分。${cut(title, 16)}，${cut(item, 16)}，满分${points(full)}，打几分？还有${left}个`,
  'assessment.score_unclear': ({ full }: Vars<'assessment.score_unclear'>) =>
    `没看懂，没有记。请回0到${points(full)}的数字，后面可以写一句说明；“跳过”看下一个。`,
  'assessment.scores_done': () => '记下了，全部打完。要改请发：考核打分 名字',
  'assessment.scores_none': () => '没有要您打分的考核。',
  'assessment.scores_paused': ({ count }: Vars<'assessment.scores_paused'>) =>
    `好，先到这里，还有${count}个没打。接着打请发“考核打分”。`,

  'assessment.draft_ready': ({ year, day: until }: Vars<'assessment.draft_ready'>) =>
    `${year}年考核初评出来了，只给您看。发“我的考核”看；不服请在${day(until)}前发“考核申诉”。`,
  'assessment.draft_ends': ({ year, day: until }: Vars<'assessment.draft_ends'>) =>
    `${year}年考核的申诉到${day(until)}为止。不服请发“考核申诉”；没有意见不用回。`,
  'assessment.own_none': () => '现在没有可以看的考核。公布了的发“考核结果”看。',
  'assessment.own_head': ({ year, title, points: sum, day: until }: Vars<'assessment.own_head'>) =>
    `${cut(title, 16)}${year}年初评${points(sum)}分，还没公布。不服请在${day(until)}前发：考核申诉 几号 理由`,
  'assessment.own_published': ({
    year,
    title,
    points: sum,
    rank,
    assessmentGrade,
  }: Vars<'assessment.own_published'>) =>
    `${cut(title, 16)}${year}年考核${points(sum)}分，第${rank}名，${GRADES[assessmentGrade]}。`,
  'assessment.own_vetoes': ({ names, left }: Vars<'assessment.own_vetoes'>) =>
    `被一票否决（${cut(names, 30)}），等次受限。不服请找县扶贫办${more(left)}`,
  'assessment.lines': ({ lines, left }: Vars<'assessment.lines'>) =>
    `${cut(lines, 90)}${more(left)}`,
  'assessment.appeal_ask_item': () => '申诉哪一项？请回几号。发“我的考核”看号。',
  'assessment.appeal_ask_reason': ({
    item,
    points: has,
    full,
  }: Vars<'assessment.appeal_ask_reason'>) =>
    `${cut(item, 20)}${points(has)}/${points(full)}分。为什么不服？请用一句话说。`,
  'assessment.appeal_confirm': ({ item, points: has, reason }: Vars<'assessment.appeal_confirm'>) =>
    `申诉${cut(item, 18)}（${points(has)}分）：${cut(reason, 34)}。一项只能申诉一次。对吗？`,
  'assessment.appeal_dropped': () => '好，没有申诉。',
  'assessment.appealed': ({ code: number, item, due }: Vars<'assessment.appealed'>) =>
    `收到申诉${code(number)}：${cut(item, 18)}。由没打过分的人在${day(due)}前答复。`,
  'assessment.appeal_rejected': ({ item, reason }: Vars<'assessment.appeal_rejected'>) =>
    `您对${cut(item, 18)}的申诉：分数不变。${cut(reason, 60)}`,
  'assessment.appeal_upheld': ({ item, points: now, reason }: Vars<'assessment.appeal_upheld'>) =>
    `您对${cut(item, 18)}的申诉成立，改为${points(now)}分。${cut(reason, 60)}`,
  'assessment.published_own': ({ year, assessmentKind }: Vars<'assessment.published_own'>) =>
    `${year}年${KINDS[assessmentKind]}考核公布了。发“我的考核”看您的，“考核结果”看全部。`,

  'assessment.published_none': () => '还没有公布的考核结果。',
  'assessment.published_unknown': () => '没有找到。请发：考核结果 乡镇或单位的名字',
  'assessment.published_head': ({
    assessmentKind,
    year,
    count,
    excellent,
  }: Vars<'assessment.published_head'>) =>
    `${year}年${KINDS[assessmentKind]}考核：共${count}个，优秀${excellent}个。看一个请发：考核结果 名字`,
  'assessment.published_one': ({
    year,
    title,
    points: sum,
    rank,
    of,
    assessmentGrade,
  }: Vars<'assessment.published_one'>) =>
    `${cut(title, 16)}${year}年考核${points(sum)}分，${of}个里第${rank}名，${GRADES[assessmentGrade]}。`,

  'assessment.run_none': () => '还没有考核。要开请发：考核开始 乡镇 2026年 12月20日前',
  'assessment.run_line': ({
    assessmentKind,
    year,
    month,
    assessmentStatus,
    code: number,
    left,
  }: Vars<'assessment.run_line'>) =>
    `${period(year, month)}${KINDS[assessmentKind]}，${STATUSES[assessmentStatus]}，编号${code(number)}${more(left)}`,
  'assessment.open_ask': () =>
    '考核谁、哪年、哪天前打完？请发：考核开始 乡镇 2026年 12月20日前。可说：乡镇、帮扶单位、第一书记、工作队',
  'assessment.open_confirm': ({
    assessmentKind,
    year,
    month,
    due,
  }: Vars<'assessment.open_confirm'>) =>
    `开${period(year, month)}${KINDS[assessmentKind]}考核，${day(due)}前打完分。对吗？`,
  'assessment.step_confirm': ({
    assessmentStep,
    assessmentKind,
    year,
  }: Vars<'assessment.step_confirm'>) =>
    `${year}年${KINDS[assessmentKind]}考核：${STEPS[assessmentStep]}。对吗？`,
  'assessment.dropped': () => '好，没有办。',
  'assessment.opened': ({ code: number, count, due }: Vars<'assessment.opened'>) =>
    `开好了：${count}个对象，编号${code(number)}，${day(due)}前打完。能算的已算好，请指定打分人。`,
  'assessment.scoring_ended': ({ count }: Vars<'assessment.scoring_ended'>) =>
    `打分结束了，差得远的分${count}个，请先看过，再告知初评。`,
  'assessment.released': ({ count, day: until }: Vars<'assessment.released'>) =>
    `初评告知了${count}人，各看各的，申诉到${day(until)}为止。`,
  'assessment.locked_now': ({ code: number, fingerprint }: Vars<'assessment.locked_now'>) =>
    `锁定了，编号${code(number)}，校验码${cut(fingerprint, 12)}。请另一人公布。`,
  'assessment.published_now': ({ count }: Vars<'assessment.published_now'>) =>
    `公布了${count}个的结果，人人可看。年度考核已按结果提出。`,
  'assessment.appeal_to_decide': ({
    title,
    item,
    code: number,
    due,
  }: Vars<'assessment.appeal_to_decide'>) =>
    `${cut(title, 16)}申诉${cut(item, 14)}，${day(due)}前答复。发“考核申诉决定 ${code(number)} 不变 理由”，或写改为几分。`,
  'assessment.appeals_none': () => '没有要您定的考核申诉。',
  'assessment.appeal_line': ({
    title,
    item,
    reason,
    code: number,
    left,
  }: Vars<'assessment.appeal_line'>) =>
    `${code(number)} ${cut(title, 14)}，${cut(item, 14)}：${cut(reason, 34)}${more(left)}`,
  'assessment.decide_ask': ({ code: number }: Vars<'assessment.decide_ask'>) =>
    `请说不变还是改为几分，和理由。如：考核申诉决定 ${code(number)} 改为8.5分 核实无误`,
  'assessment.decide_keep_confirm': ({
    reason,
    code: number,
  }: Vars<'assessment.decide_keep_confirm'>) =>
    `申诉${code(number)}：分数不变，理由：${cut(reason, 34)}。对吗？`,
  'assessment.decide_confirm': ({
    points: now,
    reason,
    code: number,
  }: Vars<'assessment.decide_confirm'>) =>
    `申诉${code(number)}：改为${points(now)}分，理由：${cut(reason, 34)}。对吗？`,
  'assessment.decided': ({ title, item }: Vars<'assessment.decided'>) =>
    `定了：${cut(title, 16)}，${cut(item, 16)}。会告诉申诉人。`,

  'assessment.ask_assessors': () => '请谁打分？请回名字，如：钟兰舒、邓知秋。重名的前面写单位。',
  'assessment.assessors_unknown': ({ text }: Vars<'assessment.assessors_unknown'>) =>
    `没有找到：${cut(text, 30)}。请把打分人的名字再发一遍。`,
  'assessment.assessors_several': ({ text }: Vars<'assessment.assessors_several'>) =>
    `不止一人叫这名字：${cut(text, 30)}。请前面写上单位，再发一遍。`,
  'assessment.assessors_confirm': ({ count, text }: Vars<'assessment.assessors_confirm'>) =>
    `请${count}人打分：${cut(text, 34)}。对吗？`,
  'assessment.assessors_named': ({ count, recused }: Vars<'assessment.assessors_named'>) =>
    `好了，请了${count}人打分，要回避的${recused}处。已发短信请他们打分。`,

  'assessment.moderate_none': () => '没有要复核的考核。发“考核”看到哪一步。',
  'assessment.moderate_scoring': ({ count, code: number }: Vars<'assessment.moderate_scoring'>) =>
    count > 0
      ? `还在打分，还有${count}项没打够。打够了发：考核结束打分 ${code(number)}`
      : `分打够了。请发：考核结束打分 ${code(number)}`,
  'assessment.moderate_ask': ({
    title,
    item,
    full,
    scores,
    left,
  }: Vars<'assessment.moderate_ask'>) =>
    `${cut(title, 10)}，${cut(item, 12)}（满分${points(full)}）：${cut(scores, 48)}。回：认可；几分 理由；重打 名字；跳过${left > 0 ? `。后面还有${left}项` : ''}`,
  'assessment.moderate_unclear': ({ full }: Vars<'assessment.moderate_unclear'>) =>
    `没看懂，没有记。请回：认可；0到${points(full)}分 理由；重打 名字；跳过`,
  'assessment.moderate_reason': () => '为什么？请用一句话说理由。',
  'assessment.set_confirm': ({
    title,
    item,
    points: now,
    reason,
  }: Vars<'assessment.set_confirm'>) =>
    `${cut(title, 14)}，${cut(item, 14)}定为${points(now)}分，理由：${cut(reason, 30)}。对吗？`,
  'assessment.moderated': ({ title, item }: Vars<'assessment.moderated'>) =>
    `记下了：${cut(title, 14)}，${cut(item, 14)}。`,
  'assessment.moderate_asked': ({ title, item }: Vars<'assessment.moderate_asked'>) =>
    `已请打分人再看：${cut(title, 14)}，${cut(item, 14)}。`,
  'assessment.moderate_done': () => '没有差得远、还没看的分了。下一步发“考核”看编号，再告知初评。',
  'assessment.moderate_paused': ({ count }: Vars<'assessment.moderate_paused'>) =>
    count > 0 ? `好，先到这里，还有${count}项没看。要接着看再发：考核复核` : '好，先到这里。',
  'assessment.veto_ask': () => '否决谁、哪一条、为什么？如：天元乡 弄虚作假 理由',
  'assessment.veto_confirm': ({ title, item, reason }: Vars<'assessment.veto_confirm'>) =>
    `对${cut(title, 14)}一票否决：${cut(item, 16)}，理由：${cut(reason, 30)}。对吗？`,
  'assessment.vetoed': ({ title, item }: Vars<'assessment.vetoed'>) =>
    `记下了：${cut(title, 14)}一票否决（${cut(item, 16)}），等次最高只到方案定的。`,

  'appraisal.none': () => '还没有年度考核。',
  'appraisal.line': ({
    year,
    title,
    points: sum,
    assessmentGrade,
    use,
    left,
  }: Vars<'appraisal.line'>) =>
    `${year}年${cut(title, 16)}，扶贫考核${points(sum)}分，${GRADES[assessmentGrade]}，用于${USES[use]}${more(left)}`,
  'appraisal.list_none': () => '没有这样的年度考核。考核公布后才提出。',
  'appraisal.proposed_line': ({
    code: number,
    year,
    title,
    points: sum,
    assessmentGrade,
    left,
  }: Vars<'appraisal.proposed_line'>) =>
    `${code(number)} ${year}年${cut(title, 14)}，${points(sum)}分，拟${GRADES[assessmentGrade]}${more(left)}`,
  'appraisal.settled_line': ({
    code: number,
    year,
    title,
    points: sum,
    assessmentGrade,
    left,
  }: Vars<'appraisal.settled_line'>) =>
    `${code(number)} ${year}年${cut(title, 14)}，${points(sum)}分，定了${GRADES[assessmentGrade]}${more(left)}`,
  'appraisal.unknown_code': () => '没有这个编号的年度考核。发“年度考核名单”看。',
  'appraisal.refused': ({ appraisalWhy }: Vars<'appraisal.refused'>) => APPRAISAL_WHY[appraisalWhy],
  'appraisal.ask_grade': ({ title }: Vars<'appraisal.ask_grade'>) =>
    `${cut(title, 16)}定什么等次？请回：优秀、称职、基本称职或不称职，后面可写理由。`,
  'appraisal.settle_confirm': ({
    year,
    title,
    assessmentGrade,
    text,
  }: Vars<'appraisal.settle_confirm'>) =>
    `${cut(title, 14)}${year}年年度考核定为${GRADES[assessmentGrade]}${text ? `，理由：${cut(text, 24)}` : ''}。对吗？`,
  'appraisal.settled': ({ name: title, assessmentGrade }: Vars<'appraisal.settled'>) =>
    `定了：${cut(title, 16)}，${GRADES[assessmentGrade]}。`,
  'appraisal.settled_own': ({ year, assessmentGrade }: Vars<'appraisal.settled_own'>) =>
    `您${year}年的年度考核：${GRADES[assessmentGrade]}。发“我的年度考核”看。`,
} satisfies Partial<Messages>
