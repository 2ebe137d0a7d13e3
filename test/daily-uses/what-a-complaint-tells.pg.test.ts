import { describe, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { complaintCodeIn, leftOf } from '../support/complaint-traces'
import { startVillage } from '../support/talk'

const { api, talk, linkedFamily } = await startVillage()
await api.addStaff({
  name: '纪明',
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})
await api.addStaff({
  name: '钟正',
  unit: '县纪委监委',
  roles: [['discipline_inspector', COUNTY]],
})
const officer = async (name: string) =>
  talk((await api.addStaff({ name, roles: [['village_cadre', VILLAGE]] })).phone ?? '')
const nothingFiled = async () =>
  expect(await api.sql`select count(*)::int as n from complaints`).toEqual([{ n: 0 }])

describe('a villager who says whom, and not what was done,', () => {
  test.each(['我要告村主任', '我要举报乡上的干部', '举报件', '举报 熊长富'])(
    'is asked after the way of filing for it: “%s”',
    async (text) => {
      const tan = await linkedFamily()
      await tan.says(text, '实名')
      await tan.says('2', '谁、什么时候、在哪里、做了什么')
      await tan.says('7', '谁、什么时候')
      const next = await tan.says('村主任去年腊月收了我家五百块红包', '吃拿卡要')
      expect(next).not.toContain('谁、什么时候')
      await tan.says('1', text.includes('熊长富') ? '举报熊长富' : '后四位')
    },
  )

  test('is asked in English as well, without a Chinese example', async () => {
    const tan = talk()
    await tan.says('English')
    await tan.says('report an official', 'By name?')
    await tan.says('2', 'Who did what, when and where?')
    expect(await tan.says('He took my money for the seal')).not.toContain('宝坪村')
  })
})

describe('who files by name', () => {
  test('is asked for the name where a household’s head may not be who writes', async () => {
    const wife = await linkedFamily({ head: '王德旺' })
    await wife.says('举报 熊长富收了我五百块红包', '实名')
    await wife.says('1', '吃拿卡要')
    await wife.says('1', '您就是王德旺，回1')
    await wife.says('我叫田 小梅，13800000000', '田小梅举报熊长富')
  })

  test('is not called by a sentence: that is told of the matter', async () => {
    const tan = await linkedFamily({ head: '王德旺' })
    await tan.says('举报 熊长富收了我五百块红包', '实名')
    await tan.says('1', '吃拿卡要')
    await tan.says('1', '姓名')
    await tan.says('他吃了我家两只鸡才给盖章', '姓名')
    await tan.says('8', '姓名')
    await tan.says('好像是去年', '姓名')
    await tan.says('1', '王德旺举报熊长富', '五百块红包 他吃了')
  })
})

describe('it is dropped', () => {
  test.each([
    '不',
    '不交',
    '算了',
    '取消',
    '不举报了',
    '不告了',
    '我不交了',
    '莫交了',
    '还是不告了吧',
  ])('at the end by “%s”, which is no word of it', async (text) => {
    const tan = await linkedFamily()
    await tan.says('举报 熊长富收了我五百块红包', '实名')
    await tan.says('2', '吃拿卡要')
    await tan.says('1', '后四位')
    await tan.says(text, '没有交')
    await nothingFiled()
  })

  test('at any question before', async () => {
    for (const answers of [[], ['2'], ['2', '1', '2']]) {
      const tan = await linkedFamily()
      await tan.says('举报 熊长富收了我五百块红包')
      for (const each of answers) await tan.says(each)
      await tan.says('不举报了', '没有交')
    }
  })

  test('not by “不是” where it is asked whether it is of this kind', async () => {
    const tan = await linkedFamily()
    await tan.says('举报 熊长富收了我五百块红包')
    await tan.says('2', '吃拿卡要')
    await tan.says('不是', '哪一类')
  })
})

test('who types other digits back hears that they are wrong, and what would be right', async () => {
  const tan = await linkedFamily()
  await tan.says('举报 熊长富收了我五百块红包')
  await tan.says('2')
  const code = complaintCodeIn(await tan.says('1'))
  const other = String((Number(code.slice(-4)) + 1) % 10_000).padStart(4, '0')
  expect(complaintCodeIn(await tan.says(other, '数不对，没有交', '熊长富'))).toBe(code)
  expect(await tan.says('好')).not.toContain('数不对')
  await tan.says('去年的事', '举报熊长富：')
  await tan.says('不', '没有交')
})

test('a digit where a name is asked for loses nothing of what was told', async () => {
  const tan = await linkedFamily()
  await tan.says('举报 收了我五百块红包才给办', '实名')
  await tan.says('2', '举报的是谁')
  await tan.says('1', '举报的是谁')
  await tan.says('熊长富', '吃拿卡要')
  await tan.says('1', '五百块红包')
  await tan.says('0', '想办什么')
})

test('a cadre who has work to do leaves the form, and nothing of it is kept', async () => {
  for (const [i, text] of ['开工', '我那个项目走到哪了', '项目', '谁举报我'].entries()) {
    const own = await officer(`向小${'一二三四'[i]}`)
    await own.says('举报 收了我五百块红包才给办', '实名')
    await own.says('2', '举报的是谁')
    expect(await own.says(text)).not.toMatch(/^[^\n]*举报的是谁/u)
    expect((await leftOf(api, ['红包'])).filter((each) => !each.startsWith('contacts'))).toEqual([])
  }
})
