import { expect, test } from 'vitest'
import { say } from '../../../api/client'
import { render } from '../../../bot/messages/render'
import { withoutHealth } from '../../../bot/messages/without-health'

const part = (text: string) => say('survey.part', { text })

test.each([
  ['因 缺劳力 因病', '因 缺劳力 ××'],
  ['访 邻居王五：常年生病，住院两次', '访 邻居王五：常年××，××两次'],
  ['补 残疾补贴 12月 每月60元', '补 ××补贴 12月 每月60元'],
  ['支 医药费 共3000元', '支 ××费 共3000元'],
  ['劳 张三 普通 打工10月、李四 弱', '劳 张三 普通 打工10月、李四 弱'],
  ['产 苞谷 3亩，药材 2亩，猪 2头', '产 苞谷 3亩，药材 2亩，猪 2头'],
])('“%s” goes out as “%s”', (text, shown) =>
  expect(withoutHealth(part(text)).vars).toEqual({ text: shown }),
)

test('only by text message: in a chat the cadre sees what was said', () => {
  const reply = part('因 因病')
  const sms = { isSms: true, hasButtons: false }
  const chat = { isSms: false, hasButtons: true }
  expect(render(reply, 'zh', sms, '村信').text).toBe('【村信】因 ××')
  expect(render(reply, 'zh', chat, '村信').text).toBe('因 因病')
})

test.each([
  say('change.told', { head: '牟大山', change: 'what=correct;field=labour;value=丧失劳动力' }),
  say('change.told', { head: '牟大山', change: 'what=correct;field=health;value=患有大病' }),
  say('change.to_check_words', {
    head: '牟大山',
    area: '宝坪村3社',
    code: '1234567897',
    text: '我老汉患有大病没登记',
  }),
  say('change.told_declined', { head: '牟大山', code: '1234567897', text: '没有残疾证' }),
])('of a change of the file no text message says what somebody has: %j', (reply) => {
  const sms = { isSms: true, hasButtons: false }
  for (const language of ['zh', 'en'] as const)
    expect(render(reply, language, sms, '村信').text).not.toMatch(/病|残|丧失/u)
})

test('what a villager writes of their own need is theirs to read', () => {
  for (const own of [
    say('help.confirm', { text: '我爸残疾，没人照顾' }),
    say('lead.explain_confirm', { text: '老婆子做手术花了三万五' }),
    say('correction.confirm', { head: '谭大山', text: '我老汉患有大病没登记' }),
  ])
    expect(withoutHealth(own)).toEqual(own)
})
