import { cut } from '../format'
import type { Messages } from '../messages'

/** Two segments without the signature, 重发： and the words before the source. */
const ROOM = 134 - 6 - 3 - 4

export const zhPolicies = {
  'policy.ask': () => '想问什么？请用一句话说，比如：低保要交哪些材料',
  'policy.answer': ({ text, source }) => `${cut(text, ROOM - source.length)}\n依据：${source}`,
  'policy.which': () => '您问的是哪样？',
  'policy.question': ({ question }) => cut(question, 24),
  'policy.none_of_these': () => '都不是',
  'policy.unknown': () => '这个我手头没有写明的依据，不乱答。要转给干部答您吗？',
  'policy.pass_on': () => '转给干部',
  'policy.leave': () => '不用',
  'policy.dropped': () => '好，没有转。还想问，随时发“问”。',
} satisfies Partial<Messages>
