import type { SupervisionVarKinds } from '../../../api/client'
import { YES_NO } from '../../../bot/conversation/say'
import { QUESTION_CHOICES } from '../../../bot/flows/do-supervision'
import { ownerChoices } from '../../../bot/flows/plan-measure'
import { ACCOUNTABILITY_MEASURES, MISCONDUCT_KINDS } from '../../../db/values/integrity'

/** Every value of each kind about inspections, the words of a refusal among them. */
export const SUPERVISION_VALUES: {
  [K in keyof SupervisionVarKinds]: readonly SupervisionVarKinds[K][]
} = {
  misconductKind: MISCONDUCT_KINDS,
  supervisionWhy: [
    'due_in_past',
    'no_villages',
    'all_tied',
    'already_planned',
    'not_yours',
    'check_done',
    'tied',
    'unknown_question',
    'no_words',
    'id_number',
    'phone',
    'figure_missing',
  ],
  findingWhy: [
    'id_number',
    'phone',
    'owner_unknown',
    'own_finding',
    'due_in_past',
    'already_found',
    'not_owner',
    'waits',
    'verified',
    'tied',
    'not_rectified',
    'figure_missing',
  ],
  accountabilityMeasure: ACCOUNTABILITY_MEASURES,
  accountabilityStanding: ['proposed', 'decided', 'contested', 'final', 'revoked'],
  accountabilityWhy: [
    'id_number',
    'phone',
    'own_case',
    'tied',
    'person_unknown',
    'already_proposed',
    'own_proposal',
    'own_decision',
    'level_too_low',
    'already_decided',
    'already_contested',
    'revoked',
    'not_decided',
    'too_late',
    'figure_missing',
  ],
  publishedWhy: [
    'id_number',
    'phone',
    'own_case',
    'not_final',
    'already_published',
    'person_not_named',
    'unit_not_named',
    'names_complaint',
    'names_household',
    'day_unclear',
    'own_draft',
    'already_decided',
    'no_channel',
  ],
}

const fiveUnits = ownerChoices(
  ['天元乡农业服务中心', '天元乡扶贫办', '宝坪村委会', '宝坪村驻村工作队', '县农业农村委员会'].map(
    (unit, i) => ({ staffId: String(i), name: '蒲明秀', unit }),
  ),
)

export const SUPERVISION_CHOICES = {
  'supervision.confirm': YES_NO,
  'supervision.question': QUESTION_CHOICES,
  'finding.which_owner': fiveUnits,
  'finding.confirm': YES_NO,
  'finding.rectify_confirm': YES_NO,
  'finding.verify_confirm': YES_NO,
  'finding.return_confirm': YES_NO,
  'accountability.which_person': fiveUnits,
  'accountability.confirm': YES_NO,
  'accountability.uphold_confirm': YES_NO,
  'accountability.decline_confirm': YES_NO,
  'accountability.contest_confirm': YES_NO,
  'published.confirm': YES_NO,
  'published.approve_confirm': YES_NO,
  'published.decline_confirm': YES_NO,
}
