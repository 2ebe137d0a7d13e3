import type { TemplateName } from '../../../api/client'

/** What never is a message of its own, and stands in no line of choices that is always the same. */
export const LABELS_ONLY: readonly TemplateName[] = [
  'undelivered.group',
  'undelivered.more',
  'posting.kind',
  'posting.label',
  'posting.visit_photo',
  'visit.label',
  'round.kind',
  'survey.member',
  'policy.question',
  'policy.none_of_these',
  'proxy.slip_of',
  'review.round',
  'review.meeting',
  'report.round',
  'report.back_to',
  'lead.choice',
  'lead.member',
  'lead.explain_about',
  'lead.explain_about_day',
  'lead.explain_about_code',
  'measure.cause',
  'sign_off.label',
  'deputy.role',
]
