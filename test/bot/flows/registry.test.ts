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
  ['不服 1234567897', 'file-appeal'],
  ['我不服', 'file-appeal'],
  ['记不服 1234567897 没上门', 'enter-appeal'],
  ['问 低保', 'ask-question'],
  ['举报 收钱', 'file-complaint'],
  ['求助', 'call-for-help'],
  ['申请', 'apply'],
  ['菜单', 'menu'],
  ['你好', 'menu'],
  ['救命', 'urgent'],
  ['没得事了', 'all-well'],
  ['人工', 'talk-to-person'],
  ['退订', 'stop'],
  ['订阅', 'start'],
  ['退', 'which-quit'],
  ['取消', 'small-talk'],
  ['撤回', 'withdraw'],
  ['不撤了', 'undo-withdrawal'],
  ['English', 'choose-language'],
  ['谭大山 2359', 'link-household'],
  ['答 明天来', 'answer-help'],
  ['绑定码 谭大山', 'issue-link-code'],
  ['待办', 'todo'],
  ['未送达', 'undelivered'],
  ['代 谭大山 查', 'act-for'],
  ['代', 'act-for'],
  ['停代办 1234567897', 'stop-proxy'],
  ['走访 谭大山', 'note-visit'],
  ['开会 宝坪村3社 明天2点', 'call-review'],
  ['评议', 'hold-review'],
  ['不开了', 'cancel-review'],
  ['更正走访 三头猪', 'correct-visit'],
  ['我的走访', 'own-visits'],
  ['村情 宝坪村', 'show-village'],
  ['村况', 'show-village'],
  ['村情 宝坪村 交通 3 来源 交通局', 'show-village'],
  ['排名', 'rank-villages'],
  ['排名 天元乡', 'rank-villages'],
  ['提名 宝坪村', 'propose-village'],
  ['认定 宝坪村', 'decide-village'],
  ['不予退出 宝坪村 路还没通', 'decide-village'],
  ['调查 谭大山', 'survey-household'],
  ['改调查 谭大山 房 90平', 'survey-household'],
  ['上报县里 天元乡', 'report-cases'],
  ['县审', 'check-reports'],
  ['通过 天元乡', 'check-reports'],
  ['退回 谭大山 没有签字', 'return-case'],
  ['公告 天元乡', 'announce-report'],
  ['比对', 'show-comparisons'],
  ['比对结果', 'show-comparisons'],
  ['比对 民政局 低保 12月10日前', 'ask-department'],
  ['措施 谭大山 因学：学费', 'plan-measure'],
  ['落实 1234567897', 'deliver-measure'],
  ['取消措施 1234567897 不办', 'cancel-measure'],
  ['没收到 1234567897', 'answer-measure'],
  ['帮扶', 'own-measures'],
  ['查措施 谭大山', 'household-measures'],
  ['告知', 'tell-households'],
  ['告知 1234567897 1 3', 'tell-households'],
  ['告诉了 1234567897', 'tell-households'],
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
