import { beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, talk, cadre: villageCadre } = await startVillage()
const clerkRow = await api.addStaff({ name: '向文秀', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const officeRow = await api.addStaff({ name: '易开平', roles: [['county_office', COUNTY]] })
const office = talk(officeRow.phone ?? '')

let groups = 20
/** A group of its own with its cadre, and households without any phone. */
async function group(...heads: string[]) {
  const areaPath = `${VILLAGE}.${++groups}`
  for (const head of heads) await api.addHousehold({ head, areaPath })
  const row = await api.addStaff({ name: '熊社长', roles: [['group_cadre', areaPath]] })
  return { areaPath, cadre: talk(row.phone ?? '') }
}

/** A notice to the village, approved and on its way; its code. */
async function notice(words = '宝坪村 12日停水') {
  await clerk.says(`通知 ${words}`, '拟好吗')
  const code = receiptIn(await clerk.says('1', '批准'))
  await office.says(`批准 ${code}`, '批准吗')
  await office.says('1', '批准了')
  await bot.expand()
  return code
}

const told = (code: string) => api.sql<{ head: string; how: string }[]>`
  select h.head_name as head, r.how from relays r
    join households h on h.id = r.household_id
    join broadcasts b on b.id = r.broadcast_id
   where b.code = ${code} and r.told_at is not null order by h.head_name`
const toldHeads = async (code: string) => (await told(code)).map(({ head }) => head)

beforeEach(async () => {
  await api.ownerSql`truncate relays, broadcasts, households cascade`
  await api.ownerSql`delete from outbox`
  // Somebody has to get it, or nothing goes out.
  const { id } = await api.addHousehold({ head: '有手机', phone: '+8619960000001' })
  await api.sql`update households set watch = 'borderline' where id = ${id}`
})

describe('a group cadre is asked to tell those without a phone', () => {
  test('by one text with their names, and ticks them off part by part', async () => {
    const { cadre } = await group('丁一', '丁二', '丁三', '丁四')
    const code = await notice()
    const text = await cadre.gets('通知“12日停水”有4户收不到', `告知 ${code}`)
    expect(text).toContain('请当面告诉：丁一、丁三、丁二、丁四。')
    expect(await cadre.gets()).toBe('')
    await cadre.says(`告知 ${code}`, '还有4户要当面告诉', '1丁一 2丁三 3丁二 4丁四')
    await cadre.says('1 3', '记下2户。还有2户', '1丁三 2丁四')
    expect(await toldHeads(code)).toEqual(['丁一', '丁二'])
    await cadre.says('1没在家', '1户没在家的留着。还有2户', '1丁四 2丁三')
    await cadre.says('1', '记下1户。还有1户', '1丁三')
    await cadre.says('告诉了', '记下1户，都告诉到了')
    expect(await toldHeads(code)).toHaveLength(4)
    await cadre.says(`告知 ${code}`, '都告诉到了，不用再跑')
    await cadre.says('告知', '现在没有要您当面告诉的户')
  })

  test('with as many names as fit into the text', async () => {
    const heads = Array.from(
      { length: 30 },
      (_, i) => `赵${'甲乙丙丁戊己庚辛'[i % 8]}${'一二三四'[i % 4]}`,
    )
    const { cadre } = await group(...heads)
    const code = await notice()
    await cadre.gets('有30户收不到', '等30户。', `告知 ${code}`)
    await cadre.says('告知', '还有30户', '8赵')
    await cadre.says('都告诉了', '记下8户。还有22户')
    await cadre.says('12345678', '记下8户。还有14户')
  })

  test('with a name instead of a number, though it is spelt wrong; a strange one is not kept', async () => {
    const { cadre } = await group('谭大山', '冉启旺', '李兰英', '向三')
    const code = await notice()
    await cadre.says('告知')
    await cadre.says('覃秘密告诉了', '“覃秘密”没看明白，还没记')
    expect(await told(code)).toEqual([])
    await cadre.says('李南英', '记下1户')
    await cadre.says('谭大山告诉了，冉启旺没在家', '记下1户。还有2户', '1向三 2冉启旺')
    expect(await toldHeads(code)).toEqual(['李兰英', '谭大山'])
  })

  test('all in one line, and all of them by the loudspeaker', async () => {
    const { cadre } = await group('戊一', '戊二', '戊三')
    const code = await notice()
    await cadre.gets(code)
    await cadre.says(`告知 ${code} 2 3`, '记下2户。还有1户')
    await cadre.says('大喇叭都喊了', '都告诉到了')
    expect(await told(code)).toEqual([
      { head: '戊一', how: 'loudspeaker' },
      { head: '戊三', how: 'in_person' },
      { head: '戊二', how: 'in_person' },
    ])
  })

  test('and takes back what was said by mistake', async () => {
    const { cadre } = await group('己一', '己二', '己三')
    const code = await notice()
    await cadre.says('告知', '1己一 2己三 3己二')
    await cadre.says('1 2', '记下2户。还有1户')
    await cadre.says('撤 2', '改回来了，1户还没告诉。还有2户')
    expect(await toldHeads(code)).toEqual(['己一'])
    await cadre.says('都告诉了', '都告诉到了')
    await cadre.says('说错了', '改回来了，2户还没告诉。还有2户', '1己三 2己二')
    expect(await toldHeads(code)).toEqual(['己一'])
    await cadre.says('撤 己一', '改回来了，1户还没告诉。还有3户')
    expect(await told(code)).toEqual([])
  })

  test('whatever a digit with words begins elsewhere', async () => {
    const { cadre } = await group('庚一', '庚二', '庚三', '庚四', '庚五')
    await notice()
    await cadre.says('告知')
    for (const number of [2, 3, 4, 5])
      await cadre.says(`${number}没在家`, '1户没在家的留着。还有5户')
    await cadre.says('没在家', '还有5户要当面告诉')
  })

  test('and comes back to it after a question about something else', async () => {
    const { cadre } = await group('辛一', '辛二')
    await notice()
    await cadre.says('告知', '1辛一 2辛二')
    await cadre.says('待办', '2户等您当面告知', '1辛一 2辛二')
    await cadre.says('2', '记下1户')
  })

  test('in English', async () => {
    const { cadre } = await group('壬一', '壬二')
    const code = await notice()
    await cadre.says('English')
    await cadre.gets('does not reach 2 households. Please tell: 壬一、壬二', `TOLD ${code}`)
    await cadre.says(`told ${code}`, '2 to tell', '1 壬一 2 壬二')
    await cadre.says('all', 'Noted 2: all are told')
    await cadre.says('undo', 'Back on list: 2')
    await cadre.says('中文')
  })
})

describe('of several notices', () => {
  test('they are asked which', async () => {
    const { cadre } = await group('癸一')
    const first = await notice()
    bot.later(60_000)
    const second = await notice('宝坪村 13日停电')
    await cadre.gets(first, second)
    await cadre.says('告知', '先办哪条', '13日停电', '12日停水')
    await cadre.says('1', '“13日停电”还有1户')
    await cadre.says('1', '都告诉到了')
    expect(await told(first)).toEqual([])
    expect(await told(second)).toHaveLength(1)
  })

  test('one that is private to those it is for is told without their names', async () => {
    const { cadre, areaPath } = await group('甲一', '甲二')
    await api.sql`update households set watch = 'borderline' where area_path = ${areaPath}`
    const code = await notice('宝坪村监测户 请到村里来')
    const text = await cadre.gets('有2户收不到，请当面告诉本人', `告知 ${code}`)
    expect(text).not.toMatch(/甲[一二]/)
  })
})

describe('what is not theirs', () => {
  test('a cadre of another group neither sees nor ticks off', async () => {
    await group('乙一')
    const { cadre: other } = await group()
    const code = await notice()
    await other.says(`告知 ${code}`, '没有要您当面告诉的户')
    await other.says('告知', '现在没有要您当面告诉的户')
    expect(await told(code)).toEqual([])
  })

  test('a villager, and a cadre who never was asked, learn no name', async () => {
    await group('丙一')
    const code = await notice()
    for (const words of [`告知 ${code}`, '告知']) {
      const answer = await talk().says(words)
      expect(answer).not.toContain('丙一')
    }
  })

  test('a notice that is called off is told to nobody any more', async () => {
    const { cadre } = await group('寅一')
    const code = await notice()
    await clerk.says(`取消 ${code}`, '不发给')
    await clerk.says('1', '不再发')
    expect(await cadre.gets()).toBe('')
    await cadre.says('告知', '现在没有要您当面告诉的户')
  })
})

describe('where a group has no cadre', () => {
  test('a village cadre is asked, and may tick off', async () => {
    await api.addHousehold({ head: '卯一', areaPath: `${VILLAGE}.99` })
    const code = await notice()
    await villageCadre.gets('有1户收不到，请当面告诉：卯一', code)
    await villageCadre.says(`告知 ${code} 卯一`, '都告诉到了')
  })
})

test('the office reads how many are told, and who asks later whom', async () => {
  const { cadre } = await group('辰一', '辰二', '辰三')
  const code = await notice()
  await cadre.gets(code)
  await clerk.says(code, '没手机3，退订0。已当面告诉0户，还有3户：宝坪村3')
  await cadre.says(`告知 ${code} 1`, '还有2户')
  await clerk.says(code, '已当面告诉1户，还有2户：宝坪村2')
})

test('it waits in the to-do list, and after three days with the village secretary', async () => {
  const { cadre } = await group('巳一', '巳二')
  const secretaryRow = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
  const secretary = talk(secretaryRow.phone ?? '')
  const code = await notice()
  await cadre.gets(code)
  await cadre.says('待办', '2户等您当面告知，3月12日前', `告知 ${code}`)
  bot.later(3 * 24 * HOUR)
  await secretary.says('待办', '没有')
  bot.later(24 * HOUR)
  await cadre.says('待办', '已过期：2户等您当面告知')
  await secretary.says('待办', '宝坪村2户没人当面告知', `告知 ${code}`)
  await secretary.says(`告知 ${code} 都告诉了`, '都告诉到了')
  expect(await cadre.says('待办')).not.toContain('当面')
})

test('a notice that is cancelled is called off for the cadre, also when they ask about it later', async () => {
  const { cadre } = await group('丁一', '丁二')
  const code = await notice()
  await cadre.gets('有2户收不到')
  await office.says(`取消 ${code}`, '取消')
  await office.says('1')
  await cadre.gets('通知“12日停水”取消了', '不用再去')
  await cadre.says(`告知 ${code}`, '这条通知已经取消了，不用再告诉')
  await cadre.says('告知', '现在没有要您当面告诉的户')
})
