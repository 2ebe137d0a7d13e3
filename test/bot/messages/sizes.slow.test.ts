import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, type TemplateName } from '../../../api/client'
import { render } from '../../../bot/messages/render'
import { sizeOf } from '../../../bot/messages/segments'
import { repliesOf, TEMPLATE_NAMES } from './longest'

const SMS = { isSms: true, hasButtons: false }
/** The longest a county's signature is: six characters with its brackets. */
const SIGNATURE = '巫溪扶贫'

const texts = LANGUAGES.flatMap((language) =>
  TEMPLATE_NAMES.map((template) => ({
    language,
    template,
    texts: repliesOf(template).map((reply) => render(reply, language, SMS, SIGNATURE).text),
  })),
)

describe('with the longest names, areas and words', () => {
  test.each(texts)('$template in $language fits into two messages', ({ texts }) => {
    for (const text of texts) {
      expect(sizeOf(text).segments, text).toBeLessThanOrEqual(2)
      expect(sizeOf(text).segments, text).toBe(new SegmentedMessage(text).segmentsCount)
    }
  })

  test.each(texts)('$template in $language says everything and nothing twice', ({ texts }) => {
    for (const text of texts) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{/)
      expect(text, 'signature only once').toMatch(/^【巫溪扶贫】[^【】]+$/s)
      expect(text, 'line feeds only, none at the edges').not.toMatch(/\r|\t|^\s|\s$|\n\n/)
      expect(text, 'no emoji').not.toMatch(/\p{Extended_Pictographic}(?<![0-9#*])/u)
      expect(text).not.toMatch(/ {2}|。。|，，|：：/)
    }
  })
})

/** Of class notice, which is never sent a second time. */
const NEVER_RESENT = new Set<TemplateName>(['broadcast.text'])

test.each(texts.filter(({ template }) => !NEVER_RESENT.has(template)))(
  '$template in $language fits into two messages when it is sent again as well',
  ({ template, language }) => {
    for (const reply of repliesOf(template)) {
      const { text } = render(reply, language, SMS, SIGNATURE, { isResend: true })
      expect(text).toMatch(/^【巫溪扶贫】(重发：|Resent: )/)
      expect(sizeOf(text).segments, text).toBeLessThanOrEqual(2)
    }
  },
)

test('in Chinese only what quotes people or lists households ever needs a second message', () => {
  const long = texts.filter(
    ({ language, texts }) => language === 'zh' && texts.some((text) => sizeOf(text).segments > 1),
  )
  expect(new Set(long.map(({ template }) => template))).toEqual(
    new Set<TemplateName>([
      'complaint.answered',
      'complaint.confirm',
      'complaint.confirm_added',
      'complaint.confirm_named',
      'complaint.which_person',
      'complaint.counts',
      'complaint.of',
      'complaint.said',
      'complaint.asked_reason',
      'complaint.accused_several',
      'complaint.ask_confirm',
      'complaint.extend_confirm',
      'complaint.decide_confirm',
      'complaint.hand_up_confirm',
      'change.told_declined',
      'change.confirm',
      'change.check_confirm',
      'change.accept_confirm',
      'change.to_check',
      'change.to_check_words',
      'change.to_decide',
      'change.to_decline',
      'change.pick',
      'change.which',
      'change.which_other',
      'change.item',
      'change.item_words',
      'correction.which',
      'receipt.change',
      'check.confirm',
      'check.done',
      'check.open_confirm',
      'check.parts',
      'check.progress',
      'check.rest',
      'check.rest_late',
      'check.rest_more',
      'check.which',
      'check.which_campaign',
      'comparison.cancel_confirm',
      'quality.which',
      'relay.asked',
      'relay.list',
      'relay.next',
      'relay.next_later',
      'relay.next_undone',
      'relay.unknown',
      'relay.which',
      'broadcast.relayed',
      'report.which_round',
      'watched.entry',
      'watched.without_measure',
      'weekly.above',
      'weekly.village',
      'status.waits',
      'status.listed',
      'status.which',
      'apply.which',
      'help.told_responder',
      'help.answer',
      'staff.asked',
      'notice.declined',
      'objection.outcome',
      'objection.rejected',
      'objection.to_check',
      'objection.tell_filer',
      'objection.tell_rejected',
      'receipt.objection',
      'posting.drawn_up',
      'posting.which_list',
      'appeal.outcome',
      'appeal.declined',
      'appeal.to_check',
      'appeal.tell_filer',
      'receipt.rejected',
      'receipt.appeal',
      'loudspeaker.script',
      'loudspeaker.names',
      'staff.sounds_like',
      'visit.which',
      'visit.confirm',
      'visit.confirm_filled',
      'visit.which_note',
      'visit.correct_filled',
      'visit.own',
      'survey.which',
      'survey.which_open',
      'survey.screened',
      'survey.ask_companion',
      'survey.companion_unknown',
      'survey.ask',
      'survey.ask_type',
      'survey.delete_which',
      'survey.confirm',
      'survey.part',
      'undelivered.groups',
      'screening.ask',
      'screening.ask_verdict',
      'screening.named',
      'screening.next',
      'menu.staff',
      'screening.last_untold',
      'review.exit_gap',
      'survey.confirm_exit',
      'survey.exit_gap',
      'screening.next_corrected',
      'screening.next_untold',
      'screening.next_before',
      'screening.next_put_off',
      'screening.next_unlisted',
      'screening.paused',
      'screening.all_done',
      'screening.which',
      'screening.unlisted_told',
      'screening.progress',
      'revisit.contested',
      'revisit.confirm',
      'revisit.which',
      'round.which',
      'broadcast.text',
      'broadcast.preview',
      'broadcast.sample',
      'broadcast.confirm',
      'broadcast.confirm_later',
      'broadcast.without_phone',
      'policy.answer',
      'policy.answer_rated',
      'policy.answer_more',
      'policy.part',
      'policy.last_part',
      'card.preview',
      'card.preview_alias',
      'card.preview_more',
      'card.terms',
      'policy.which',
      'proxy.which_to_stop',
      'proxy.help_responder',
      'village.score',
      'village.lines',
      'village.ranks',
      'village.told_declined',
      'village.told_struck',
      'review.declined',
      'review.call_confirm',
      'review.which_meeting',
      'review.attended',
      'review.vote',
      'report.lacking',
      'report.case_returned',
      'report.names',
      'report.return_which',
      'lead.check_confirm',
      'lead.check_confirm_unheard',
      'lead.decide_confirm',
      'lead.decided',
      'lead.explain_which',
      'lead.explained_to_holder',
      'lead.in_area',
      'lead.own',
      'lead.shown',
      'lead.shown_decided',
      'lead.to_holder',
      'receipt.lead_decided',
      'project.apply_confirm',
      'project.approve_confirm',
      'accountability.confirm',
      'accountability.detail',
      'accountability.detail_contest',
      'accountability.revoked',
      'accountability.told',
      'accountability.upheld',
      'accountability.which_person',
      'declaration.hit_firm',
      'declaration.hit_kin',
      'declaration.which',
      'declaration.which_staff',
      'finding.confirm',
      'finding.line',
      'finding.line_rectified',
      'finding.returned_owner',
      'finding.to_owner',
      'finding.to_verify',
      'finding.which_owner',
      'fund.confirm',
      'fund.confirm_until',
      'fund.place_line',
      'fund.source',
      'loan.ask_borrower',
      'loan.confirm',
      'loan.line',
      'loan.mine',
      'loan.to_household',
      'loan.which',
      'list.confirm',
      'list.sent_back_owner',
      'list.to_owner',
      'list.to_strike',
      'list.which_owner',
      'pairing.own',
      'pairing.own_unvisited',
      'pairing.which',
      'pairing.which_helper',
      'archive.members',
      'archive.which',
      'archive.change',
      'measure.which',
      'measure.which_owner',
      'measure.confirm',
      'measure.to_owner',
      'measure.ask_at_visit',
      'sign_off.ask_household',
      'sign_off.ask_one',
      'sign_off.own',
      'sign_off.list',
      'sign_off.facts',
      'sign_off.refuse_which',
      'sign_off.survey_again',
      'sign_off.exit_declined',
      'deputy.which',
      'paper.which',
    ]),
  )
})

/** Words of offices and of programmers that a villager of 70 has no use for. */
const JARGON =
  /建档立卡|动态管理|信息比对|监测对象|边缘易致贫|脱贫不稳定|系统错误|无效|非法|参数|提交|输入|登录|账户|error|invalid/i

test.each(texts)('$template in $language is free of jargon', ({ texts }) => {
  for (const text of texts) expect(text).not.toMatch(JARGON)
})
