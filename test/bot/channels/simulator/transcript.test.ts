import { expect, test } from 'vitest'
import type { Entry } from '../../../../bot/channels/simulator/entry'
import { transcriptOf } from '../../../../bot/channels/simulator/transcript'

const entry = (id: string, by: Entry['by'], text: string): Entry => ({
  id,
  phone: '+8619900001001',
  by,
  text,
  buttons: [],
  look: 'sms',
  at: '2026-11-23T01:00:00.000Z',
  state: 'sent',
  price: null,
})
const linesOf = (...entries: Entry[]) =>
  transcriptOf('牟大岭', '+8619900001001', entries).trimEnd().split('\n').slice(1)

test('answers stand on the line of what was said, all else on its own', () => {
  expect(
    linesOf(
      entry('r1', 'cunxin', '早上好'),
      entry('a', 'person', '6'),
      entry('a.1', 'cunxin', '要申请吗？'),
      entry('r2', 'cunxin', '有新公示'),
      entry('b', 'person', '#yes'),
      entry('b.1', 'cunxin', '已收到'),
      entry('b.2', 'cunxin', '回执 1234567890'),
      entry('c', 'person', '嗯'),
    ),
  ).toEqual([
    "await phone.gets('早上好')",
    "await phone.says('6', '要申请吗？')",
    "await phone.gets('有新公示')",
    "await phone.says('#yes', '已收到', '回执 1234567890')",
    "await phone.says('嗯')",
  ])
})

test('whatever was written, the line is one string of JavaScript that says it', () => {
  const written = "it's \\ a\n'); process.exit(); ('\r\u2028 𠮷 `${x}`"
  const [line = ''] = linesOf(entry('a', 'person', written))
  const said = new Function('phone', line.replace('await ', 'return '))({
    says: (text: string) => text,
  })
  expect(said).toBe(written)
})

test('an empty talk is no line', () => {
  expect(linesOf()).toEqual([])
})
