import { afterAll, beforeEach, expect, test } from 'vitest'
import { MONDAY_MORNING, OTHER_VILLAGE, startApi } from '../../support/api'
import { startVillageLists } from '../../support/village-lists'
import { forgetVillages, startVillageRound } from '../../support/villages'

const api = await startApi({ connections: 2 })
await api.addCounty()
const round = await startVillageRound(api)
const lists = await startVillageLists(api, round)
const { clerk, office } = round
const { proposed, pass, drawnCode, advance, over, object } = lists
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate objections`
  await forgetVillages(api)
  await api.ownerSql`update notices set status = 'closed'`
  await round.open('village_entry')
})
afterAll(() => api.close())

interface Duty {
  kind: string
  area: string
  count: number
  code: string | null
}
async function todoOf({ actor }: { actor: `staff:${string}` }) {
  const { body } = await api.call('/todo', { actor })
  return (body['items'] as Duty[]).map(({ kind, area, count }) => `${kind} ${area} ${count}`)
}

test('from its meeting to the county’s decision a village is somebody’s to do', async () => {
  const id = await proposed()
  const other = await proposed('新华村', OTHER_VILLAGE)
  expect(await todoOf(clerk)).toEqual(['village_review 天元乡 2'])
  await pass(id, other)
  expect(await todoOf(clerk)).toEqual(['village_posting 天元乡 2'])
  const code = await drawnCode()
  expect(await todoOf(clerk)).toEqual(['first_proof 天元乡 1'])
  await api.prove(code)
  expect(await todoOf(clerk)).toEqual([])
  api.clock.now = new Date('2026-03-16T02:00:00.000Z')
  expect(await todoOf(clerk)).toEqual(['last_proof 天元乡 1'])
  await over(code)
  expect(await todoOf(clerk)).toEqual(['advance 天元乡 1'])
  expect(await todoOf(office)).toEqual([])
  await advance(code)
  expect(await todoOf(clerk)).toEqual([])
  expect((await todoOf(office)).toSorted()).toEqual([
    'village_decision 宝坪村 1',
    'village_decision 新华村 1',
  ])
  await round.decide(id, { isAccepted: true })
  expect(await todoOf(office)).toEqual(['village_decision 新华村 1'])
})

test('whoever is to check an objection has it to do', async () => {
  const id = await proposed()
  await pass(id)
  const code = await drawnCode()
  await api.prove(code)
  const objection = await object(code, '宝坪村不该评', '宝坪村')
  expect(await todoOf(lists.checker)).toEqual(['objection 天元乡 1'])
  await objection.decide(false)
  expect(await todoOf(lists.checker)).toEqual([])
})
