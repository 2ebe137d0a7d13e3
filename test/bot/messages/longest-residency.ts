import { YES_NO } from '../../../bot/conversation/say'
import { say } from '../../../api/client'

const five = (text: string) =>
  [1, 2, 3, 4, 5].map((id) => ({
    id: String(id),
    say: say('common.text', { text: `${text}${id}` }),
  }))

export const RESIDENCY_VALUES = {
  residencyWhy: [
    'not_resident',
    'which_village',
    'on_leave',
    'in_future',
    'too_long_ago',
    'not_today',
    'in_past',
    'turned_round',
    'too_long',
    'overlaps',
    'no_reason',
    'id_number',
    'phone',
    'own',
    'tied',
    'already_judged',
    'already_proposed',
    'own_proposal',
    'own_decision',
    'already_contested',
    'not_recalled',
    'no_leave',
    'unknown_code',
    'figure_missing',
  ],
  lastDay: ['2026-12-31', '2027-11-30', null],
} as const

export const RESIDENCY_CHOICES = {
  'residency.which_village': five('宝坪村').slice(0, 3),
  'leave.confirm': YES_NO,
  'leave.grant_confirm': YES_NO,
  'leave.refuse_confirm': YES_NO,
  'recall.which_person': five('宝坪村'),
  'recall.confirm': YES_NO,
  'recall.uphold_confirm': YES_NO,
  'recall.refuse_confirm': YES_NO,
  'recall.contest_confirm': YES_NO,
}
