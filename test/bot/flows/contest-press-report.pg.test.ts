import { expect, test } from 'vitest'
import { addPressReport, startPress } from '../../support/press'

const { api, head, journalist, other, office, reports } = await startPress()
const answered = () =>
  addPressReport(api, { journalistId: journalist.id, status: 'answered', answeredOn: '2026-03-09' })
const contest = (code: string, actor = journalist.actor, text = '只修了一半') =>
  api.call(`/press-reports/by-code/${code}/contests`, { actor, body: { text } })

test('once its journalist asks once more; the unit answers again, in new working days', async () => {
  await api.addHousehold({ head: '谭大山' })
  const { code } = await answered()
  await journalist.says(
    `媒体 质疑 ${code} 谭大山家门口只修了一半`,
    '质疑天元乡的答复：谭大山家门口',
    '只能一次',
  )
  await journalist.says('1', '天元乡3月13日前再答复，不答复由县扶贫办答')
  await head.gets('重庆日报质疑：某某家门口只修了一半', code)
  await head.says('媒体', '某某家门口只修了一半')
  await head.says(`媒体 ${code} 已补修`, '对吗？')
  await head.says('1', '答复发出了')
  await journalist.gets('天元乡答复：已补修')
  await journalist.says(`媒体 质疑 ${code} 还不行`, '对吗？')
  await journalist.says('1', '已经质疑过一次')
})

test('not answered again in time the office answers', async () => {
  const { code } = await answered()
  await contest(code)
  api.clock.now = new Date('2026-03-14T02:00:00Z')
  await office.says(`媒体 ${code} 县里已派人补修`, '对吗？')
  await office.says('1', '答复发出了')
  expect(await reports()).toMatchObject([{ status: 'answered', was_late: 1 }])
})

test.each([
  // Six days after it was answered.
  ['2026-03-15T15:59:00Z', 200],
  ['2026-03-15T16:00:00Z', 409],
])('until the last day for it, and no longer: at %s', async (now, status) => {
  const { code } = await answered()
  api.clock.now = new Date(now)
  expect(await contest(code)).toMatchObject({
    status,
    ...(status === 409 && { body: { reason: 'contest_over' } }),
  })
})

test('what is missing is asked for; a no contests nothing', async () => {
  const { code } = await answered()
  await journalist.says(`媒体 质疑 ${code}`, '哪里说得不对？')
  await journalist.says('没修完', '对吗？')
  await journalist.says('2', '没有办')
  await journalist.says(`媒体 ${code} 没修完`, '质疑天元乡的答复：没修完')
  await journalist.says('2', '没有办')
  expect(await reports()).toMatchObject([{ status: 'answered', contested_on: null }])
})

test('refused before it is answered, with a phone, twice at once, and to anybody else', async () => {
  const open = await addPressReport(api, { journalistId: journalist.id })
  expect(await contest(open.code)).toMatchObject({ body: { reason: 'not_answered' } })
  const { code } = await answered()
  expect(await contest(code, journalist.actor, '打19900001234')).toMatchObject({
    body: { reason: 'phone' },
  })
  expect(await contest(code, journalist.actor, ' ')).toMatchObject({ body: { reason: 'no_words' } })
  expect((await contest(code, other.actor)).status).toBe(404)
  expect((await contest(code, head.actor)).status).toBe(403)
  const both = await Promise.all([contest(code), contest(code)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})
