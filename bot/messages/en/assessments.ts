import type { AssessmentVarKinds, Vars } from '../../../api/client'
import { ASSESSMENT_WORDS, points } from '../assessment-words'
import { code, cut, dayEn as day } from '../format'
import type { Messages } from '../messages'

const {
  kinds: KINDS,
  statuses: STATUSES,
  grades: GRADES,
  steps: STEPS,
  uses: USES,
} = ASSESSMENT_WORDS.en

const WHY = {
  no_plan: 'No plan is set for this year: nothing was opened.',
  already_open: 'It is open already. Text 考核 to see it.',
  no_subjects: 'There is nobody to assess: nothing was opened.',
  not_scoring: 'It is not being scored now: nothing was noted.',
  not_moderation: 'It is not being checked now: nothing was done.',
  not_draft: 'There is no draft now: nothing was done.',
  not_locked: 'It is not locked, or was changed since: not published.',
  not_assessor: 'You were not asked to score this: nothing was noted.',
  recused: 'You are tied to them and stand aside: nothing was noted.',
  tied: 'You are tied to them and stand aside: nothing was done.',
  not_assessed: 'This is not your assessment: nothing was noted.',
  subject_unknown: 'There is no such one: nothing was noted.',
  item_unknown: 'This item is not scored: nothing was noted.',
  beyond_full_marks: 'More than the full marks: nothing was noted. Please send again.',
  has_scores: 'Somebody scored already and cannot be replaced.',
  too_few_scores: 'Scores are missing still: scoring goes on.',
  scored_it: 'You scored it: somebody else must do this.',
  moderated_it: 'You checked it: somebody else must decide.',
  outliers_open: 'Scores that stand out were not looked at yet.',
  asked_again: 'Somebody is to look at a score again first.',
  too_late: 'The days for an appeal are over: nothing was noted.',
  already_appealed: 'This item was appealed already.',
  appeal_decided: 'This appeal is decided: nothing was changed.',
  window_open: 'The days for appeals are not over yet.',
  appeals_open: 'Appeals are not decided yet.',
  second_person: 'Two persons lock and publish: please ask another.',
  veto_unknown: 'There is no such veto: nothing was noted.',
} as const satisfies Record<AssessmentVarKinds['assessmentWhy'], string>

const APPRAISAL_WHY = {
  settled: 'It is settled already.',
  second_person: 'You published it: somebody else settles. Nothing was noted.',
  own: 'It is your own. Nothing was noted.',
  tied: 'You are tied to them and stand aside. Nothing was noted.',
  over_quota: 'No place for another excellent. Nothing was noted.',
} as const satisfies Record<AssessmentVarKinds['appraisalWhy'], string>

const more = (left: number) => (left > 0 ? ` ${left} more: text 下` : '')
const period = (year: number, month: number) => `${month > 0 ? `${month}/` : ''}${year}`

export const enAssessments = {
  'assessment.refused': ({ assessmentWhy }: Vars<'assessment.refused'>) => WHY[assessmentWhy],
  'assessment.unknown_code': () => 'No assessment or appeal of this number. Text 考核.',

  'assessment.assigned': ({ title, due }: Vars<'assessment.assigned'>) =>
    `Please score ${cut(title, 20)} by ${day(due)}. Nobody sees yours. Text 考核打分.`,
  'assessment.asked_again': ({ title, item }: Vars<'assessment.asked_again'>) =>
    `${cut(title, 16)}, ${cut(item, 14)}: your score stands out. Look again: 考核打分`,
  'assessment.ask_score': ({ title, item, full, left }: Vars<'assessment.ask_score'>) =>
    `${cut(title, 16)}, ${cut(item, 16)}, of ${points(full)}: how many? 跳过 skips. ${left} left`,
  'assessment.ask_next': ({ given, title, item, full, left }: Vars<'assessment.ask_next'>) =>
    `${points(given)} noted. ${cut(title, 16)}, ${cut(item, 16)}, of ${points(full)}? ${left} left`,
  'assessment.score_unclear': ({ full }: Vars<'assessment.score_unclear'>) =>
    `Not noted: send 0 to ${points(full)}, a note behind it if you like; 跳过 skips.`,
  'assessment.scores_done': () => 'Noted, all are scored. To change one: 考核打分 and its name',
  'assessment.scores_none': () => 'There is nothing for you to score.',
  'assessment.scores_paused': ({ count }: Vars<'assessment.scores_paused'>) =>
    `Very well. ${count} are left; text 考核打分 to go on.`,

  'assessment.draft_ready': ({ year, day: until }: Vars<'assessment.draft_ready'>) =>
    `Your draft for ${year} is there, for you alone: 我的考核. Appeal by ${day(until)}: 考核申诉`,
  'assessment.draft_ends': ({ year, day: until }: Vars<'assessment.draft_ends'>) =>
    `Appeals about ${year} end on ${day(until)}. Text 考核申诉, or nothing if you agree.`,
  'assessment.own_none': () => 'There is nothing to see now. Text 考核结果 for what is public.',
  'assessment.own_head': ({ year, title, points: sum, day: until }: Vars<'assessment.own_head'>) =>
    `${cut(title, 16)} ${year}: draft ${points(sum)}. Appeal by ${day(until)}: 考核申诉, number, why`,
  'assessment.own_published': ({
    year,
    title,
    points: sum,
    rank,
    assessmentGrade,
  }: Vars<'assessment.own_published'>) =>
    `${cut(title, 16)} ${year}: ${points(sum)} points, place ${rank}, ${GRADES[assessmentGrade]}.`,
  'assessment.own_vetoes': ({ names, left }: Vars<'assessment.own_vetoes'>) =>
    `Vetoed (${cut(names, 30)}), which limits the grade. To object, go to the county office.${more(left)}`,
  'assessment.lines': ({ lines, left }: Vars<'assessment.lines'>) =>
    `${cut(lines, 80)}${more(left)}`,
  'assessment.appeal_ask_item': () => 'Which item? Its number; 我的考核 shows them.',
  'assessment.appeal_ask_reason': ({
    item,
    points: has,
    full,
  }: Vars<'assessment.appeal_ask_reason'>) =>
    `${cut(item, 20)} ${points(has)}/${points(full)}. Why do you disagree? One sentence.`,
  'assessment.appeal_confirm': ({ item, points: has, reason }: Vars<'assessment.appeal_confirm'>) =>
    `Appeal ${cut(item, 18)} (${points(has)}): ${cut(reason, 30)}. Once an item. Right?`,
  'assessment.appeal_dropped': () => 'Very well, no appeal was made.',
  'assessment.appealed': ({ code: number, item, due }: Vars<'assessment.appealed'>) =>
    `Appeal ${code(number)}: ${cut(item, 18)}. Another answers it by ${day(due)}.`,
  'assessment.appeal_rejected': ({ item, reason }: Vars<'assessment.appeal_rejected'>) =>
    `Your appeal about ${cut(item, 18)}: it stands. ${cut(reason, 50)}`,
  'assessment.appeal_upheld': ({ item, points: now, reason }: Vars<'assessment.appeal_upheld'>) =>
    `Your appeal about ${cut(item, 18)} is upheld: ${points(now)}. ${cut(reason, 50)}`,
  'assessment.published_own': ({ year, assessmentKind }: Vars<'assessment.published_own'>) =>
    `The ${year} assessment of ${KINDS[assessmentKind]} is public. Yours: 我的考核. All: 考核结果`,

  'assessment.published_none': () => 'No results are public yet.',
  'assessment.published_unknown': () => 'Not found. Text: 考核结果 and a name',
  'assessment.published_head': ({
    assessmentKind,
    year,
    count,
    excellent,
  }: Vars<'assessment.published_head'>) =>
    `${year}, ${KINDS[assessmentKind]}: ${count}, excellent ${excellent}. For one: 考核结果 and its name`,
  'assessment.published_one': ({
    year,
    title,
    points: sum,
    rank,
    of,
    assessmentGrade,
  }: Vars<'assessment.published_one'>) =>
    `${cut(title, 16)} ${year}: ${points(sum)} points, ${rank} of ${of}, ${GRADES[assessmentGrade]}.`,

  'assessment.run_none': () => 'There is none yet. Text: 考核开始 乡镇 2026年 12月20日前',
  'assessment.run_line': ({
    assessmentKind,
    year,
    month,
    assessmentStatus,
    code: number,
    left,
  }: Vars<'assessment.run_line'>) =>
    `${period(year, month)} ${KINDS[assessmentKind]}, ${STATUSES[assessmentStatus]}, ${code(number)}${more(left)}`,
  'assessment.open_ask': () => 'Who, which year, by when? Text: 考核开始 乡镇 2026年 12月20日前',
  'assessment.open_confirm': ({
    assessmentKind,
    year,
    month,
    due,
  }: Vars<'assessment.open_confirm'>) =>
    `Open the ${period(year, month)} assessment of ${KINDS[assessmentKind]}, scored by ${day(due)}. Right?`,
  'assessment.step_confirm': ({
    assessmentStep,
    assessmentKind,
    year,
  }: Vars<'assessment.step_confirm'>) =>
    `${year}, ${KINDS[assessmentKind]}: ${STEPS[assessmentStep]}. Right?`,
  'assessment.dropped': () => 'Very well, nothing was done.',
  'assessment.opened': ({ code: number, count, due }: Vars<'assessment.opened'>) =>
    `Opened: ${count}, number ${code(number)}, scored by ${day(due)}. Name who scores.`,
  'assessment.scoring_ended': ({ count }: Vars<'assessment.scoring_ended'>) =>
    `Scoring is over. ${count} scores stand out: look at them first.`,
  'assessment.released': ({ count, day: until }: Vars<'assessment.released'>) =>
    `${count} were told of their own draft. Appeals until ${day(until)}.`,
  'assessment.locked_now': ({ code: number, fingerprint }: Vars<'assessment.locked_now'>) =>
    `Locked ${code(number)}, fingerprint ${cut(fingerprint, 12)}. Another publishes it.`,
  'assessment.published_now': ({ count }: Vars<'assessment.published_now'>) =>
    `The results of ${count} are public. Yearly appraisals are proposed.`,
  'assessment.appeal_to_decide': ({
    title,
    item,
    code: number,
    due,
  }: Vars<'assessment.appeal_to_decide'>) =>
    `${cut(title, 14)} appeals ${cut(item, 12)}, by ${day(due)}: 考核申诉决定 ${code(number)} 不变 why`,
  'assessment.appeals_none': () => 'There is no appeal for you to decide.',
  'assessment.appeal_line': ({
    title,
    item,
    reason,
    code: number,
    left,
  }: Vars<'assessment.appeal_line'>) =>
    `${code(number)} ${cut(title, 14)}, ${cut(item, 14)}: ${cut(reason, 30)}${more(left)}`,
  'assessment.decide_ask': ({ code: number }: Vars<'assessment.decide_ask'>) =>
    `Does it stand, or how many points, and why? 考核申诉决定 ${code(number)} 改为8.5分 核实无误`,
  'assessment.decide_keep_confirm': ({
    reason,
    code: number,
  }: Vars<'assessment.decide_keep_confirm'>) =>
    `Appeal ${code(number)}: it stands, because ${cut(reason, 30)}. Right?`,
  'assessment.decide_confirm': ({
    points: now,
    reason,
    code: number,
  }: Vars<'assessment.decide_confirm'>) =>
    `Appeal ${code(number)}: ${points(now)} points, because ${cut(reason, 30)}. Right?`,
  'assessment.decided': ({ title, item }: Vars<'assessment.decided'>) =>
    `Decided: ${cut(title, 16)}, ${cut(item, 16)}. Whoever appealed is told.`,

  'assessment.ask_assessors': () =>
    'Who shall score? Send their names; the unit before one that several have.',
  'assessment.assessors_unknown': ({ text }: Vars<'assessment.assessors_unknown'>) =>
    `Not found: ${cut(text, 30)}. Please send all names again.`,
  'assessment.assessors_several': ({ text }: Vars<'assessment.assessors_several'>) =>
    `Several have the name: ${cut(text, 30)}. Send all again, with the unit.`,
  'assessment.assessors_confirm': ({ count, text }: Vars<'assessment.assessors_confirm'>) =>
    `${count} shall score: ${cut(text, 34)}. Right?`,
  'assessment.assessors_named': ({ count, recused }: Vars<'assessment.assessors_named'>) =>
    `${count} are asked to score; left out as tied: ${recused}.`,

  'assessment.moderate_none': () => 'Nothing is to be looked at. Send 考核 to see.',
  'assessment.moderate_scoring': ({ count, code: number }: Vars<'assessment.moderate_scoring'>) =>
    count > 0
      ? `Being scored, ${count} items are short. Then send: 考核结束打分 ${code(number)}`
      : `All is scored. Send: 考核结束打分 ${code(number)}`,
  'assessment.moderate_ask': ({
    title,
    item,
    full,
    scores,
    left,
  }: Vars<'assessment.moderate_ask'>) =>
    `${cut(title, 10)}, ${cut(item, 12)} (of ${points(full)}): ${cut(scores, 34)}. 认可, points and why, 重打 name, or 跳过${left > 0 ? ` (${left} more)` : ''}`,
  'assessment.moderate_unclear': ({ full }: Vars<'assessment.moderate_unclear'>) =>
    `Not understood, nothing noted: 认可, 0 to ${points(full)} and why, 重打 name, or 跳过`,
  'assessment.moderate_reason': () => 'Why? Please give a reason.',
  'assessment.set_confirm': ({
    title,
    item,
    points: now,
    reason,
  }: Vars<'assessment.set_confirm'>) =>
    `${cut(title, 14)}, ${cut(item, 14)}: ${points(now)}, because ${cut(reason, 30)}. Right?`,
  'assessment.moderated': ({ title, item }: Vars<'assessment.moderated'>) =>
    `Noted: ${cut(title, 14)}, ${cut(item, 14)}.`,
  'assessment.moderate_asked': ({ title, item }: Vars<'assessment.moderate_asked'>) =>
    `Asked to look again: ${cut(title, 14)}, ${cut(item, 14)}.`,
  'assessment.moderate_done': () => 'Nothing stands out any more. Send 考核 for the next step.',
  'assessment.moderate_paused': ({ count }: Vars<'assessment.moderate_paused'>) =>
    count > 0 ? `Fine. ${count} are left; send 考核复核 to go on.` : 'Fine.',
  'assessment.veto_ask': () => 'Whom, by which rule, and why? e.g. 天元乡 弄虚作假 reason',
  'assessment.veto_confirm': ({ title, item, reason }: Vars<'assessment.veto_confirm'>) =>
    `Veto on ${cut(title, 14)}: ${cut(item, 16)}, because ${cut(reason, 30)}. Right?`,
  'assessment.vetoed': ({ title, item }: Vars<'assessment.vetoed'>) =>
    `Noted: a veto on ${cut(title, 14)} (${cut(item, 16)}).`,

  'appraisal.none': () => 'There is no yearly appraisal yet.',
  'appraisal.line': ({
    year,
    title,
    points: sum,
    assessmentGrade,
    use,
    left,
  }: Vars<'appraisal.line'>) =>
    `${year} ${cut(title, 16)}: ${points(sum)} points, ${GRADES[assessmentGrade]}, for ${USES[use]}${more(left)}`,
  'appraisal.list_none': () => 'None of these. They are proposed once results are published.',
  'appraisal.proposed_line': ({
    code: number,
    year,
    title,
    points: sum,
    assessmentGrade,
    left,
  }: Vars<'appraisal.proposed_line'>) =>
    `${code(number)} ${year} ${cut(title, 14)}: ${points(sum)}, proposed ${GRADES[assessmentGrade]}${more(left)}`,
  'appraisal.settled_line': ({
    code: number,
    year,
    title,
    points: sum,
    assessmentGrade,
    left,
  }: Vars<'appraisal.settled_line'>) =>
    `${code(number)} ${year} ${cut(title, 14)}: ${points(sum)}, settled ${GRADES[assessmentGrade]}${more(left)}`,
  'appraisal.unknown_code': () => 'No appraisal has this number. Send 年度考核名单.',
  'appraisal.refused': ({ appraisalWhy }: Vars<'appraisal.refused'>) => APPRAISAL_WHY[appraisalWhy],
  'appraisal.ask_grade': ({ title }: Vars<'appraisal.ask_grade'>) =>
    `${cut(title, 16)}: 优秀, 称职, 基本称职 or 不称职? A reason may follow.`,
  'appraisal.settle_confirm': ({
    year,
    title,
    assessmentGrade,
    text,
  }: Vars<'appraisal.settle_confirm'>) =>
    `${cut(title, 14)}, ${year}: ${GRADES[assessmentGrade]}${text ? `, because ${cut(text, 24)}` : ''}. Right?`,
  'appraisal.settled': ({ name: title, assessmentGrade }: Vars<'appraisal.settled'>) =>
    `Settled: ${cut(title, 16)}, ${GRADES[assessmentGrade]}.`,
  'appraisal.settled_own': ({ year, assessmentGrade }: Vars<'appraisal.settled_own'>) =>
    `Your yearly appraisal of ${year}: ${GRADES[assessmentGrade]}. Text 我的年度考核.`,
} satisfies Partial<Messages>
