import { isCancel, understand } from '../conversation/understand'

/** Begun by a word or two: 核查, 台账, 线索, 变更. */
const BEGUN: readonly string[] = [
  'own_leads',
  'check_lead',
  'show_checks',
  'list_changes',
  'monitoring',
  'comparisons',
  'own_visits',
  'own_measures',
  'todo',
]

/**
 * Where any words would do, those that are nothing but the beginning of other work, or 取消, are no answer: a
 * reason cannot be taken back.
 */
export function beginsWork(text: string): boolean {
  const understood = understand(text)
  if (isCancel(understood)) return true
  if (!BEGUN.includes(understood.intent)) return false
  return understood.intent === 'monitoring' || !('text' in understood) || !understood.text
}
