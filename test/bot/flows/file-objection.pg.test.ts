import { afterEach, describe, expect, test } from 'vitest'
import { randomCode } from '../../../api/shared/codes'
import { postList } from '../../support/objections'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'
import { GROUP, TOWNSHIP } from '../../support/api'

const { api, bot, cadre, talk, linked, linkedFamily } = await startVillage()
// One list is open at a time, so that whoever lives here is not asked which.
afterEach(() => api.sql`update notices set status = 'closed'`)

async function posted(given: Parameters<typeof postList>[1] = {}) {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou], ...given })
  return { mou, list }
}

const objectionsTo = (noticeId: string) =>
  api.sql`select * from objections where notice_id = ${noticeId}`

describe('in one line', () => {
  test('a villager objects with one confirmation, and gets a receipt and a date', async () => {
    const { list } = await posted()
    const tan = talk()
    const asked = await tan.says(
      `异议 ${list.code} 牟大山家有小车`,
      `对${list.code}提异议，不该评上：“牟大山家有小车”，对吗`,
      '回1确认 2取消',
    )
    expect(asked).not.toContain('牟大山家在')
    const done = await tan.says('1', '收到您的异议', '替您保密', '3月13日前核实答复')
    expect(done).not.toContain('牟大山')
    await tan.says(receiptIn(done), '3月9日的异议（不该评上）在核实，3月13日前答复')
    await cadre.gets(`宝坪村名单${list.code}有异议`, '3月13日前上门核实', receiptIn(done))
  })

  test.each([
    ['2 {code} 章三家有车', '不该评上：“章三家有车”'],
    ['異議 {code} 张三在县城买房了', '不该评上'],
    ['异议{code}没开会就定了', '没按规矩办：“没开会就定了”'],
    ['异议：{code}，张三家人口写错了', '情况写错'],
  ])('“%s” is understood whole', async (words, expected) => {
    const zhang = await api.addHousehold({ head: '张三' })
    const { list } = await posted({ households: [zhang] })
    const tan = talk()
    await tan.says(words.replace('{code}', list.code), expected)
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toHaveLength(1)
  })

  test('with no ground in it only that is asked', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(
      `异议 ${list.code} 牟大山家我不服，他屋头啥子都有`,
      '您觉得哪里不对？\n回1不该评上 2漏评 3情况写错 4没按规矩办',
    )
    await tan.says('1', '不该评上：“牟大山家我不服')
    await tan.says('要得', '收到您的异议')
  })

  test('with no household in it only that is asked, however the name is written', async () => {
    const { list, mou } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 有家人不该评上`, '说的是名单上哪一户')
    await tan.says('钱多多', '这张名单上没有这个名字')
    await tan.says('谋大三', '不该评上：“谋大三 有家人不该评上”')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toMatchObject([{ household_id: mou.id }])
  })

  test('who was left out is found on the roll by the words themselves', async () => {
    const { list } = await posted()
    const left = await api.addHousehold({ head: '沈漏评' })
    const tan = talk()
    await tan.says(
      `异议 ${list.code} 漏了沈漏评家，他屋头最困难`,
      '漏评：“漏了沈漏评家，他屋头最困难”',
    )
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toMatchObject([{ household_id: left.id }])
  })

  test('with a name and nothing else the reason is asked', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山`, '您觉得哪里不对')
    await tan.says('1', '请用自己的话说说情况')
    await tan.says('儿子在城里有房', '不该评上：“牟大山 儿子在城里有房”')
    await tan.says('1', '收到您的异议')
  })
})

describe('step by step', () => {
  test.each(['{code} 这张名单', '异议 {code}'])(
    'the number may come as “%s”: what was said before is kept',
    async (words) => {
      const { list } = await posted()
      const tan = talk()
      await tan.says('异议 牟大山家有小车', '6位号')
      await tan.says(words.replace('{code}', list.code), '不该评上：“牟大山家有小车')
      await tan.says('1', '收到您的异议')
    },
  )

  test('a villager whose reason begins with 通知 is heard, and not taken for the office', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山`)
    await tan.says('1', '请用自己的话说说情况')
    await tan.says('通知大家开会没喊我家，他家有车', '通知大家开会没喊我家')
    await tan.says('1', '收到您的异议')
  })

  test('whoever lives there is asked on what ground, whose household and why', async () => {
    const { list } = await posted()
    const tan = await linkedFamily()
    await tan.says('2', '您觉得哪里不对')
    await tan.says('1', '说的是名单上哪一户')
    await tan.says('牟大山', '请用自己的话说说情况')
    await tan.says('他儿子开小车', `对${list.code}提异议，不该评上：“牟大山 他儿子开小车”`)
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toHaveLength(1)
  })

  test('of several open lists one is picked', async () => {
    await posted()
    const group = await posted({ level: 'group', areaPath: GROUP, areaName: '宝坪村3社' })
    const tan = await linkedFamily()
    await tan.says('异议', '对哪张名单有异议', '宝坪村3社', '宝坪村')
    await tan.says('宝坪村3社', '您觉得哪里不对')
    await tan.says('4', '请用自己的话')
    await tan.says('没开院坝会', `对${group.list.code}提异议，没按规矩办`)
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(group.list.id)).toHaveLength(1)
  })

  test('a stranger sends the number on the sheet; a wrong one is said and asked for again', async () => {
    const { list } = await posted()
    const stranger = talk()
    await stranger.says('异议', '请把单子上的6位号发过来')
    const wrong = `${list.code.slice(0, 5)}${(Number(list.code[5]) + 1) % 10}`
    await stranger.says(wrong, '有一位不对', '6位号')
    await stranger.says(list.code, '您觉得哪里不对')
    await stranger.says('4', '说说情况')
    await stranger.says('没贴公示', '没按规矩办')
    await stranger.says('1', '收到您的异议')
  })

  test('what is told with the number needs not be told again', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says('2', '请把单子上的6位号发过来')
    await tan.says(`${list.code} 牟大山家有小车`, '不该评上：“牟大山家有小车”，对吗')
  })

  test('that one’s own household was left out takes a tap', async () => {
    const { list } = await posted()
    const tan = await linkedFamily()
    await tan.says('2', '哪里不对')
    await tan.says('2', '漏了哪一户？请回户主姓名。\n回1我家')
    await tan.says('1', '说说情况')
    await tan.says('老人瘫了没劳力', '漏评：“老人瘫了没劳力”')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toMatchObject([{ household_id: tan.household.id }])
  })

  test('“漏了我家” needs no more than that', async () => {
    const { list } = await posted()
    const tan = await linkedFamily()
    await tan.says('异议 漏了我家', '漏评：“漏了我家”')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toMatchObject([{ household_id: tan.household.id }])
  })

  test('of two of one name the 社 is asked', async () => {
    const here = await api.addHousehold({ head: '牟大山' })
    const there = await api.addHousehold({ head: '牟大山', areaPath: GROUP.replace('3', '4') })
    const { list } = await posted({ households: [here, there] })
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`, '名单上有几户同名', '几社')
    await tan.says('四社', '不该评上')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toMatchObject([{ household_id: there.id }])
  })

  test('of two of one name in one 社 their size is asked', async () => {
    const small = await api.addHousehold({ head: '牟大山' })
    const large = await api.addHousehold({ head: '牟大山' })
    const { list } = await posted({ households: [small, large] })
    await api.sql`
      update notice_entries set size = 4
       where notice_id = ${list.id} and household_id = ${large.id}`
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`, '几社')
    await tan.says('3社', '几口人')
    await tan.says('九口', '几口人')
    await tan.says('四口', '不该评上')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toMatchObject([{ household_id: large.id }])
    const other = talk()
    await other.says(`异议 ${list.code} 牟大山家有小车`, '几社')
    await other.says('3社', '几口人')
    await other.says('1口人', '不该评上')
    await other.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toContainEqual(
      expect.objectContaining({ household_id: small.id }),
    )
  })

  test('the number of the list and what is wrong are enough', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`${list.code} 牟大山家有小车`, `对${list.code}提异议，不该评上`)
    await tan.says('1', '收到您的异议')
  })

  test('another objection said instead of yes is one of its own, and the first is not filed', async () => {
    const mou = await api.addHousehold({ head: '牟大山' })
    const ran = await api.addHousehold({ head: '冉启旺' })
    const { list } = await posted({ households: [mou, ran] })
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`, '“牟大山家有小车”')
    const asked = await tan.says(`异议 ${list.code} 冉启旺家有楼房`, '“冉启旺家有楼房”')
    expect(asked).not.toContain('牟大山')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toMatchObject([{ household_id: ran.id }])
  })

  test('told instead of picked, the ground is understood all the same', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code}`, '哪里不对')
    await tan.says('牟大山家买了小车', '不该评上：“牟大山家买了小车”')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toHaveLength(1)
  })
})

describe('left, interrupted, changed', () => {
  test.each(['2', '算了', '取消', '不提了'])('after “%s” nothing is filed', async (words) => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`)
    if (words === '不提了') return
    await tan.says(words, '没有提')
    expect(await objectionsTo(list.id)).toHaveLength(0)
  })

  test('“算了” leaves any question', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code}`, '哪里不对')
    await tan.says('算了', '没有提')
    await tan.says(`异议 ${list.code} 有人不该评上`, '哪一户')
    await tan.says('不了', '没有提')
  })

  test('a question in between is answered, and what was said is kept', async () => {
    const { list } = await posted()
    const tan = await linkedFamily()
    await tan.says(`异议 ${list.code} 有家人不该评上`, '哪一户')
    await tan.says('查', '谭大山家', '说的是名单上哪一户')
    await tan.says('牟大山', '“牟大山 有家人不该评上”')
    bot.later(MINUTE)
    await tan.says('1', '收到您的异议')
  })

  test('what is said instead of yes belongs to it', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`)
    await tan.says('车牌是渝F的', '“牟大山家有小车 车牌是渝F的”')
    await tan.says('1', '收到您的异议')
  })

  test('a yes that comes too late asks what it was for', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`)
    bot.later(10 * MINUTE)
    await tan.says('1', '您回的数字是哪件事')
    await tan.says('1', '对吗')
    await tan.says('1', '收到您的异议')
    expect(await objectionsTo(list.id)).toHaveLength(1)
  })
})

describe('what cannot be taken is said, with a way on', () => {
  test('after the window: to a person, if wanted', async () => {
    const { list } = await posted()
    const tan = talk()
    bot.later(7 * 24 * HOUR)
    await tan.says(`异议 ${list.code} 牟大山家有小车`, '3月15日就截止了', '回1转干部 2不用')
    await tan.says('1', '答复您', '回执')
    expect(await objectionsTo(list.id)).toHaveLength(0)
    expect(await api.sql`select from help_requests`).toHaveLength(1)
    await tan.says(`异议 ${list.code} 牟大山家有小车`, '截止')
    await tan.says('2', '没有提')
  })

  test('over between question and yes: nothing is filed, and the way on is offered', async () => {
    const { list } = await posted()
    const tan = talk()
    api.clock.now = new Date('2026-03-15T15:59:00Z')
    await tan.says(`异议 ${list.code} 牟大山家有小车`, '对吗')
    api.clock.now = new Date('2026-03-15T16:00:00Z')
    await tan.says('1', '3月15日就截止了', '回1转干部')
    await tan.says('1', '答复您')
    expect(await objectionsTo(list.id)).toHaveLength(0)
  })

  test('to a list that is void', async () => {
    const { list } = await posted({ status: 'void' })
    await talk().says(`异议 ${list.code} 牟大山家有小车`, '已经作废，会重新张贴')
  })

  test('the same again: the receipt there is', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`)
    const receipt = receiptIn(await tan.says('1'))
    await tan.says(`异议 ${list.code} 牟大山家有小车`)
    await tan.says('1', '这件您提过了', receipt, '有新情况，发“人工”')
  })

  test('against one’s own household: that is a withdrawal', async () => {
    const { list, mou } = await posted()
    const own = await linked(mou.id)
    await own.says(`异议 ${list.code} 牟大山家不该评上`, '这是您自己家', '撤回')
  })

  test('left out, though on the list', async () => {
    const { list, mou } = await posted()
    const own = await linked(mou.id)
    await own.says(`异议 ${list.code} 漏了我家`, '就在这张名单上，没有漏')
  })

  test('already looked into at this level', async () => {
    const { list } = await posted()
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`)
    await tan.says('1')
    await api.sql`update objections set status = 'rejected' where notice_id = ${list.id}`
    const other = talk()
    await other.says(`异议 ${list.code} 牟大山家有小车`)
    await other.says('1', '已经核实过')
  })

  test('without a figure for the working days nothing is promised', async () => {
    const { list } = await posted()
    await api.setFigures({ objection_working_days: null })
    const tan = talk()
    await tan.says(`异议 ${list.code} 牟大山家有小车`)
    await tan.says('1', '没有记下', '023-51522345')
    await api.setFigures()
    expect(await objectionsTo(list.id)).toHaveLength(0)
  })
})

test('a message sent twice files once, with one answer', async () => {
  const { list } = await posted()
  const tan = talk()
  await tan.says(`异议 ${list.code} 牟大山家有小车`)
  const sid = `SM${'7'.repeat(32)}`
  const first = await bot.says(tan.phone, '1', sid)
  const again = await bot.says(tan.phone, '1', sid)
  expect(again).toEqual(first)
  expect(await objectionsTo(list.id)).toHaveLength(1)
})

test('a township’s list is offered to whoever lives in it', async () => {
  const { list } = await posted({ level: 'township', areaPath: TOWNSHIP, areaName: '天元乡' })
  const tan = await linkedFamily()
  await tan.says('异议 没开会就定了', `对${list.code}提异议`)
})

test('what was said of a list that is none is not put to an objection begun anew', async () => {
  const { list } = await posted()
  const tan = talk()
  await tan.says(`异议 ${randomCode('notice')} 这户不对`, '没有这张名单')
  const asked = await tan.says(`异议 ${list.code} 牟大山家有楼房`, '“牟大山家有楼房”')
  expect(asked).not.toContain('这户不对')
})
