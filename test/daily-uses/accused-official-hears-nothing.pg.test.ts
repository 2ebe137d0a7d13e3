import { beforeEach, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP } from '../support/api'
import { complaintCodeIn, leftOf } from '../support/complaint-traces'
import { startVillage } from '../support/talk'

const { api, bot, cadre, linkedFamily } = await startVillage()
const inspector = await api.addStaff({
  name: '纪明',
  unit: '天元乡纪委',
  phone: '+8618877000002',
  roles: [['discipline_inspector', TOWNSHIP]],
})
// What the tests before left open is theirs.
beforeEach(() => api.ownerSql`update contacts set session_sealed = null`)
const count = async () =>
  (
    await api.ownerSql`
      select (select count(*) from complaints)::int as complaints,
             (select count(*) from complaint_events)::int as events,
             (select count(*) from complaint_messages)::int as messages,
             (select count(*) from complaint_accused)::int as accused,
             (select count(*) from help_requests)::int as help,
             (select count(*) from outbox)::int as outbox`
  )[0]

test.each(['4', '举报 村主任贪污', '社长收红包', '投诉熊长富不管事'])(
  '“%s”: a complaint is passed on to nobody, least of all to a cadre',
  async (words) => {
    const tan = await linkedFamily()
    const before = await count()
    const answer = await tan.says(words, '12388', '1实名 2匿名')
    expect(answer).not.toContain('人工')
    expect(await bot.delivered()).toEqual([])
    expect(await count()).toEqual(before)
  },
)

test('a complaint in the middle of a call for help goes on to nobody who would come', async () => {
  const tan = await linkedFamily()
  await tan.says('求助', '遇到什么难处')
  await tan.says('举报 熊长富收钱不办事', '1实名 2匿名')
  await tan.says('不', '没有交')
  await tan.says('求助 房子漏雨', '“房子漏雨”', '对吗')
  await tan.says('投诉熊长富不管事', '1实名 2匿名')
  await tan.says('不', '没有交')
  await tan.says('求助 房子漏雨', '“房子漏雨”', '对吗')
  await tan.says('1', '熊长富')
  const told = await cadre.gets('房子漏雨')
  expect(told).not.toMatch(/收钱|不管事|投诉|举报/)
  expect(await leftOf(api, ['收钱不办事', '不管事'])).toEqual([])
})

test('a cry for help in the middle of a complaint brings help, and not the accusation with it', async () => {
  const tan = await linkedFamily()
  await tan.says('举报 熊长富收了我五百块红包', '1实名 2匿名')
  await tan.says('熊长富打我 救命', '110')
  expect(await cadre.gets()).not.toMatch(/红包|打我|举报/)
  // The draft itself waits for its writer, in their session alone.
  const left = await leftOf(api, ['红包', '打我'])
  expect(left.filter((each) => !each.startsWith('contacts'))).toEqual([])
})

test('the inspector who would have handled it is accused, and it goes above them by name', async () => {
  const above = await api.addStaff({
    name: '纪正',
    unit: '县纪委监委',
    phone: '+8618877000003',
    roles: [['discipline_inspector', COUNTY]],
  })
  const tan = await linkedFamily({ head: '谭大山' })
  await tan.says('举报 纪明收了我两条烟', '1实名 2匿名')
  await tan.says('1', '吃拿卡要')
  await tan.says('1', '您就是谭大山，回1')
  const code = complaintCodeIn(await tan.says('1', '谭大山举报纪明', '后四位'))
  await tan.says(code.slice(-4), '交上去了')
  const index = api.deps.sealer.index('complaint_code', COUNTY, code)
  expect(
    await api.sql`select handler_id, is_anonymous from complaints where code_index = ${index}`,
  ).toEqual([{ handler_id: above.id, is_anonymous: false }])
  expect(await bot.delivered()).toEqual([])
  await tan.says(code, '收到了')
  // Who is accused has the digits of nobody and the list of nothing.
  expect((await bot.says(inspector.phone ?? '', '举报件')).join()).not.toMatch(/两条烟|谭大山/)
  expect(await leftOf(api, [code, '两条烟'])).toEqual([])
  await api.ownerSql`update staff set is_active = false where id = ${above.id}`
})

test.each([
  ['the inspector of the township', '举报 纪明收了我两条烟'],
  ['an office of the county', '举报 县扶贫办的人收红包'],
])('where nobody stands above %s 12388 is told, and no row is left', async (_who, words) => {
  const tan = await linkedFamily()
  const before = await count()
  await tan.says(words, '1实名 2匿名')
  await tan.says('2', '12388', '市纪委监委', '没有留下')
  expect(await count()).toEqual(before)
  expect(await bot.delivered()).toEqual([])
  expect(await leftOf(api, ['两条烟', '红包'])).toEqual([])
  await tan.says('1', '谭大山')
})

test.each(['乡纪委书记收了我两千块钱才办低保', '熊长富和乡纪委书记合伙收钱'])(
  '“%s”: the township’s own inspector does not hear it, though nobody gives their name',
  async (words) => {
    const tan = await linkedFamily()
    const [above] = await api.ownerSql`
      update staff set is_active = true
       where id in (select staff_id from staff_roles
                     where role = 'discipline_inspector' and area_path = ${COUNTY}) returning id`
    await tan.says(`举报 ${words}`, '1实名 2匿名')
    await tan.says('2')
    const code = complaintCodeIn(await tan.says('1', '后四位'))
    await tan.says(code.slice(-4), '交上去了')
    const index = api.deps.sealer.index('complaint_code', COUNTY, code)
    const [row] = await api.sql`
      select handler_id, about_path from complaints where code_index = ${index}`
    expect(row).toEqual({ handler_id: above?.['id'], about_path: TOWNSHIP })
    expect(row?.['handler_id']).not.toBe(inspector.id)
  },
)
