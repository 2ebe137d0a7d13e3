import { cut } from '../format'
import type { Messages } from '../messages'

/** Two segments without the signature, “Resent: ” and the words before the source. */
const ROOM = 134 - 6 - 8 - 9

export const enPolicies = {
  'policy.ask': () => 'What would you like to know? Please ask in one sentence.',
  'policy.answer': ({ text, source }) => `${cut(text, ROOM - source.length)}\nSource: ${source}`,
  'policy.which': () => 'Which one do you mean?',
  'policy.question': ({ question }) => cut(question, 24),
  'policy.none_of_these': () => 'None',
  'policy.unknown': () =>
    'I have no text that says so and will not guess. Shall an official answer you?',
  'policy.pass_on': () => 'Pass it on',
  'policy.leave': () => 'No',
  'policy.dropped': () => 'Nothing was passed on. Send ASK to ask again.',
} satisfies Partial<Messages>
