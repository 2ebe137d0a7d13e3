import { expect, test } from 'vitest'
import { fileComplaint } from '../../api/complaints/file'
import { randomCode } from '../../api/shared/codes'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { commandContext } from '../support/command'
import { complaintCodeIn } from '../support/complaint-traces'
import { startVillage } from '../support/talk'

const { api, linkedFamily } = await startVillage()
const inspector = await api.addStaff({
  name: '纪明',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})

const stored = (code: string) => api.sql`
  select * from complaints
   where code_index = ${api.deps.sealer.index('complaint_code', COUNTY, code)}`
const handlerOf = async (code: string) => (await stored(code))[0]?.['handler_id']
/** Of the county, so that there is somebody above the township's. */
const addHigher = (name: string) =>
  api.addStaff({ name, unit: '县纪委监委', roles: [['discipline_inspector', COUNTY]] })

test('an inspector who is named at the last moment does not get it, and who it is about is shown anew', async () => {
  const higher = await addHigher('钟正')
  const tan = await linkedFamily()
  await tan.says('举报 村主任挪用了水池的钱', '实名')
  await tan.says('2', '对吗')
  const shown = await tan.says('1', '宝坪村', '后四位')
  const code = complaintCodeIn(shown)
  const again = await tan.says('乡纪委纪明是他舅子，一直包庇他', '纪明', '后四位')
  expect(complaintCodeIn(again)).toBe(code)
  await tan.says(code.slice(-4), '交上去了')
  expect(await handlerOf(code)).toBe(higher.id)
  const named = await api.sql`
    select a.staff_id from complaint_accused a join complaints c on c.id = a.complaint_id
     where c.handler_id = ${higher.id}`
  expect(named).toEqual([{ staff_id: inspector.id }])
  await api.sql`update staff set is_active = false where id = ${higher.id}`
})

test('a name that is told when the kind is asked is whom it is about', async () => {
  const tan = await linkedFamily()
  await tan.says('举报 村主任挪用了水池的钱', '实名')
  await tan.says('2', '对吗')
  await tan.says('村主任熊长富挪用了水池的钱', '对吗')
  complaintCodeIn(await tan.says('1', '举报熊长富'))
})

test('who was asked whom it is about, and names an inspector later, is not heard by that inspector', async () => {
  const tan = await linkedFamily()
  const before = await api.sql`select count(*)::int as n from complaints`
  await tan.says('举报 红包收了才给盖章，五百块', '实名')
  await tan.says('2', '举报的是谁')
  await tan.says('熊长富', '吃拿卡要')
  await tan.says('1', '举报熊长富', '后四位')
  await tan.says('纪 明也分了钱', '没有合适的人', '没有留下')
  expect(await api.sql`select count(*)::int as n from complaints`).toEqual(before)
})

test('no inspector of a name that stands in the story handles it, even where two share it', async () => {
  const higher = await addHigher('纪明')
  const code = randomCode('complaint')
  const body = {
    code,
    kind: 'neglect' as const,
    filer: null,
    aboutPath: VILLAGE,
    accusedIds: [],
    text: '村主任不管事，纪明包庇他',
  }
  const ctx = commandContext(api)
  const filing = api.db.transaction((tx) => fileComplaint(tx, { ...ctx, county: COUNTY }, body))
  await expect(filing).rejects.toThrow('nobody_above')
  expect(await stored(code)).toHaveLength(0)
  await api.sql`update staff set is_active = false where id = ${higher.id}`
})
