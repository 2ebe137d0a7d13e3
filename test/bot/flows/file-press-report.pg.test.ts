import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { addAccreditation, startPress } from '../../support/press'
import { receiptIn } from '../../support/talk'

const { api, head, journalist, other, department, talk, reports } = await startPress()

test('in one line what was seen, and the township is told and must answer in its working days', async () => {
  await journalist.says(
    '媒体 宝坪村 修的路还差一公里没完工',
    '反映宝坪村：修的路还差一公里没完工。由天元乡答复。对吗？',
  )
  // Monday, and four working days.
  const filed = await journalist.says('1', '收到了，天元乡3月13日前答复您')
  expect(await reports()).toMatchObject([
    {
      code: receiptIn(filed),
      kind: 'observation',
      outlet: '重庆日报',
      level: 'municipal',
      area_path: VILLAGE,
      unit: 'township:wuxi.tianyuan',
      due_on: '2026-03-13',
      status: 'open',
    },
  ])
  await head.gets('重庆日报反映：修的路还差一公里没完工', '3月13日前', receiptIn(filed))
  await head.says('待办', '媒体反映', receiptIn(filed))
  api.clock.now = new Date('2026-03-12T00:00:00Z')
  await head.gets('还没答复，3月13日是最后一天')
})

test('a link is of what was published; a department that is named first answers itself', async () => {
  await journalist.says(
    '媒体 县民政局 宝坪村 低保发放慢 https://news.test/a?b=1',
    '反映宝坪村：低保发放慢。由县民政局答复。对吗？',
  )
  await journalist.says('1', '县民政局3月13日前答复您')
  expect(await reports()).toMatchObject([
    { kind: 'link', link: 'https://news.test/a?b=1', unit: 'department:县民政局' },
  ])
  await department.gets('低保发放慢')
  await department.says('待办', '媒体反映')
  expect(await head.gets()).toBe('')
})

test('what is missing is asked for; a no keeps nothing', async () => {
  await journalist.says('媒体 水管爆了没人修', '是哪个乡镇、村或单位？')
  await journalist.says('新华村', '反映新华村：水管爆了没人修')
  await journalist.says('2', '好，没有办')
  await journalist.says('媒体 天元乡', '看到了什么？')
  await journalist.says('办事大厅没人', '由天元乡答复')
  await journalist.says('2', '没有办')
  expect(await reports()).toEqual([])
})

test('photos that come with it are kept with it', async () => {
  const row = await api.addStaff({ roles: [['journalist', COUNTY]] })
  await addAccreditation(api, { staffId: row.id })
  const { id } = await api.addContact({ phone: row.phone ?? '' })
  const done = await api.runCommand(id, {
    type: 'file_press_report',
    areaPath: VILLAGE,
    unit: `township:${TOWNSHIP}`,
    text: '桥塌了',
    link: null,
    photos: [{ reference: 'file-a' }],
  })
  expect(done.code).not.toBe('forbidden')
  const [report] = await reports()
  expect(report).toMatchObject({ photos: 1 })
  expect(await api.sql`select reference, subject from media`).toMatchObject([
    { reference: 'file-a', subject: `press_report:${report?.['id']}` },
  ])
})

test.each([
  ['2026-02-28T15:59:00Z', false],
  ['2026-02-28T16:00:00Z', true],
  ['2026-03-31T15:59:00Z', true],
  ['2026-03-31T16:00:00Z', false],
])('accredited from the 1st to the 31st of March: at %s they may: %s', async (now, may) => {
  api.clock.now = new Date(now)
  await journalist.says('媒体 宝坪村 桥塌了', '对吗？')
  await journalist.says('1', may ? '收到了' : '没有采访备案，没有收')
  expect(await reports()).toHaveLength(may ? 1 : 0)
})

test('a phone or an identity number is not taken; a household’s name nobody else reads', async () => {
  await api.addHousehold({ head: '谭大山', areaPath: `${VILLAGE}.3` })
  await journalist.says('媒体 宝坪村 打19900001234问过', '不能写电话')
  await journalist.says('媒体 宝坪村 谭大山家和谭 大山的邻居没水喝', '对吗？')
  const filed = await journalist.says('1', '收到了')
  expect(await reports()).toMatchObject([{ text: '某某家和某某的邻居没水喝' }])
  expect(await head.gets('某某家')).not.toContain('谭大山')
  const [event] = await api.sql`select details from events where type = 'press_report.filed'
    order by subject desc limit 1`
  expect(JSON.stringify(event)).not.toContain('谭大山')
  // Nor does what they wrote come back: one could tell from it who stands in the register.
  expect(await journalist.says('媒体')).not.toMatch(/某某|谭大山/)
  expect(await journalist.says(`媒体 ${receiptIn(filed)}`)).not.toMatch(/某某|谭大山/)
})

test('what sounds like misconduct may go to the inspectors alone; nobody it is about reads it', async () => {
  await journalist.says(
    '媒体 宝坪村 村支书收了包工头好处费',
    '要保密交给纪委，还是交给单位公开答复？',
  )
  await journalist.says('1', '实名')
  expect(await reports()).toEqual([])
  expect(await head.gets()).toBe('')
})

test('or goes to the unit as well, and the other way stays open', async () => {
  await journalist.says('媒体 宝坪村 工程款被截留', '保密举报给纪委')
  await journalist.says('2', '由天元乡答复。对吗？')
  await journalist.says('1', '还可以发“举报”，只有纪委看得到')
  expect(await reports()).toHaveLength(1)
})

test('the same twice, and twice at once, is taken once', async () => {
  const file = (key?: string) =>
    api.call('/press-reports', {
      actor: journalist.actor,
      body: { areaPath: VILLAGE, unit: 'township:wuxi.tianyuan', text: '桥塌了' },
      ...(key && { key }),
    })
  const both = await Promise.all([file(), file()])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.body['reason']).toBe('already_filed')
  await journalist.says('媒体 宝坪村 桥塌了', '对吗？')
  await journalist.says('1', '同样的已经收过了')
  // Another outlet knows nothing of it, and may say the same.
  await other.says('媒体', '您还没有反映过')
  await other.says('媒体 宝坪村 桥塌了', '对吗？')
  await other.says('1', '收到了')
})

test.each([
  ['a unit that is not there', { unit: 'department:没有局' }, 'unit_unknown'],
  ['no words', { text: ' ' }, 'no_words'],
])('%s is refused, and nothing kept', async (_what, wrong, reason) => {
  const body = { areaPath: VILLAGE, unit: 'township:wuxi.tianyuan', text: '桥塌了', ...wrong }
  expect(await api.call('/press-reports', { actor: journalist.actor, body })).toMatchObject({
    status: 409,
    body: { reason },
  })
  expect(await reports()).toEqual([])
})

test('without a figure nobody guesses by when', async () => {
  await api.ownerSql`delete from figures where name = 'press_answer_working_days'`
  await journalist.says('媒体 宝坪村 桥塌了', '对吗？')
  await journalist.says('1', '还没有规定几天答复')
  await api.setFigures()
})

test('neither a township nor a villager files any', async () => {
  await head.says('媒体 宝坪村 桥塌了', '只有负责的干部能办')
  expect(await talk().says('媒体 宝坪村 桥塌了')).not.toContain('由天元乡答复')
})
