import {
  CAMPAIGN_SCOPES,
  CHECK_OUTCOMES,
  MISCONDUCT_KINDS,
  type Reply,
  say,
  type TemplateName,
} from '../../../api/client'
import { CONFIRMED } from './confirmed'
import { LABELS_ONLY } from './labels-only'
import { RESIDENCY_ASKS } from './residency-asks'
import { SATISFACTION_ASKS } from './satisfaction-asks'

/** Labels that are always the same, one of its own each time for null; or how many there may be of such, and how long. */
type Ask = readonly (TemplateName | Label | null)[] | Listed
interface Listed {
  most: number
  /** The longest label, as its flow cuts it: short ones share a variable. */
  longest: number
}
/** A label that is always the same as well, for it is always about the same. */
interface Label {
  template: TemplateName
  vars: Reply['vars']
}

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
  ...rows(YES_NO, ...CONFIRMED),
  ...SATISFACTION_ASKS,
  ...RESIDENCY_ASKS,
  ...rows(['stop.messages', 'stop.filing', 'stop.programme'], 'stop.which'),
  ...rows(
    ['stop.broadcast', 'stop.notice', 'stop.reminder', 'stop.all_classes'],
    'stop.which_class',
  ),
  ...rows(['common.resume', 'measure.answer_it', 'common.menu'], 'common.which_question'),
  ...rows([null, null, 'reading.none'], 'reading.which'),
  ...rows(['reading.urgent', null, 'reading.none'], 'reading.which_urgent'),
  ...rows(['reading.urgent', 'reading.none'], 'reading.only_urgent'),
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
  ...rows(
    CAMPAIGN_SCOPES.map((scope) => ({ template: 'check.scope' as const, vars: { scope } })),
    'check.ask_scope',
  ),
  ...rows(
    CHECK_OUTCOMES.map((outcome) => ({ template: 'check.outcome' as const, vars: { outcome } })),
    'check.ask_outcome',
  ),
  ...rows(
    (['new', 'continued'] as const).map((nature) => ({
      template: 'project.nature' as const,
      vars: { nature },
    })),
    'project.ask_nature',
  ),
  ...rows(
    (['kin', 'interest', 'none'] as const).map((kind) => ({
      template: 'declaration.kind' as const,
      vars: { kind },
    })),
    'declaration.ask_kind',
  ),
  ...rows(['declaration.proper', 'declaration.improper'], 'declaration.ask_decision'),
  ...rows(['acceptance.short_right', 'acceptance.short_again'], 'acceptance.ask_short'),
  ...rows(['complaint.named', 'complaint.anonymous'], 'complaint.ask_way'),
  ...rows(
    MISCONDUCT_KINDS.map((kind) => ({ template: 'complaint.kind' as const, vars: { kind } })),
    'complaint.ask_kind',
  ),
  ...rows(['revisit.true', 'revisit.untrue', 'revisit.not_known'], 'revisit.ask_dispute'),
  ...rows(
    ['policy.pass_on', 'policy.leave'],
    'policy.unknown',
    'policy.in_no_text',
    'policy.sorry',
  ),
  ...rows(['policy.useful', 'policy.not_useful'], 'policy.answer_rated', 'policy.ask_useful'),
  ...rows(['card.publish', 'card.refuse', 'card.reword'], 'card.decide'),
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
  ...rows(['change.male', 'change.female'], 'change.ask_sex'),
  ...rows(
    ['measure.yes', 'measure.no'],
    'measure.received',
    'measure.ask_again',
    'payment.received',
  ),
  ...rows({ most: 6, longest: 8 }, 'evaluation.question'),
  ...rows(['press.way_complaint', 'press.way_report'], 'press.ask_way'),
  ...rows(['supervision.ok', 'supervision.problem', 'supervision.skip'], 'supervision.question'),
  ...rows(['phone.share'], 'phone.ask', 'preferences.no_phone'),
  ...rows(['undelivered.resend', 'undelivered.dismiss', 'undelivered.later'], 'undelivered.ask'),
  ...rows(['undelivered.dismiss', 'undelivered.later'], 'undelivered.ask_unsure'),
  ...rows(
    { most: 9, longest: 8 },
    'status.which',
    'apply.which',
    'correction.which',
    'change.pick',
  ),
  ...rows(
    { most: 8, longest: 8 },
    'relay.list',
    'relay.next',
    'relay.next_later',
    'relay.next_undone',
    'relay.unknown',
  ),
  ...rows({ most: 4, longest: 35 }, 'relay.which'),
  ...rows({ most: 6, longest: 6 }, 'round.which'),
  ...rows({ most: 6, longest: 18 }, 'declaration.which', 'declaration.which_staff'),
  ...rows({ most: 6, longest: 14 }, 'complaint.which_person'),
  ...rows(
    { most: 5, longest: 8 },
    'objection.ask_household',
    'objection.ask_left_out',
    'survey.which_open',
    'survey.ask_companion',
    'survey.companion_unknown',
    'sign_off.which_own',
    'posting.which_kind',
    'review.which_round',
    'appeal.which',
    'measure.ask_cause',
    'lead.ask_decision',
    'deputy.ask_role',
    'report.return_confirm',
  ),
  ...rows(
    { most: 5, longest: 13 },
    'objection.which_notice',
    'objection.ask_village',
    'objection.village_unknown',
    'visit.which',
    'survey.which',
    'screening.which',
    'revisit.which',
    'report.which_round',
    'report.return_which',
    'list.which_owner',
    'pairing.which',
    'plan.which',
    'pairing.which_helper',
    'change.which',
    'change.which_other',
    'check.which',
    'quality.which',
    'measure.which',
    'payment.which',
    'measure.which_owner',
    'project.which_leader',
    'finding.which_owner',
    'peer.which',
    'accountability.which_person',
    'lead.ask_successor',
    'lead.explain_which',
    'deputy.which',
    'paper.which',
    'loan.which',
    'loan.ask_borrower',
  ),
  ...rows(
    { most: 5, longest: 35 },
    'posting.which_list',
    'policy.which',
    'review.which_meeting',
    'sign_off.refuse_which',
    'comparison.cancel_which',
  ),
  ...rows({ most: 4, longest: 35 }, 'undelivered.groups'),
  ...rows(
    { most: 3, longest: 35 },
    'visit.which_note',
    'proxy.which_to_stop',
    'check.which_campaign',
  ),
])

/** Begins the marks of labels, apart from those of variables. */
export const LABEL_MARK = 0xe800

const marked = (i: number) => ({
  id: String(i),
  say: say('common.text', { text: String.fromCharCode(LABEL_MARK + i) }),
})

const labelOf = (each: TemplateName | Label): Label =>
  typeof each === 'string' ? { template: each, vars: {} } : each

const fixed = (each: TemplateName | Label) => {
  const label = labelOf(each)
  return { id: JSON.stringify(label), say: label }
}

/** Every line of choices a sentence may stand above; one without where it asks nothing. */
export function choicesOf(template: TemplateName): Reply['choices'][] {
  const ask = ASKS.get(template)
  if (ask === undefined) return [undefined]
  if ('most' in ask) {
    return Array.from({ length: ask.most }, (_, most) =>
      Array.from({ length: most + 1 }, (_each, i) => marked(i)),
    )
  }
  return [ask.map((each, i) => (each ? fixed(each) : marked(i)))]
}

/** How long a label of its own may be below this sentence. */
export function longestLabel(template: TemplateName): number {
  const ask = ASKS.get(template)
  return ask && 'most' in ask ? ask.longest : Infinity
}

/** Never a message of their own: they stand in a line of choices, or within another sentence. */
const FIXED = [...ASKS.values()].flatMap((ask) =>
  'most' in ask ? [] : ask.flatMap((each) => (each === null ? [] : labelOf(each).template)),
)
const LABELS = new Set<TemplateName>([...FIXED, ...LABELS_ONLY])

export const isLabel = (template: TemplateName): boolean => LABELS.has(template)
