import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { api, lead, second, stranger, superior, office, secretary, plan, finish, lock, release } =
  await startEvaluation()

const dutiesOf = async ({ actor }: { actor: `staff:${string}` }) => {
  const { body } = await api.call('/todo', { actor })
  return (body['items'] as { kind: string; count: number; dueOn: string }[])
    .filter(({ kind }) => kind.startsWith('evaluation_'))
    .map(({ kind, count, dueOn }) => `${kind} ${count} ${dueOn}`)
}
const nobodyElse = async () => {
  for (const other of [stranger, superior, office, secretary])
    expect(await dutiesOf(other)).toEqual([])
}
/** Of the whole area, as its leaders and the office read it. */
const listed = async () => {
  const { body } = await api.call('/todo/duties', { actor: office.actor })
  return JSON.stringify(body)
}

test('both of a pair have the households of today, fewer when one is handed in or away for good', async () => {
  const { id, sample } = await plan()
  expect(await dutiesOf(second)).toEqual(['evaluation_ask 4 2026-03-09'])
  expect(await dutiesOf(lead)).toEqual(['evaluation_ask 4 2026-03-09'])
  await second.says('待办', '今天4户等您评估', '请发：评估')
  await nobodyElse()
  expect(await listed()).not.toContain('evaluation_')
  const [first, next] = sample.filter(({ status }) => status === 'waiting')
  await api.ownerSql`update evaluation_samples set status = 'done', done_on = '2026-03-09'
    where evaluation_id = ${id} and seq = ${first?.seq ?? 0}`
  expect(await dutiesOf(second)).toEqual(['evaluation_ask 3 2026-03-09'])
  // Whoever steps in for somebody who moved is to be asked as well.
  await second.says(`评估 ${next?.seq}`, '1/7')
  await second.says('搬走了', '对吗？')
  await second.says('1', '换成同类的备用户')
  expect(await dutiesOf(second)).toEqual(['evaluation_ask 3 2026-03-09'])
})

test('of another day nothing is to be asked', async () => {
  await plan()
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  expect(await dutiesOf(second)).toEqual([])
  api.clock.now = new Date('2026-03-09T02:00:00Z')
})

test('whoever leads reviews doubts first and locks then, and decides what the county says', async () => {
  const { id } = await plan()
  await finish(id)
  expect(await dutiesOf(lead)).toEqual(['evaluation_lock 1 2026-03-09'])
  expect(await dutiesOf(second)).toEqual([])
  await api.ownerSql`update evaluation_samples set doubt = 'open'
    where evaluation_id = ${id} and seq = 1`
  expect(await dutiesOf(lead)).toEqual(['evaluation_review 1 2026-03-09'])
  await nobodyElse()
  await api.ownerSql`update evaluation_samples set doubt = 'confirmed'
    where evaluation_id = ${id} and seq = 1`
  await lock(id)
  expect(await dutiesOf(lead)).toEqual([])
  await release(id)
  await office.says('评估申辩 1 他家有商品房', '对吗？')
  await office.says('1', '申辩交了')
  expect(await dutiesOf(lead)).toEqual(['evaluation_reply 1 2026-03-15'])
  await nobodyElse()
})
