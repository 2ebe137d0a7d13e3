import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addPressReport, startPress } from '../../support/press'

const { api, head, office, talk, reports } = await startPress()
const rated = (given: Parameters<typeof addPressReport>[1] = {}) =>
  addPressReport(api, { status: 'rated', ...given })
const publish = (code: string, text = '有一段路没修完', actor = office.actor) =>
  api.call(`/press-reports/by-code/${code}/publications`, { actor, body: { text } })

test('the office makes it public with the unit’s answer, and a villager reads it', async () => {
  const { code } = await rated()
  await talk().says('媒体监督', '现在没有公开的媒体监督')
  await office.says(`媒体 公开 ${code} 有一段路没修完`, '公开：有一段路没修完', '对吗？')
  await office.says('1', '公开了，群众发“媒体监督”就能看到')
  await talk().says('媒体监督', '重庆日报3月9日：有一段路没修完（属实）。天元乡答复：已安排施工队')
})

test('a name of a household in the text, or in the answer, is sent back with the words', async () => {
  await api.addHousehold({ head: '谭大山' })
  const { code } = await rated()
  await office.says(`媒体 公开 ${code} 谭大山家门口没修完`, '对吗？')
  await office.says('1', '里面有农户的名字：谭大山')
  const named = await rated({ answer: '谭大山家已经同意' })
  expect((await publish(named.code)).body).toMatchObject({ code: 'names_said' })
  expect(await reports()).toMatchObject([{ published_on: null }, { published_on: null }])
})

test('refused without words, with a phone, before it is rated, to the unit’s own, and twice', async () => {
  const answered = await addPressReport(api, { status: 'answered' })
  expect(await publish(answered.code)).toMatchObject({ body: { reason: 'not_rated' } })
  const { code } = await rated()
  expect(await publish(code, ' ')).toMatchObject({ body: { reason: 'no_words' } })
  expect(await publish(code, '打19900001234')).toMatchObject({ body: { reason: 'phone' } })
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
    values (${COUNTY}, ${office.id}, 'township_clerk', 'wuxi.tianyuan')`
  expect(await publish(code)).toMatchObject({ body: { reason: 'own_unit' } })
  await api.ownerSql`delete from staff_roles where staff_id = ${office.id} and role = 'township_clerk'`
  const both = await Promise.all([publish(code), publish(code)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await publish(code)).toMatchObject({ body: { reason: 'already_published' } })
})

test('what is missing is said; a no publishes nothing; the unit publishes none', async () => {
  const { code } = await rated()
  await office.says(`媒体 公开 ${code}`, '要公开请发')
  await office.says(`媒体 公开 ${code} 路没修完`, '对吗？')
  await office.says('2', '没有办')
  await head.says(`媒体 公开 ${code} 路修完了`, '只有负责的干部能办')
  expect(await reports()).toMatchObject([{ published_on: null }])
})
