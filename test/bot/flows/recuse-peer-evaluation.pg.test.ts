import { expect, test } from 'vitest'
import { listDrawn, startPeers } from '../../support/peers'

const { bot, api, townships, talkOf, actorOf: findActor } = await startPeers()
function actorOf(name: string) {
  const actor = findActor(name)
  if (!actor) throw new Error(name)
  return actor
}
const one = townships[0]?.name ?? ''
const othersOf = async (name: string) =>
  (await listDrawn(api)).filter((pair) => pair.one === name).map(({ other }) => other)

test('with a reason another unit is drawn in its place, and only that one is told', async () => {
  const [unit = ''] = await othersOf(one)
  const before = await listDrawn(api)
  await bot.delivered()
  await talkOf(one).says(
    `互评 回避 ${unit} 我爱人在那里上班`,
    `回避${unit}：我爱人在那里上班`,
    '对吗？',
  )
  await talkOf(one).says('1', `${unit}不用您评了`)
  const after = await listDrawn(api)
  expect(after.filter(({ status }) => status === 'recused')).toMatchObject([{ one, other: unit }])
  const known = new Set(before.map(({ id }) => id))
  const fresh = after.filter(({ id }) => !known.has(id))
  expect(fresh).toHaveLength(1)
  const [next] = fresh
  expect(next?.other).toBe(unit)
  expect([one, unit]).not.toContain(next?.one)
  const pairs = before.map((pair) => `${pair.one}>${pair.other}`)
  expect(pairs).not.toContain(`${next?.one}>${unit}`)
  expect(pairs).not.toContain(`${unit}>${next?.one}`)
  const sent = await bot.delivered()
  const phone = townships.find(({ name }) => name === next?.one)?.phone
  expect(sent.filter(({ text }) => text.includes('请评'))).toEqual([
    expect.objectContaining({ to: phone, text: expect.stringContaining(`请评1家：${unit}`) }),
  ])
  // Three evaluate it as before.
  expect(after.filter(({ other, status }) => other === unit && status === 'asked')).toHaveLength(3)
  const [row] = await api.sql<{ sealed: Buffer }[]>`
    select reason_sealed as sealed from peer_tasks where status = 'recused'`
  expect(row?.sealed.toString('utf8')).not.toContain('爱人')
})

test('a reason that is missing is asked for; a no leaves all as it is', async () => {
  const [unit = ''] = await othersOf(one)
  await talkOf(one).says('互评 回避', '要回避请发：互评 回避 单位名 原因')
  await talkOf(one).says(`互评 回避 ${unit}`, `为什么回避${unit}？`)
  await talkOf(one).says('有亲戚', '对吗？')
  await talkOf(one).says('2', '好，没有办')
  await talkOf(one).says(`互评 回避 ${unit}`, '为什么')
  await talkOf(one).says('算了', '好，没有办')
  expect((await listDrawn(api)).every(({ status }) => status === 'asked')).toBe(true)
})

test('where nobody is left who could, one fewer evaluates it', async () => {
  const [unit = ''] = await othersOf(one)
  const recuseAll = async () => {
    for (const { id, one: by, other, status } of await listDrawn(api))
      if (other === unit && status === 'asked')
        await api.call(`/peer-evaluations/tasks/${id}/recusals`, {
          actor: actorOf(by),
          body: { reason: '有亲戚' },
        })
  }
  for (let i = 0; i < 3; i++) await recuseAll()
  const drawn = (await listDrawn(api)).filter(({ other }) => other === unit)
  // All but itself and the three it evaluates.
  expect(drawn.map(({ status }) => status)).toEqual(['recused', 'recused', 'recused', 'recused'])
})

test('twice, and of somebody else, it is refused', async () => {
  const [pair] = (await listDrawn(api)).filter((each) => each.one === one)
  const recuse = (actor = actorOf(one), reason = '有亲戚') =>
    api.call(`/peer-evaluations/tasks/${pair?.id}/recusals`, { actor, body: { reason } })
  expect((await recuse(actorOf(pair?.other ?? ''))).status).toBe(404)
  expect(await recuse(undefined, ' ')).toMatchObject({ body: { reason: 'reason_missing' } })
  const both = await Promise.all([recuse(), recuse()])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await listDrawn(api)).toHaveLength(25)
  expect(await recuse()).toMatchObject({ status: 409, body: { reason: 'recused' } })
})
