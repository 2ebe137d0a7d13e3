import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { printHandbook } from '../../../api/handbooks/print'
import { newId } from '../../../api/shared/ids'
import { measures } from '../../../db/schema'
import { COUNTY, startApi, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'

const api = await startApi()
await api.addCounty()
afterAll(() => api.close())

test('the handbook of a household says what was told of it, and masks what is secret', async () => {
  const cadre = await api.addStaff({ name: '姚云川', roles: [['village_cadre', VILLAGE]] })
  const mou = await api.addHousehold({
    head: '牟大山',
    status: 'registered',
    phone: '+8619912345678',
    idNumber: '509938196001012359',
  })
  const body = { householdId: mou.id, text: '房子C级危房，养猪3头，娃儿上学正常' }
  await api.call('/visits', { actor: cadre.actor, body })
  await api.db.insert(measures).values({
    county: COUNTY,
    id: newId(),
    householdId: mou.id,
    cause: 'schooling',
    category: 'education',
    content: '教育资助',
    amountFen: 300_000,
    ownerId: cadre.id,
    code: '1234567897',
    status: 'confirmed',
    plannedBy: cadre.id,
    plannedOn: '2026-03-09',
    dueOn: '2026-09-30',
    deliveredOn: '2026-03-10',
  })
  const pdf = await printHandbook(commandContext(api), mou.id)
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true })
  const plain = text.replace(/\s/g, '')
  for (const told of [
    '扶贫手册',
    '牟大山',
    '宝坪村3社',
    '猪（头）3',
    'C级',
    '教育资助',
    '3000.00',
    '户主认可',
    '娃儿上学正常',
    '姚云川',
  ])
    expect(plain).toContain(told)
  for (const secret of ['19912345678', '509938196001012359']) expect(plain).not.toContain(secret)
  expect(await printHandbook(commandContext(api), mou.id)).toEqual(pdf)
})
