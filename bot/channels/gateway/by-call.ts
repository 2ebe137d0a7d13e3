import { type Reply, say, type TemplateName, TEMPLATES } from '../../../api/client'

type Call = 'call.word' | 'call.policy' | 'call.notice'

const of = (call: Call, ...templates: TemplateName[]) =>
  templates.map((template): [TemplateName, Call] => [template, call])

/**
 * Sentences that carry what people or offices wrote at length, lists, links, or nothing but such: where
 * one does not fit into its approved text, a short one says whom to ring for it.
 */
export const BY_CALL: ReadonlyMap<TemplateName, Call> = new Map([
  ...of(
    'call.policy',
    'policy.answer',
    'policy.answer_rated',
    'policy.answer_more',
    'policy.part',
    'policy.last_part',
  ),
  ...of(
    'call.notice',
    'broadcast.text',
    'published.preview',
    'published.case',
    'broadcast.preview',
    'broadcast.sample',
    'broadcast.without_phone',
  ),
  ...of(
    'call.word',
    'project.approve_confirm',
    'project.state',
    'project.last_act',
    'project.count',
    'project_comment.answer',
    'project_comment.was_answered',
    'project_comment.to_answer',
    'project_comment.answered_by',
    'plan.line',
    'plan.line_confirm',
    'plan.ended',
    'complaint.answered',
    'complaint.answered_review',
    'complaint.asked_filer',
    'complaint.confirm_added',
    'complaint.said',
    'complaint.said_suffering',
    'complaint.asked_reason',
    'complaint.accused_several',
    'complaint.ask_confirm',
    'complaint.extend_confirm',
    'complaint.decide_confirm',
    'complaint.hand_up_confirm',
    'finding.verified_owner',
    'accountability.detail',
    'accountability.detail_contest',
    'accountability.told',
    'accountability.upheld',
    'accountability.revoked',
    'published.to_approve',
    'press.confirm',
    'press.mine_answer',
    'press.answered',
    'press.contest_confirm',
    'press.to_unit',
    'press.to_unit_again',
    'press.answer_confirm',
    'press.rated_unit',
    'press.log_confirm',
    'press.state',
    'press.detail',
    'press.detail_answer',
    'press.rate_confirm',
    'press.publish_confirm',
    'press.public',
    'declaration.mine_kin',
    'declaration.undeclared',
    'card.preview',
    'card.preview_alias',
    'card.preview_more',
    'card.part',
    'card.terms',
    'card.wordings',
    'policy.report_not_useful',
    'policy.report_unanswered',
    'appeal.declined',
    'appeal.outcome',
    'appeal.tell_filer',
    'archive.change',
    'archive.members',
    'archive.which',
    'change.item',
    'change.item_words',
    'change.told_declined',
    'check.confirm',
    'check.parts',
    'check.rest_more',
    'check.unread',
    'common.text',
    'help.answer',
    'help.told_responder',
    'loudspeaker.names',
    'notice.declined',
    'objection.outcome',
    'objection.rejected',
    'objection.tell_filer',
    'objection.tell_rejected',
    'objection.to_check',
    'annual_report.ready',
    'overview.gauges',
    'overview.numbers',
    'overview.rows',
    'posting.drawn_up',
    'proxy.slip_for',
    'proxy.help_responder',
    'receipt.appeal',
    'receipt.change',
    'receipt.objection',
    'receipt.rejected',
    'report.case_returned',
    'report.lacking',
    'report.names',
    'revisit.contested',
    'sign_off.exit_declined',
    'sign_off.list',
    'staff.asked',
    'sign_off.survey_again',
    'survey.delete_which',
    'survey.part',
    'village.lines',
    'village.ranks',
    'village.told_declined',
    'village.told_struck',
    'weekly.above',
  ),
])

/** Quoted words may hold a link or a phone, which no variable may: only these can fail to fit by chance. */
const QUOTES: readonly string[] = ['text', 'surveyWords', 'policySource']

export const mayQuote = (template: TemplateName): boolean =>
  Object.values(TEMPLATES[template]).some((kind) => QUOTES.includes(kind))

/** What is said in place of a sentence that cannot go: the number to ring, and the code where it has one. */
export function callFor({ template, vars }: Reply, hotline: string): Reply {
  const { code } = vars
  const call = BY_CALL.get(template as TemplateName) ?? 'call.word'
  if (call === 'call.word' && typeof code === 'string') return say('call.coded', { hotline, code })
  return say(call, { hotline })
}
