import { type Reply, say, type TemplateName } from '../../../api/client'

/** Labels that are always the same, one of its own each time for null; or how many there may be of such. */
type Ask = readonly (TemplateName | null)[] | number

const rows = (ask: Ask, ...templates: TemplateName[]) =>
  templates.map((template): [TemplateName, Ask] => [template, ask])

const YES_NO = ['common.yes', 'common.no'] as const
const MENU = [
  'menu.status',
  'menu.objection',
  'menu.question',
  'menu.complaint',
  'menu.help',
  'menu.apply',
] as const

/** What stands in digits below a sentence: its line is part of the approved text. */
const ASKS = new Map<TemplateName, Ask>([
  ...rows(MENU, 'menu.stranger', 'menu.linked'),
  ...rows(
    YES_NO,
    'apply.confirm',
    'help.confirm',
    'withdraw.confirm',
    'notice.advance_confirm',
    'notice.sever_confirm',
    'objection.confirm',
    'objection.decide_confirm',
    'objection.enter_confirm',
    'posting.confirm',
    'posting.drop_confirm',
    'appeal.confirm',
    'appeal.confirm_household',
    'appeal.enter_confirm',
    'visit.confirm',
    'visit.confirm_filled',
    'visit.correct_confirm',
    'visit.correct_filled',
    'revisit.confirm',
    'broadcast.everybody',
    'broadcast.confirm',
    'broadcast.approve',
    'broadcast.cancel',
    'proxy.act_apply',
    'proxy.act_help',
    'review.call_confirm',
    'review.off_confirm',
    'review.close_confirm',
    'village.set_confirm',
    'village.propose_confirm',
    'village.accept_confirm',
    'village.decline_confirm',
    'village.sever_confirm',
    'report.announce_confirm',
    'measure.confirm',
    'measure.deliver_confirm',
    'measure.cancel_confirm',
    'measure.enter_received',
    'measure.enter_missing',
    'sign_off.refuse_confirm',
    'sign_off.exit_refuse_confirm',
    'deputy.confirm',
    'paper.confirm',
  ),
  ...rows(['stop.messages', 'stop.filing', 'stop.programme'], 'stop.which'),
  ...rows(['common.resume', 'measure.answer_it', 'common.menu'], 'common.which_question'),
  ...rows(
    [
      'objection.should_not_be_listed',
      'objection.left_out',
      'objection.wrong_facts',
      'objection.faulty_procedure',
    ],
    'objection.ask_ground',
  ),
  ...rows(['objection.pass_on', 'objection.no_thanks'], 'objection.window_closed'),
  ...rows(
    ['survey.type_ordinary', 'survey.type_allowance', 'survey.type_hardship'],
    'survey.ask_type',
  ),
  ...rows(
    ['survey.eligible', 'survey.not_eligible', 'survey.undecided'],
    'survey.changed',
    'survey.confirm',
    'survey.confirm_exit',
    'survey.exit_gap',
    'survey.unfinished',
    'survey.cause_missing',
  ),
  ...rows(
    ['screening.eligible', 'screening.not_eligible', 'screening.unclear', 'screening.skip', null],
    'screening.ask',
    'screening.ask_verdict',
    'screening.named',
    'screening.named_again',
    'screening.next',
    'screening.next_corrected',
    'screening.next_untold',
    'screening.next_before',
    'screening.next_put_off',
    'screening.next_unlisted',
  ),
  ...rows(['revisit.true', 'revisit.untrue', 'revisit.not_known'], 'revisit.ask_dispute'),
  ...rows(['policy.pass_on', 'policy.leave'], 'policy.unknown'),
  ...rows(['proxy.see_status', 'menu.apply', 'menu.objection', 'menu.help'], 'proxy.ask_what'),
  ...rows(
    ['proxy.agreed', 'proxy.not_agreed', 'proxy.signed'],
    'proxy.confirm_status',
    'proxy.confirm_apply',
    'proxy.confirm_objection',
    'proxy.confirm_help',
  ),
  ...rows(['proxy.see_status'], 'proxy.slip'),
  ...rows(['review.open_ballot', 'review.secret_ballot'], 'review.ask_ballot'),
  ...rows(['common.yes', 'common.no', 'report.see_lacking'], 'report.confirm'),
  ...rows(['report.see_lacking'], 'report.not_ready'),
  ...rows(['report.pass', 'report.see_names', 'report.later'], 'report.to_check'),
  ...rows(['measure.yes', 'measure.no'], 'measure.received', 'measure.ask_again'),
  ...rows(['phone.share'], 'phone.ask'),
  ...rows(9, 'status.which', 'apply.which'),
  ...rows(8, 'relay.list', 'relay.next', 'relay.next_later', 'relay.next_undone', 'relay.unknown'),
  ...rows(4, 'relay.which'),
  ...rows(
    5,
    'objection.which_notice',
    'objection.ask_household',
    'objection.ask_left_out',
    'objection.ask_village',
    'objection.village_unknown',
    'sign_off.which_own',
    'sign_off.refuse_which',
    'appeal.which',
    'posting.which_kind',
    'posting.which_list',
    'visit.which',
    'visit.which_note',
    'survey.which',
    'survey.which_open',
    'survey.ask_companion',
    'survey.companion_unknown',
    'screening.which',
    'revisit.which',
    'report.return_which',
    'report.which_round',
    'report.return_confirm',
    'measure.which',
    'measure.which_owner',
    'measure.ask_cause',
    'deputy.which',
    'deputy.ask_role',
    'paper.which',
    'policy.which',
    'proxy.which_to_stop',
    'review.which_round',
    'review.which_meeting',
  ),
])

/** Begins the marks of labels, apart from those of variables. */
export const LABEL_MARK = 0xe800

const marked = (i: number) => ({
  id: String(i),
  say: say('common.text', { text: String.fromCharCode(LABEL_MARK + i) }),
})

/** Every line of choices a sentence may stand above; one without where it asks nothing. */
export function choicesOf(template: TemplateName): Reply['choices'][] {
  const ask = ASKS.get(template)
  if (ask === undefined) return [undefined]
  if (typeof ask === 'number') {
    return Array.from({ length: ask }, (_, most) =>
      Array.from({ length: most + 1 }, (_each, i) => marked(i)),
    )
  }
  return [ask.map((each, i) => (each ? { id: each, say: say(each, {}) } : marked(i)))]
}

/** Never a message of their own: they stand in a line of choices, or within another sentence. */
const FIXED = [...ASKS.values()].flatMap((ask) =>
  typeof ask === 'number' ? [] : ask.filter((each) => each !== null),
)
const LABELS = new Set<TemplateName>([
  ...FIXED,
  'posting.kind',
  'posting.label',
  'posting.visit_photo',
  'visit.label',
  'survey.member',
  'policy.question',
  'policy.none_of_these',
  'proxy.slip_of',
  'review.round',
  'review.meeting',
  'report.round',
  'report.back_to',
  'measure.cause',
  'sign_off.label',
  'deputy.role',
])

export const isLabel = (template: TemplateName): boolean => LABELS.has(template)
