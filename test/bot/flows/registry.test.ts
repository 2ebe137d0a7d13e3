import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FLOW_BOOK, FLOWS } from '../../../bot/flows'
import { understand } from '../../../bot/conversation/understand'

const here = import.meta.dirname

test.each(FLOWS.map(({ name }) => name))('the flow %s has a transcript', (name) => {
  expect(existsSync(`${here}/${name}.pg.test.ts`), `${name}.pg.test.ts`).toBe(true)
})

test('every transcript here is of a flow', () => {
  const transcripts = readdirSync(here).filter((file) => file.endsWith('.pg.test.ts'))
  const names = transcripts.map((file) => file.replace('.pg.test.ts', ''))
  expect(names.toSorted()).toEqual(FLOWS.map(({ name }) => name).toSorted())
})

test('no two flows have one name, and each begins at a step it has', () => {
  expect(new Set(FLOWS.map(({ name }) => name)).size).toBe(FLOWS.length)
  for (const { first, steps } of FLOWS) expect(Object.keys(steps)).toContain(first)
})

test.each([
  ['查', 'check-status'],
  ['异议', 'file-objection'],
  ['记异议 482163 有车', 'enter-objection'],
  ['不成立 1234567897 查无此事', 'decide-objection'],
  ['问 低保', 'ask-question'],
  ['举报 收钱', 'not-yet'],
  ['求助', 'call-for-help'],
  ['申请', 'apply'],
  ['菜单', 'menu'],
  ['你好', 'menu'],
  ['救命', 'urgent'],
  ['人工', 'talk-to-person'],
  ['退订', 'stop'],
  ['订阅', 'start'],
  ['退', 'which-quit'],
  ['取消', 'which-quit'],
  ['撤回', 'withdraw'],
  ['不撤了', 'undo-withdrawal'],
  ['English', 'choose-language'],
  ['谭大山 2359', 'link-household'],
  ['答 明天来', 'answer-help'],
  ['绑定码 谭大山', 'issue-link-code'],
  ['待办', 'todo'],
  ['代 谭大山 查', 'act-for'],
  ['代', 'act-for'],
  ['停代办 1234567897', 'stop-proxy'],
  ['走访 谭大山', 'note-visit'],
  ['更正走访 三头猪', 'correct-visit'],
  ['我的走访', 'own-visits'],
  ['排查', 'screen-households'],
  ['排查 张三 符合 4口', 'screen-households'],
  ['不符合 有车', 'screen-households'],
  ['排查进度 宝坪村', 'check-progress'],
  ['复核 张三 属实', 'revisit-household'],
  ['谢谢', 'small-talk'],
  ['打错了', 'small-talk'],
  ['退出低保', 'small-talk'],
  ['【自动回复】在开会', 'small-talk'],
])('“%s” begins the flow %s', (text, flow) => {
  const start = FLOW_BOOK.flowFor(understand(text))
  expect(start?.flow).toBe(flow)
  expect(FLOW_BOOK.flows[flow]).toBeDefined()
})

test.each(['嘿嘿', '好的', '不', '下'])('“%s” begins nothing by itself', (text) =>
  expect(FLOW_BOOK.flowFor(understand(text))).toBeNull(),
)
