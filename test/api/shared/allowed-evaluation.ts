/** Who may do what about evaluation, written down a second time. */
export const ALLOWED_EVALUATION = {
  'satisfaction.draft': 'all: county_office / area: township_clerk',
  'satisfaction.approve':
    'all: county_office / area: township_clerk township_committee township_secretary township_head',
  'satisfaction.list':
    'all: county_office / area: township_clerk township_committee township_secretary township_head',
  'satisfaction.run': 'all: worker',
  'satisfaction.answer': 'own: contact',
} as const
