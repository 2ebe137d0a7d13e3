import type { Messages } from '../messages'

export const zhReadings = {
  'reading.which': () => '没太看懂，您是想：',
  'reading.which_urgent': () => '有人有危险，马上打急救120、火警119、报警110。您是：',
  'reading.only_urgent': () => '有人有危险，马上打急救120、火警119、报警110。您是：',
  'reading.status': () => '查办到哪步了',
  'reading.objection': () => '提异议',
  'reading.complaint': () => '举报干部',
  'reading.policy': () => '问政策',
  'reading.stop': () => '不再收短信',
  'reading.help': () => '看怎么用',
  'reading.urgent': () => '急着要人救',
  'reading.none': () => '都不是',
} satisfies Partial<Messages>
