import { cut } from '../format'
import type { Messages } from '../messages'

/** Two segments without the signature, “Resent: ” and the words before the source. */
const ROOM = 134 - 6 - 8 - 9

export const enPolicies = {
  'policy.ask': () => 'What would you like to know? Please ask in one sentence.',
  'policy.answer': ({ text, source }) => `${cut(text, ROOM - source.length)}\nSource: ${source}`,
  'policy.answer_rated': ({ text, source }) =>
    `${cut(text, ROOM - source.length - 28)}\nSource: ${source}`,
  'policy.answer_more': ({ text, source }) =>
    `${cut(text, ROOM - source.length - 14)}…\nSource: ${source}\n下 for more`,
  'policy.part': ({ text }) => `${cut(text, 60)}\n下 for more`,
  'policy.last_part': ({ text }) => `${cut(text, 60)}\nSend USEFUL or NOT USEFUL`,
  'policy.useful': () => 'Useful',
  'policy.not_useful': () => 'Not useful',
  'policy.ask_useful': () => 'Was the last answer of use?',
  'policy.thanks': () => 'Thank you. Send ASK to ask again.',
  'policy.sorry': () => 'Sorry that this was no help. Shall an official answer you?',
  'policy.sorry_again': () =>
    'Sorry. Please ask in other words, or send PERSON for somebody to answer.',
  'policy.nothing_rated': () =>
    'Thank you. Nothing was answered today. Send ASK and your question.',
  'policy.in_no_text': () =>
    "This year's sums, phones and dates stand in no text. Shall an official answer you?",
  'policy.report': ({ days, asked, answered, handedOver, notUseful }) =>
    `${days} days: ${asked} questions, ${answered} answered, ${handedOver} passed on, ${notUseful} no use. 下 for the unanswered.`,
  'policy.report_unanswered': ({ words, times }) => `Unanswered ${times}x: ${cut(words, 40)}`,
  'policy.report_not_useful': ({ words, times }) => `No use ${times}x: ${cut(words, 40)}`,
  'card.preview': ({ question, text }) =>
    `Q: ${cut(question, Math.max(13, 113 - text.length))}\nA: ${cut(text, 100)}`,
  'card.preview_alias': ({ question, text }) =>
    `Q: ${cut(question, 46)}\nSame as: ${cut(text, 60)}`,
  'card.preview_more': ({ question, text }) =>
    `Q: ${cut(question, 13)}\nA: ${cut(text, 80)}\n下 for the rest`,
  'card.part': ({ text }) => `${cut(text, 50)}\n下 for the rest`,
  'card.terms': ({ source, area, days }) =>
    `Source: ${cut(source || 'the county office', 60)}\nWhere: ${cut(area || 'all', 14)}\nDays: ${cut(days, 21)}`,
  'card.wordings': ({ text }) => `Asked as: ${cut(text, 50)}`,
  'card.decide': () => 'Adopted, everybody gets it. No private names, phones or illness in it.',
  'card.publish': () => 'Adopt',
  'card.refuse': () => 'Do not',
  'card.reword': () => 'Reword',
  'card.ask_question': ({ limit }) =>
    `Send the question in up to ${limit} characters. No private names or phones in it or the answer.`,
  'card.published': () => 'Adopted. Whoever asks gets this answer.',
  'card.dropped': () => 'Not adopted. Whoever asked has the answer all the same.',
  'card.own': () => 'You wrote this yourself; somebody else has to adopt it.',
  'card.withdraw_confirm': () => 'Nobody gets this answer any more. Take it back?',
  'card.withdrawn': () => 'Taken back. Nobody gets this answer any more.',
  'card.kept': () => 'Kept. It is answered as before.',
  'card.not_published': () => 'No card of this number is in use.',
  'card.not_found': () => 'No such card waits for you. Send 采用 for the next one.',
  'card.none': () => 'No card waits for you.',
  'card.todo': ({ open, codes }) => `${open} answers to adopt: ${cut(codes, 34)}. Send 采用`,
  'policy.which': () => 'Which one do you mean?',
  'policy.question': ({ question }) => cut(question, 24),
  'policy.none_of_these': () => 'None',
  'policy.unknown': () =>
    'I have no text that says so and will not guess. Shall an official answer you?',
  'policy.pass_on': () => 'Pass it on',
  'policy.leave': () => 'No',
  'policy.dropped': () => 'Nothing was passed on. Send ASK to ask again.',
} satisfies Partial<Messages>
