import type { VarKind } from '../templates'

/** Answers to questions. */
export const POLICY_TEMPLATES = {
  'policy.ask': {},
  'policy.answer': { text: 'text', source: 'policySource' },
  'policy.which': {},
  'policy.question': { question: 'text' },
  'policy.none_of_these': {},
  'policy.unknown': {},
  'policy.pass_on': {},
  'policy.leave': {},
  'policy.dropped': {},
} as const satisfies Record<string, Record<string, VarKind>>
