import { expect, test } from 'vitest'
import { addComplaint, say } from '../../support/handled-complaints'
import { startInspectors } from '../../support/inspectors'

const { api, handler, colleague, accused, office, numberOf, eventsOf } = await startInspectors()

test('an inspector without a complaint is told so, and other staff that it is not theirs', async () => {
  await handler.says('举报件', '您手上没有举报件')
  await office.says('举报件', '只有负责的干部')
  const of = await accused.says('举报件')
  expect(of).toBe(await accused.says('举报件'))
})

test('an inspector sees their own by number, and of one what was said in parts; the look is on record', async () => {
  const text = '冉书记去年十月把低保给了他妹夫，全村都晓得。'.repeat(12)
  const { id } = await addComplaint(api, { handlerId: handler.id, accusedIds: [accused.id], text })
  const number = numberOf(id)
  await handler.says('举报件', `${number} 待受理，匿名，3月30日前`)
  expect(await eventsOf(id)).not.toContain('complaint.read')

  const shown = await handler.says(`举报件 ${number}`, '优亲厚友', '冉崇德', '举报人：匿名')
  expect(shown).toContain('举报人3月9日：冉书记去年十月')
  await handler.says('下', '举报人3月9日')
  await handler.says('下')
  await handler.says('下', `受理 ${number}`, '移送')
  expect(await eventsOf(id)).toContain('complaint.read')
})

test('those by name come first', async () => {
  const contact = await api.addContact({})
  await addComplaint(api, { handlerId: handler.id })
  const filer = { name: '谭大山', contactId: contact.id }
  const named = await addComplaint(api, { handlerId: handler.id, filer })
  const list = await handler.says('举报件')
  expect(list.indexOf(numberOf(named.id))).toBeLessThan(list.indexOf('匿名'))
  await handler.says(`举报件 ${numberOf(named.id)}`, '举报人：谭大山')
})

test('somebody else’s is as unknown as a number nobody has', async () => {
  const { id } = await addComplaint(api, { handlerId: handler.id })
  for (const other of [colleague, accused, office]) {
    const theirs = await other.says(`举报件 ${numberOf(id)}`)
    expect(await other.says('举报件 12345678')).toBe(theirs)
  }
  const path = '/complaint-handling/by-number/'
  const theirs = await api.call(`${path}${numberOf(id)}`, { actor: colleague.actor })
  expect(await api.call(`${path}12345678`, { actor: colleague.actor })).toEqual(theirs)
  expect(await eventsOf(id)).toEqual(['complaint.message'])
})

test('whoever handles it has it in their to-do, and nobody else’s list or digest', async () => {
  const { id } = await addComplaint(api, { handlerId: handler.id, accusedIds: [accused.id] })
  await handler.says('待办', `举报件 ${numberOf(id)}`)
  for (const other of [colleague, accused, office])
    expect(await other.says('待办')).not.toContain('举报')
  // Overdue it climbs to nobody.
  api.clock.now = new Date('2026-08-03T02:00:00.000Z')
  await handler.says('待办', '已过期', `举报件 ${numberOf(id)}`)
  for (const other of [colleague, accused, office])
    expect(await other.says('待办')).not.toContain('举报')
  for (const other of [handler, colleague, office]) {
    const { body } = await api.call('/todo/duties', { actor: other.actor })
    expect(JSON.stringify(body)).not.toContain('complaint')
  }
})

test('whoever suffers for a complaint stands above everything in the to-do', async () => {
  await addComplaint(api, { handlerId: handler.id, filedOn: '2026-01-05' })
  const { id } = await addComplaint(api, { handlerId: handler.id })
  await handler.says(`举报件 ${numberOf(id)}`)
  await say(api, id, 'retaliation', '他把我家的补助停了')
  expect(await handler.says('待办')).toMatch(new RegExp(`^[^\\n]*遭报复.*${numberOf(id)}`, 'u'))
})

test('that a filer suffers for it comes first in the list and in the complaint, until it is answered; then it is decided', async () => {
  const contact = await api.addContact({})
  const filer = { name: '谭大山', contactId: contact.id }
  await addComplaint(api, { handlerId: handler.id, filer })
  const { id } = await addComplaint(api, { handlerId: handler.id, accusedIds: [accused.id] })
  const number = numberOf(id)
  await handler.says(`受理 ${number} 腐败`)
  await handler.says('1', '已受理')
  await say(api, id, 'retaliation', '他把我家的补助停了')
  const list = await handler.says('举报件')
  expect(list.indexOf(`${number} 说遭报复，在办`)).toBeGreaterThan(-1)
  expect(list.indexOf(number)).toBeLessThan(list.indexOf('实名'))
  await handler.says(
    `举报件 ${number}`,
    /^[^\n]*举报人3月9日说遭报复：他把我家的补助停了/u,
    '请先处理',
  )
  await handler.says(`查结 ${number} 不实 查无此事`, '对吗')
  await handler.says('1', '说遭报复', '不能查结', '问举报人')
  await handler.says(`问举报人 ${number} 我们明天来找他谈`, '发吗')
  await handler.says('1', '记下了')
  expect(await handler.says('举报件')).not.toContain('遭报复')
  expect(await handler.says(`举报件 ${number}`, '优亲厚友')).not.toContain('请先处理')
  await handler.says('下', '说遭报复：他把我家的补助停了')
  await handler.says(`查结 ${number} 不实 查无此事`, '对吗')
  await handler.says('1', '已查结')
  await say(api, id, 'retaliation', '又停了一次')
  await handler.says('举报件', `${number} 说遭报复`)
  await handler.says(`问举报人 ${number} 我们再去`, '发吗')
  await handler.says('1', '记下了')
})
