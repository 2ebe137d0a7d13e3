import { expect, test } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { dropLapsedDrafts } from '../../../api/turns/lapse'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { complaintCodeIn, dumpAll, leftOf, opened } from '../../support/complaint-traces'
import { HOUR, startVillage, type Talk } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const inspector = await api.addStaff({
  name: '纪明',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})

const STORY = '熊长富收了我五百块红包才给办低保'

async function fileBy(writer: Talk, way: '1' | '2' = '2') {
  await writer.says(`举报 ${STORY}`, '12388', '1实名 2匿名')
  await writer.says(way, '吃拿卡要')
  const code = complaintCodeIn(await writer.says('1', '熊长富', '查询码', '后四位'))
  await writer.says(code.slice(-4), '交上去了')
  return code
}

const stored = (code: string) => api.sql`
  select * from complaints
   where code_index = ${api.deps.sealer.index('complaint_code', COUNTY, code)}`

test('a villager files without a name, and talks with the inspector by the code', async () => {
  const tan = await linkedFamily()
  const code = await fileBy(tan)
  const [row] = await stored(code)
  expect(row).toMatchObject({
    is_anonymous: true,
    filer_sealed: null,
    kind: 'extortion',
    handler_id: inspector.id,
    status: 'filed',
    accept_due_on: '2026-03-30',
  })
  expect(await cadre.gets()).toBe('')
  await tan.says(code, '收到了', '3月30日')
  expect((await verifyAudit(api.sql, COUNTY)).faults).toEqual([])
})

test('who files by name stands sealed in the complaint', async () => {
  const tan = await linkedFamily({ head: '谭大山' })
  await tan.says('4', '实名')
  await tan.says('1', '谁、什么时候')
  await tan.says('熊长富挪用公款', '违规用钱')
  await tan.says('1', '姓名和电话', '您就是谭大山，回1')
  const code = complaintCodeIn(await tan.says('1', '谭大山举报熊长富'))
  await tan.says(code.slice(-4), '交上去了')
  const [row] = await stored(code)
  const place = {
    county: COUNTY,
    table: 'complaints',
    column: 'filer_sealed',
    row: String(row?.['id']),
  }
  expect(JSON.parse(api.deps.sealer.open(place, row?.['filer_sealed'] as Buffer))).toMatchObject({
    name: '谭大山',
    phone: tan.phone,
  })
})

test('of the very inspector who would handle it nobody here may hear, and nothing is kept', async () => {
  const tan = await linkedFamily()
  const before = await api.sql`select count(*)::int as n from complaints`
  await tan.says('举报 纪明收红包', '实名')
  await tan.says('2', '12388', '没有留下')
  expect(await api.sql`select count(*)::int as n from complaints`).toEqual(before)
})

test('a dropped complaint leaves nothing, and a picture is not kept', async () => {
  const tan = await linkedFamily()
  await tan.says(`举报 ${STORY}`, '实名')
  await tan.says('2', '吃拿卡要')
  await tan.says('1', '查询码')
  await tan.says('不', '没有交')
  await tan.says('1', '谭大山')
})

test('who has written too much and then accuses somebody gets no answer, and leaves no words', async () => {
  const tan = await linkedFamily()
  for (let i = 0; i <= 30; i++) await tan.says('0')
  expect(await tan.says(`举报 ${STORY}`)).toBe('')
  const turns = (await dumpAll(api)).get('turns') ?? []
  expect(turns.filter((row) => opened(api, 'turns', row).includes(STORY))).toEqual([])
  expect((await api.sql`select 1 from turns where answered_at is null`).length).toBe(0)
})

test('a wrong code is said to be one, and nothing of it stays', async () => {
  await talk().says('1234567890123456', '有一位不对')
})

test('the same webhook again gets the menu, and changes nothing', async () => {
  const tan = await linkedFamily()
  await tan.says(`举报 ${STORY}`)
  await tan.says('2')
  const code = complaintCodeIn(await tan.says('1'))
  const sid = 'SMcomplaint00000000000000000000001'
  const last = code.slice(-4)
  const answers = await Promise.all([
    bot.says(tan.phone, last, sid),
    bot.says(tan.phone, last, sid),
  ])
  expect(answers.flat().join('\n')).toContain('交上去了')
  expect((await bot.says(tan.phone, last, sid)).join('\n')).toContain('1查我家')
  expect(await stored(code)).toHaveLength(1)
})

test('who lost the answer with the code files nothing unseen: it is shown again, and typed back', async () => {
  const tan = await linkedFamily()
  await tan.says(`举报 ${STORY}`)
  await tan.says('2')
  const sid = 'SMcomplaint00000000000000000000002'
  const code = complaintCodeIn((await bot.says(tan.phone, '1', sid)).join())
  // Lost on its way, and asked for once more by the provider.
  expect((await bot.says(tan.phone, '1', sid)).join()).toContain('1查我家')
  for (const words of ['1', '是', '好', '2', '12', '8'.repeat(4), code.slice(0, 4)])
    expect(complaintCodeIn(await tan.says(words, '熊长富', '后四位')), words).toBe(code)
  expect(await stored(code)).toHaveLength(0)
  await tan.says('去年腊月给的', '后四位')
  await tan.says(`后四位 ${code.slice(-4)}`, '交上去了')
  const [row] = await stored(code)
  const place = {
    county: COUNTY,
    table: 'complaint_messages',
    column: 'body_sealed',
    row: `${row?.['id']}:1`,
  }
  const [said] = await api.sql`
    select body_sealed as body from complaint_messages where complaint_id = ${String(row?.['id'])}`
  expect(api.deps.sealer.open(place, said?.['body'] as Buffer)).toBe(`${STORY} 去年腊月给的`)
})

test('all sixteen digits typed back file it as well; a menu asked for in between files nothing', async () => {
  const tan = await linkedFamily()
  await tan.says(`举报 ${STORY}`)
  await tan.says('2')
  const code = complaintCodeIn(await tan.says('1'))
  await tan.says('0', '想办什么')
  expect(await stored(code)).toHaveLength(0)
  await tan.says(`举报 ${STORY}`)
  await tan.says('2')
  const other = complaintCodeIn(await tan.says('1'))
  await tan.says(other, '交上去了')
  expect(await stored(other)).toHaveLength(1)
})

test('a cadre files against a colleague like anybody, and it is forgotten like anybody’s', async () => {
  const own = talk(
    (
      await api.addStaff({
        name: '向小平',
        phone: '+8618877000001',
        roles: [['village_cadre', VILLAGE]],
      })
    ).phone ?? '',
  )
  await own.says(`举报 ${STORY}`, '1实名 2匿名')
  await own.says('2', '吃拿卡要')
  const code = complaintCodeIn(await own.says('1', '熊长富'))
  await own.says(code.slice(-4), '交上去了')
  expect(await stored(code)).toMatchObject([{ handler_id: inspector.id, is_anonymous: true }])
  expect(await leftOf(api, [code, '红包'])).toEqual([])
  expect(await cadre.gets()).toBe('')
})

test('a draft that was left alone for a day is gone from the session', async () => {
  const tan = await linkedFamily()
  await tan.says(`举报 ${STORY}`, '实名')
  const held = async () => {
    const rows = (await dumpAll(api)).get('contacts') ?? []
    return rows.some((row) => sessionOf(row).includes('红包'))
  }
  const sessionOf = (row: Record<string, unknown>) => opened(api, 'contacts', row)
  expect(await held()).toBe(true)
  api.clock.now = new Date(api.clock.now.getTime() + 23 * HOUR)
  await dropLapsedDrafts(api.deps, COUNTY, api.clock.now)
  expect(await held()).toBe(true)
  api.clock.now = new Date(api.clock.now.getTime() + HOUR)
  await dropLapsedDrafts(api.deps, COUNTY, api.clock.now)
  expect(await held()).toBe(false)
})

test('a dump, read with the key, does not lead from a complaint to its filer', async () => {
  const filer = await linkedFamily()
  const other = await linkedFamily()
  const counts = async () =>
    new Map([...(await dumpAll(api))].map(([table, rows]) => [table, rows.length]))
  const start = await counts()
  for (let i = 0; i < 5; i++) await other.says('0')
  const menus = await counts()
  const code = await fileBy(filer)
  await filer.says(code, '收到了')
  const after = await counts()
  for (const [table, count] of after) {
    if (table.startsWith('complaint')) continue
    const grew = count - (menus.get(table) ?? 0)
    expect(grew, table).toBe((menus.get(table) ?? 0) - (start.get(table) ?? 0))
  }
  const contactId = async ({ phone }: Talk) => {
    const index = api.deps.sealer.index('phone', COUNTY, phone)
    const [row] = await api.sql`select id from contacts where address_index = ${index}`
    return String(row?.['id'])
  }
  const [own, control] = [await contactId(filer), await contactId(other)]
  const [complaint] = await stored(code)
  const turnIds: string[] = []
  const shapes = new Map<string, string[]>()
  for (const [table, rows] of await dumpAll(api)) {
    const isOfComplaint = table.startsWith('complaint')
    for (const row of rows) {
      const text = opened(api, table, row)
      expect(text, table).not.toContain(code)
      if (!isOfComplaint && row['contact_id'] === own) {
        expect(text, table).not.toContain('红包')
        expect(text, table).not.toContain(String(complaint?.['id']))
      }
      if (table === 'contacts' && row['id'] === own) {
        expect(text).not.toContain('红包')
        expect(row).toMatchObject({ same_hash: null, same_count: 0, confirms_until: null })
      }
      if (table === 'turns' && (row['contact_id'] === own || row['contact_id'] === control)) {
        if (row['contact_id'] === own) turnIds.push(String(row['id']))
        const shape = Object.entries(row)
          .map(([key, value]) => `${key}:${Buffer.isBuffer(value) ? value.length : value === null}`)
          .join(' ')
        const of = String(row['contact_id'])
        shapes.set(of, [...(shapes.get(of) ?? []), shape])
      }
    }
  }
  expect(shapes.get(own)).toEqual(shapes.get(control))
  for (const [table, rows] of await dumpAll(api)) {
    if (!table.startsWith('complaint')) continue
    for (const row of rows.filter(
      (each) => each['complaint_id'] === complaint?.['id'] || each['id'] === complaint?.['id'],
    )) {
      const text = opened(api, table, row)
      for (const trace of [filer.phone, own, ...turnIds]) expect(text, table).not.toContain(trace)
      for (const value of Object.values(row)) {
        expect(value instanceof Date, table).toBe(false)
        if (typeof value === 'string') expect(value, table).not.toMatch(/\d\d:\d\d:\d\d/)
      }
    }
  }
  expect(bot.logged.join('\n')).not.toContain(code)
  expect(bot.logged.join('\n')).not.toContain('红包')
})

const bodyOf = async (code: string) => {
  const [row] = await stored(code)
  const id = String(row?.['id'])
  const [said] = await api.sql`
    select body_sealed as body from complaint_messages where complaint_id = ${id}`
  const place = { county: COUNTY, table: 'complaint_messages', column: 'body_sealed' }
  return api.deps.sealer.open({ ...place, row: `${id}:1` }, said?.['body'] as Buffer)
}

test.each(['匿名举报', '实名举报', '我要揭发', '我要匿名举报', '我想举报'])(
  '“%s” by itself is no story: it is asked for, and only what is told then is filed',
  async (words) => {
    const tan = await linkedFamily()
    await tan.says(words, '1实名 2匿名')
    await tan.says('2', '谁、什么时候')
    await tan.says(STORY, '吃拿卡要')
    const code = complaintCodeIn(await tan.says('1', '后四位'))
    await tan.says(code.slice(-4), '交上去了')
    expect(await bodyOf(code)).toBe(STORY)
  },
)

test('what is told with the name, when only the name was asked for, is filed as well', async () => {
  const tan = talk()
  await tan.says('举报 有人收我红包', '1实名 2匿名')
  await tan.says('2', '哪')
  await tan.says('熊长富，去年腊月在村委会收了我五百块', '吃拿卡要')
  const code = complaintCodeIn(await tan.says('1', '熊长富', '后四位'))
  await tan.says(code.slice(-4), '交上去了')
  expect(await bodyOf(code)).toBe('有人收我红包 熊长富，去年腊月在村委会收了我五百块')
})
