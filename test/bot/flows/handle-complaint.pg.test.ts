import { describe, expect, test } from 'vitest'
import { addComplaint } from '../../support/handled-complaints'
import { startInspectors } from '../../support/inspectors'

const { bot, api, handler, colleague, superior, accused, office, numberOf, eventsOf, rowOf } =
  await startInspectors()

async function filed(more: Partial<Parameters<typeof addComplaint>[1]> = {}) {
  const { id } = await addComplaint(api, {
    handlerId: handler.id,
    accusedIds: [accused.id],
    ...more,
  })
  return { id, number: numberOf(id) }
}

async function accepted(more: Parameters<typeof filed>[0] = {}) {
  const one = await filed(more)
  await handler.says(`受理 ${one.number} 腐败`, '贪污腐败', '优亲厚友', '对吗')
  await handler.says('1', '已受理', '5月8日前查结')
  return one
}

test('a complaint is taken on, asked about, decided, and its anonymous filer finds it all under the digits alone', async () => {
  const { id, number } = await accepted()
  await handler.says(`受理 ${number} 责任`, '对吗')
  await handler.says('1', '已经受理过')
  await handler.says(`问举报人 ${number} 哪个月的事？`, '哪个月的事？', '发吗')
  await handler.says('1', '举报人凭他的号码能看到')
  await handler.says(`查结 ${number} 属实 钱已退回`, '属实', '钱已退回', '对吗')
  await handler.says('1', '已查结', '3月30日', '问责')
  expect(await rowOf(id)).toMatchObject({
    status: 'decided',
    finding: 'founded',
    class: 'corruption',
  })
  expect(await eventsOf(id)).toEqual([
    'complaint.message',
    'complaint.accepted',
    'complaint.message',
    'complaint.message',
    'complaint.decided',
  ])
  expect(await bot.delivered()).toEqual([])
  // The general chain and audit know nothing of it.
  const [{ n } = { n: -1 }] = await api.sql<{ n: number }[]>`
    select (select count(*)::int from events where subject like '%complaint%' or type like '%complaint%')
         + (select count(*)::int from audit where subject like '%complaint%' or action like '%complaint%') as n`
  expect(n).toBe(0)
  for (const text of [
    `查结 ${number} 不实 查过了`,
    `问举报人 ${number} 还有吗`,
    `移送 ${number} 县里`,
  ]) {
    await handler.says(text, '吗')
    await handler.says('1', '已经查结')
  }
})

test('who filed by name is told that something is there, and not of what', async () => {
  const phone = '+8618860099999'
  const { id: contactId } = await api.addContact({ phone })
  const { number } = await filed({ filer: { name: '谭大山', contactId } })
  await handler.says(`受理 ${number} 腐败`)
  await handler.says('1', '已受理')
  const sent = await bot.delivered()
  expect(sent.map(({ to }) => to)).toEqual([phone])
  expect(sent[0]?.text).toContain('当时记下的号码')
  expect(sent[0]?.text).not.toMatch(/举报|受理|冉/)
})

test('no answer but yes does anything', async () => {
  const { id, number } = await filed()
  await handler.says(`受理 ${number} 腐败`, '对吗')
  await handler.says('2', '没动')
  expect(await rowOf(id)).toMatchObject({ status: 'filed' })
})

test('its kind is corrected when it is taken on', async () => {
  const { id, number } = await filed()
  await handler.says(`受理 ${number} 腐败 吃拿卡要`, '吃拿卡要')
  await handler.says('1', '已受理')
  expect(await rowOf(id)).toMatchObject({ kind: 'extortion', status: 'accepted' })
})

test.each([
  ['受理', '类别'],
  ['问举报人', '要问的话'],
  ['延期', '理由'],
  ['准延', '不准延'],
  ['查结', '部分属实'],
  ['移送', '理由'],
  ['加对象', '姓名'],
])('who sends %s alone is told how', async (word, told) => {
  await handler.says(word, told)
  await office.says(`${word} 12345678 某某`, '只有负责的干部')
})

test('of a complaint that is not one’s own nothing can be done, as if it were not there', async () => {
  const { id, number } = await filed()
  for (const text of [
    '受理 NO 腐败',
    '问举报人 NO 哪天',
    '延期 NO 人多',
    '准延 NO',
    '查结 NO 不实 没有',
    '移送 NO 上级',
    '加对象 NO 彭主任',
  ]) {
    const answers: string[][] = []
    for (const no of [number, '12345678']) {
      const first = await colleague.says(text.replace('NO', no))
      const second = first.includes('吗') ? await colleague.says('1') : ''
      answers.push([first.replaceAll(no, 'NO'), second])
    }
    expect(answers[0]).toEqual(answers[1])
  }
  expect(await eventsOf(id)).toEqual(['complaint.message'])
  const path = `/complaint-handling/by-number/${number}/actions`
  const body = { type: 'ask', text: '哪天' }
  expect((await api.call(path, { actor: colleague.actor, body })).status).toBe(404)
  expect((await api.call(path, { actor: office.actor, body })).status).toBe(403)
})

test('it is not decided before it is taken on', async () => {
  const { number } = await filed()
  await handler.says(`查结 ${number} 不实 查无此事`, '不实')
  await handler.says('1', '还没受理')
})

describe('more time', () => {
  test('is allowed by another handler, who reads the reason and nothing else', async () => {
    const { id, number } = await accepted()
    await handler.says(`延期 ${number} 要等银行流水`, '要等银行流水')
    await handler.says('1', '等另一位同事同意')
    await handler.says(`延期 ${number} 再申请`)
    await handler.says('1', '已经申请过')
    await colleague.says('待办', '延期', number)
    await colleague.says('举报件', number, '想延期')
    const shown = await colleague.says(`举报件 ${number}`, '要等银行流水', `准延 ${number}`)
    expect(shown).not.toMatch(/冉|优亲|低保/)
    await colleague.says(`准延 ${number}`, '对吗')
    await colleague.says('1', '已延到6月7日')
    expect(await rowOf(id)).toMatchObject({ is_extended: true, decide_due_on: '2026-06-07' })
    await colleague.says('举报件', '您手上没有举报件')
    await handler.says(`延期 ${number} 还是不够`)
    await handler.says('1', '已经延过一次')
  })

  test('is refused by another handler, and can be asked for again', async () => {
    const { id, number } = await accepted()
    await handler.says(`延期 ${number} 人手不够`)
    await handler.says('1', '等另一位同事同意')
    await colleague.says(`不准延 ${number}`)
    await colleague.says('1', '不延')
    expect(await rowOf(id)).toMatchObject({ is_extended: false, decide_due_on: '2026-05-08' })
    await handler.says(`延期 ${number} 银行流水没到`)
    await handler.says('1', '等另一位同事同意')
  })

  test('is not asked for once it is late', async () => {
    const { number } = await accepted()
    api.clock.now = new Date('2026-05-09T02:00:00.000Z')
    await handler.says(`延期 ${number} 人手不够`)
    await handler.says('1', '已经过期')
  })
})

describe('a complaint leaves its handler', () => {
  test('for the level above, and is not there any more', async () => {
    const { id, number } = await filed()
    await handler.says(`移送 ${number} 涉及县领导`, '涉及县领导')
    await handler.says('1', '已移送上级')
    expect(await rowOf(id)).toMatchObject({ status: 'filed', handler_id: superior.id })
    await handler.says(`举报件 ${number}`, '没有这个号')
    await superior.says('举报件', number)
    await superior.says(`移送 ${number} 再往上`)
    await superior.says('1', '您就是上级')
  })

  test('at once when it turns out to be about a colleague of theirs, or about themselves', async () => {
    const { id, number } = await filed()
    await handler.says(`加对象 ${number} 李清`, '李清')
    const moved = await handler.says('1')
    expect(moved).toContain('已转走')
    expect(await rowOf(id)).toMatchObject({ handler_id: superior.id })
    await handler.says(`举报件 ${number}`, '没有这个号')
    await colleague.says('举报件', '您手上没有举报件')
  })

  test('not when it is about somebody else whom they may handle', async () => {
    const other = await api.addStaff({
      name: '谭二',
      roles: [['village_cadre', 'wuxi.tianyuan.xinhua']],
    })
    const { id, number } = await filed()
    await handler.says(`加对象 ${number} 谭二`, '谭二')
    await handler.says('1', '还由您办')
    expect(await rowOf(id)).toMatchObject({ handler_id: handler.id, about_path: 'wuxi.tianyuan' })
    await handler.says(`加对象 ${number} 谭二`)
    await handler.says('1', '已经在对象里')
    await handler.says(`加对象 ${number} 没这个人`, '名册里没有')
    await api.addStaff({
      name: '谭二',
      unit: '天元乡政府',
      roles: [['township_clerk', 'wuxi.tianyuan']],
    })
    await handler.says(`加对象 ${number} 谭二`, '叫谭二的有几位', '天元乡政府')
    expect(other.id).toBeTruthy()
  })
})

test('two who decide at once decide once', async () => {
  const { id, number } = await accepted()
  const path = `/complaint-handling/by-number/${number}/actions`
  const body = { type: 'decide', finding: 'unfounded', text: '查无此事' }
  const answers = await Promise.all(
    [1, 2].map(() => api.call(path, { actor: handler.actor, body })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const decided = (await eventsOf(id)).filter((type) => type === 'complaint.decided')
  expect(decided).toHaveLength(1)
  const again = await api.call(path, { actor: handler.actor, body, key: 'same' })
  expect(again.status).toBe(409)
})
