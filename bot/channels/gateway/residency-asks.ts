import type { TemplateName } from '../../../api/client'

/** What stands below a question about days in the village and recall: names of villages. */
export const RESIDENCY_ASKS: readonly (readonly [
  TemplateName,
  { readonly most: number; readonly longest: number },
])[] = [
  ['residency.which_village', { most: 5, longest: 13 }],
  ['recall.which_person', { most: 5, longest: 13 }],
]
