/** Who may do what about satisfaction surveys, written down a second time. */
export const ALLOWED_SATISFACTION = {
  'satisfaction.draft': 'area: township_clerk / all: county_office',
  'satisfaction.approve':
    'area: township_clerk township_committee township_secretary township_head / all: county_office',
  'satisfaction.list':
    'area: township_clerk township_committee township_secretary township_head / all: county_office',
  'satisfaction.run': 'all: worker',
  'satisfaction.answer': 'own: contact',
} as const
