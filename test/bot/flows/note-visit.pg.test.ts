import { afterEach, describe, expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { MINUTE, startVillage } from '../../support/talk'
import { startTelegramVillage } from '../../support/telegram-village'
import { FAR_AWAY, handbookOf, placeVillage } from '../../support/visits'

const { api, bot, cadre, cadreId, talk, linkedFamily } = await startVillage()
const telegram = await startTelegramVillage()
afterEach(() => api.ownerSql`truncate handbook_fields, visits, area_places, leads cascade`)

const notes = (of = api) => of.sql<Record<string, unknown>[]>`
  select v.*, h.head_name as head, h.area_path as area
    from visits v join households h on h.county = v.county and h.id = v.household_id
   order by v.noted_at`

test('what sounds like a call for help belongs to the note when it is said instead of yes', async () => {
  await api.addHousehold({ head: '向漏雨' })
  await cadre.says('走访 向漏雨 猪3头', '对吗')
  await cadre.says('房子漏雨，没钱修', '猪3头', '房子漏雨', '对吗')
  await cadre.says('1', '记下了')
  expect(await api.sql`select from help_requests`).toEqual([])
})

describe('a cadre notes a visit', () => {
  test('in one message and one confirmation, and the handbook is filled', async () => {
    const mou = await api.addHousehold({ head: '牟大山' })
    await cadre.says(
      '走访 牟大山 房子漏雨，养猪3头',
      '3月9日走访牟大山家：“房子漏雨，养猪3头”。手册：猪3头。对吗？',
      '1确认 2取消',
    )
    expect(await notes()).toEqual([])
    await cadre.says('1', '牟大山家3月9日的走访记下了', '更正走访')
    expect(await notes()).toMatchObject([{ household_id: mou.id, staff_id: cadreId }])
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '3' })
  })

  test.each([
    ['上周三走访覃光前 房子漏雨', '3月4日走访覃光前家'],
    ['腊月二十走访 覃光前 房子漏雨', '2月7日走访覃光前家'],
    ['5号入户 覃光前 房子漏雨', '3月5日走访覃光前家'],
    ['走访 正月初五 覃光前 房子漏雨', '2月21日走访覃光前家'],
    ['走访 秦广前 房子漏雨', '3月9日走访覃光前家'],
  ])('“%s”, on the day it says', async (note, asked) => {
    const [known] = await api.sql`select from households where head_name = '覃光前'`
    if (!known) await api.addHousehold({ head: '覃光前' })
    await cadre.says(note, asked)
    await cadre.says('取消')
  })

  test('of nobody in another village, however alike the name sounds', async () => {
    await api.addHousehold({ head: '冉桂芝', areaPath: `${OTHER_VILLAGE}.1` })
    const answer = await cadre.says('走访 冉贵枝 房子漏雨', '没找到这户')
    expect(answer).not.toContain('桂芝')
    await cadre.says('取消')
  })

  test('and nobody of the household hears of it', async () => {
    const family = await linkedFamily({ head: '冉启旺' })
    await cadre.says('走访 冉启旺 猪3头')
    await cadre.says('1', '记下了')
    expect(await family.gets()).toBe('')
  })

  test('asked for one by one: whom, what, a photo', async () => {
    await api.addHousehold({ head: '向怀玉' })
    await cadre.says('走访', '走访了哪一户')
    await cadre.says('向怀玉', '向怀玉家看到什么')
    await cadre.says('房子漏雨', '有照片或位置就发来')
    await cadre.says('好了', '3月9日走访向怀玉家（宝坪村3社）：“房子漏雨”，对吗？')
    await cadre.says('1', '记下了')
    expect(await notes()).toHaveLength(1)
  })

  test('of one household a message: what is said of others gets into no file', async () => {
    for (const head of ['冉归田', '廖金翠', '龚云顺']) await api.addHousehold({ head })
    await cadre.says(
      '走访 冉归田 在屋；走访 廖金翠 没人；走访 龚云顺 老伴在',
      '一条短信记一户',
      '走访 廖金翠 没人；走访 龚云顺',
      '走访冉归田家（宝坪村3社）：“在屋”，对吗？',
    )
    await cadre.says('1', '冉归田家3月9日的走访记下了')
    expect(await notes()).toMatchObject([{ head: '冉归田' }])
    await cadre.says(
      '走访冉归田人在,龚云顺也在,都好',
      '一条短信记一户',
      '走访冉归田家（宝坪村3社）：“人在”',
    )
    await cadre.says('廖金翠 没人', '走访 廖金翠 没人', '：“人在”，对吗？')
    await cadre.says('取消', '没有记')
    await cadre.says('走访 冉归田 在屋\n走访 廖金翠 没人', '走访 廖金翠 没人', '：“在屋”，对吗？')
    await cadre.says('取消', '没有记')
    const asked = await cadre.says('走访 冉归田 他说廖金翠家要卖猪', '“他说廖金翠家要卖猪”')
    expect(asked).not.toContain('一条短信')
    await cadre.says('取消', '没有记')
  })

  test('of nobody whose name is only the beginning of the one that was written', async () => {
    await api.addHousehold({ head: '牟大' })
    await api.addHousehold({ head: '牟大岭' })
    await cadre.says('走访 牟大领 看了', '走访牟大岭家（宝坪村3社）：“看了”')
    await cadre.says('取消', '没有记')
    await cadre.says('走访 牟大娃 看了', '没找到这户')
    await cadre.says('取消', '没有记')
    const asked = await cadre.says('走访 牟大领种子去了', '是哪一户', '牟大岭（宝坪村3社）')
    await cadre.says(
      /(\d)牟大（宝坪村3社）/u.exec(asked)?.[1] ?? '',
      '走访牟大家（宝坪村3社）：“领种子去了”',
    )
    await cadre.says('取消', '没有记')
  })

  test('told as a story, of yesterday', async () => {
    await api.addHousehold({ head: '谭二山' })
    await cadre.says('昨天到谭二山家走访，老人身体还行', '3月8日走访谭二山家', '对吗')
    await cadre.says('1', '3月8日的走访记下了')
    expect(await notes()).toMatchObject([{ visited_on: '2026-03-08' }])
  })

  test('before midnight and confirms after it: it is of the day that was shown', async () => {
    await api.addHousehold({ head: '冉三山' })
    api.clock.now = new Date('2026-03-09T23:55:00+08:00')
    await cadre.says('走访 冉三山 房子漏雨', '3月9日走访冉三山家')
    api.clock.now = new Date('2026-03-10T00:03:00+08:00')
    await cadre.says('还有 养猪3头', '3月9日走访冉三山家')
    await cadre.says('1', '3月9日的走访记下了')
    expect(await notes()).toMatchObject([{ visited_on: '2026-03-09' }])
  })

  test('with a name written as it sounds', async () => {
    await api.addHousehold({ head: '章小兰' })
    await cadre.says('走访 张小蓝 都好', '走访章小兰家')
    await cadre.says('1', '章小兰家')
  })

  test('of one of several of a name: by digit, or by group', async () => {
    await api.addHousehold({ head: '李四', areaPath: `${VILLAGE}.1` })
    await api.addHousehold({ head: '李四', areaPath: `${VILLAGE}.2` })
    await cadre.says('走访 李四 都好', '有几户户主叫“李四”', '1宝坪村1社 2宝坪村2社')
    await cadre.says('2', '李四家（宝坪村2社）')
    await cadre.says('2', '没有记')
    await cadre.says('走访 李四 都好', '有几户')
    await cadre.says('1社', '李四家（宝坪村1社）')
    await cadre.says('1', '记下了')
    await cadre.says('走访 2社李四 都好', '李四家（宝坪村2社）')
    await cadre.says('1', '记下了')
    expect((await notes()).map(({ area }) => area)).toEqual([`${VILLAGE}.1`, `${VILLAGE}.2`])
  })

  test('of one of many of a name: by group', async () => {
    for (let group = 1; group <= 6; group++)
      await api.addHousehold({ head: '王多', areaPath: `${VILLAGE}.${group}` })
    await cadre.says('走访 王多 都好', '您走的是几社')
    await cadre.says('6', '王多家（宝坪村6社）')
    await cadre.says('取消', '没有记')
  })

  test('of one of many of a name in several villages: by village and group', async () => {
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const own = talk(clerk.phone ?? '')
    for (let i = 0; i < 3; i++) {
      for (const village of [VILLAGE, OTHER_VILLAGE])
        await api.addHousehold({ head: '姚大山', areaPath: `${village}.3` })
    }
    await api.addHousehold({ head: '姚大山', areaPath: `${OTHER_VILLAGE}.4` })
    await own.says('走访 姚大山 房子漏雨', '有很多户', '宝坪村3社')
    await own.says('3社', '有很多户')
    await own.says('新华村3社', '哪一户', '新华村3社')
    await own.says('算了')
    await own.says('走访 姚大山 房子漏雨', '有很多户')
    await own.says('宝坪村', '哪一户', '宝坪村3社')
    await own.says('算了')
  })

  test('of a name nobody has: asked again, and the words are kept', async () => {
    await api.addHousehold({ head: '覃明珠' })
    await cadre.says('走访 覃不在 房子漏雨，猪3头', '没找到这户', '您写的都还在')
    await cadre.says('覃明珠', '走访覃明珠家', '猪3头', '对吗')
    await cadre.says('1', '记下了')
    expect(await notes()).toMatchObject([{ head: '覃明珠' }])
  })

  test('of a household elsewhere: as of none', async () => {
    await api.addHousehold({ head: '冉外村', areaPath: `${OTHER_VILLAGE}.1` })
    const answer = await cadre.says('走访 冉外村 房子漏雨', '没找到这户')
    expect(answer).not.toContain('新华村')
    await cadre.says('算了', '没有记')
  })

  test('of tomorrow: asked for the day', async () => {
    await api.addHousehold({ head: '廖春生' })
    await cadre.says('走访 3月10日 廖春生 送米', '不能在今天以后')
    await cadre.says('3月5日', '3月5日走访廖春生家')
    await cadre.says('1', '记下了')
    expect(await notes()).toMatchObject([{ visited_on: '2026-03-05' }])
  })

  test('of last Wednesday: dated so', async () => {
    await api.addHousehold({ head: '廖秋生' })
    await cadre.says('走访 廖秋生家上周三去的，都好', '3月4日走访廖秋生家')
    await cadre.says('1', '记下了')
    expect(await notes()).toMatchObject([{ visited_on: '2026-03-04' }])
  })

  test('of some day lately: asked for the day, until one is told', async () => {
    await api.addHousehold({ head: '廖冬生' })
    await cadre.says('走访 前几天去廖冬生家，都好', '是哪天去的')
    await cadre.says('前两天', '是哪天去的')
    await cadre.says('上周五', '3月6日走访廖冬生家')
    await cadre.says('1', '记下了')
    expect(await notes()).toMatchObject([{ visited_on: '2026-03-06' }])
  })

  test('that the pigs are all sold corrects what stood in the handbook', async () => {
    const mou = await api.addHousehold({ head: '廖夏生' })
    await cadre.says('走访 廖夏生 猪3头', '猪3头')
    await cadre.says('1', '记下了')
    await cadre.says('走访 廖夏生 猪卖完了', '手册：猪0头')
    await cadre.says('1', '记下了')
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '0' })
  })

  test('more said instead of yes belongs to the note', async () => {
    const mou = await api.addHousehold({ head: '石长青' })
    await cadre.says('走访 石长青 都好', '“都好”')
    await cadre.says('还有猪两头', '手册：猪2头')
    await cadre.says('1', '记下了')
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '2' })
  })

  test('more than fits beside the rest is not taken, and said so', async () => {
    await api.addHousehold({ head: '覃长福' })
    await cadre.says(`走访 覃长福 ${'好'.repeat(900)}`, '对吗')
    await cadre.says('坏'.repeat(200), '话太长了，没有记下', '对吗')
    await cadre.says('还有 养猪3头', /^(?!.*话太长了)/u, '对吗')
    await cadre.says('1', '记下了')
    const [note] = await notes()
    const place = {
      county: 'wuxi',
      table: 'visits',
      column: 'body_sealed',
      row: String(note?.['id']),
    }
    const body = api.deps.sealer.open(place, note?.['body_sealed'] as Buffer)
    expect(body).toBe(`${'好'.repeat(900)} 还有 养猪3头`)
  })

  test('another visit begun in between takes its place', async () => {
    await api.addHousehold({ head: '安有福' })
    await api.addHousehold({ head: '安有禄' })
    await cadre.says('走访 安有福', '看到什么')
    await cadre.says('走访 安有禄 都好', '走访安有禄家')
    await cadre.says('1', '记下了')
    expect(await notes()).toMatchObject([{ head: '安有禄' }])
  })

  test('without a word of what was seen: nothing is noted', async () => {
    await api.addHousehold({ head: '苏永贵' })
    await cadre.says('走访 苏永贵', '看到什么')
    await cadre.says('没有', '没有记')
    expect(await notes()).toEqual([])
  })

  test('of 3,000 characters: asked to send it in parts', async () => {
    await cadre.says(`走访 苏永贵 ${'漏'.repeat(3_000)}`, '每条1000字以内')
    expect(await notes()).toEqual([])
  })

  test('not confirmed within ten minutes, a digit notes nothing', async () => {
    await api.addHousehold({ head: '龚老实' })
    await cadre.says('走访 龚老实 都好', '对吗')
    bot.later(10 * MINUTE)
    await cadre.says('1', '哪件事')
    expect(await notes()).toEqual([])
  })

  test('the same message sent again gets the same answer and notes nothing twice', async () => {
    await api.addHousehold({ head: '毛小妹' })
    await cadre.says('走访 毛小妹 都好', '对吗')
    const sid = `SM${'7'.repeat(32)}`
    const once = () => bot.says(cadre.phone, '1', sid)
    expect(await once()).toEqual(await once())
    expect(await notes()).toHaveLength(1)
  })

  test('tied to the household, too', async () => {
    const mou = await api.addHousehold({ head: '熊亲戚' })
    const row = { county: 'wuxi', staff_id: cadreId, household_id: mou.id, kind: 'kin' }
    await api.sql`insert into staff_ties ${api.sql(row)}`
    await cadre.says('走访 熊亲戚 都好')
    await cadre.says('1', '记下了')
    await api.ownerSql`delete from staff_ties`
  })
})

describe('only staff of the field note visits', () => {
  test('a villager is told so', async () => {
    const family = await linkedFamily()
    await family.says('走访 牟大山 房子漏雨', '只有负责的干部能办')
  })

  test('so is the county office', async () => {
    const office = await api.addStaff({
      roles: [['county_office', 'wuxi']],
      phone: '+8619912340003',
    })
    await talk(office.phone ?? '').says('走访 牟大山 房子漏雨', '只有负责的干部能办')
  })
})

describe('in a chat', () => {
  const { chat, addCadre } = telegram
  afterEach(
    () =>
      telegram.api.ownerSql`truncate handbook_fields, visits, area_places, media, leads cascade`,
  )

  async function cadreInChat() {
    const { phone } = await addCadre()
    const own = chat()
    await own.shows(phone ?? '')
    return own
  }
  const media = () => telegram.api.sql<{ reference: string; subject: string; channel: string }[]>`
    select reference, subject, channel from media order by reference`

  test('a photo comes with the words', async () => {
    await telegram.api.addHousehold({ head: '牟大山' })
    const own = await cadreInChat()
    await own.showsPhoto('file-a', '走访 牟大山 房子漏雨', '“房子漏雨”，照片1张，对吗？')
    await own.presses('#yes', '记下了')
    const [visit] = await notes(telegram.api)
    expect(await media()).toEqual([
      { reference: 'file-a', subject: `visit:${String(visit?.['id'])}`, channel: 'telegram' },
    ])
  })

  test('photos and the place come in between, and a photo alone is a note', async () => {
    await telegram.api.addHousehold({ head: '向怀玉' })
    const own = await cadreInChat()
    await own.says('走访 向怀玉', '看到什么')
    await own.showsPhoto('file-a', undefined, '有照片或位置就发来')
    await own.showsPlace('对吗')
    await own.showsPhoto('file-b', undefined, '照片2张，对吗？')
    await own.presses('#yes', '记下了')
    expect((await media()).map(({ reference }) => reference)).toEqual(['file-a', 'file-b'])
    expect(await notes(telegram.api)).toMatchObject([
      { latitude_e6: 31_400_000, longitude_e6: 109_600_000, is_far: false },
    ])
  })

  test('a place far outside the village is noted, flagged and said', async () => {
    await placeVillage(telegram.api)
    await telegram.api.addHousehold({ head: '谭二山' })
    const own = await cadreInChat()
    await own.says('走访 谭二山 都好', '对吗')
    const update = {
      message_id: 900_101,
      chat: { id: own.id, type: 'private' },
      from: { id: own.id },
      location: FAR_AWAY,
    }
    await own.sends({ message: update }, '对吗')
    await own.presses('#yes', '记下了', '离村里有点远')
    expect(await notes(telegram.api)).toMatchObject([{ is_far: true }])
  })

  test('a place where the county has not said how far is far: asked to note it without', async () => {
    await placeVillage(telegram.api)
    await telegram.api.setFigures({ visit_far_metres: null })
    await telegram.api.addHousehold({ head: '谭三山' })
    const own = await cadreInChat()
    await own.says('走访 谭三山 都好', '对吗')
    const update = {
      message_id: 900_102,
      chat: { id: own.id, type: 'private' },
      from: { id: own.id },
      location: FAR_AWAY,
    }
    await own.sends({ message: update }, '对吗')
    await own.presses('#yes', '没有记下', '不发位置')
    await telegram.api.setFigures()
    expect(await notes(telegram.api)).toEqual([])
  })

  test('a photo of 30 MB, which Telegram does not hand out, is refused afterwards, and the visit is noted all the same', async () => {
    await telegram.api.addHousehold({ head: '覃明珠' })
    const own = await cadreInChat()
    telegram.fake.answerWith({ badRequest: 'file is too big' }, 'getFile')
    await own.showsPhoto('file-big', '走访 覃明珠 房子漏雨', '照片1张')
    await own.presses('#yes', '记下了')
    while ((await telegram.bot.fetchMedia()) > 0);
    expect(await own.gets()).toEqual(['有张照片没能收下，别的都记下了。请重发一张小一点的。'])
    expect(await notes(telegram.api)).toHaveLength(1)
  })

  test('a photo sent right after belongs to the visit; ten minutes later it does not', async () => {
    await telegram.api.addHousehold({ head: '石长青' })
    const own = await cadreInChat()
    await own.says('走访 石长青 都好')
    await own.presses('#yes', '记下了')
    const noted = telegram.api.clock.now.getTime()
    telegram.api.clock.now = new Date(noted + 10 * MINUTE - 1)
    await own.showsPhoto('file-late', undefined, '照片放进石长青家的走访里了')
    telegram.api.clock.now = new Date(noted + 10 * MINUTE)
    await own.showsPhoto('file-too-late', undefined, '收到照片。要记走访')
    expect((await media()).map(({ reference }) => reference)).toEqual(['file-late'])
  })
})

test('what a household tells of an official belongs to the note, unless it is begun as a complaint', async () => {
  await api.addHousehold({ head: '郎正清' })
  await cadre.says('走访', '走访')
  await cadre.says('郎正清', '看到')
  expect(await cadre.says('他在村上修路，社长不给工钱')).not.toContain('举报')
  await cadre.says('好了', '社长不给工钱', '对吗')
  await cadre.says('举报 社长收钱', '1实名 2匿名')
})
