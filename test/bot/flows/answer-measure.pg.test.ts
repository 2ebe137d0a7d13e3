import { beforeEach, describe, expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { addMeasure, clearCounty } from '../../support/reports'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily, linked } = await startVillage()
const yao = await api.addStaff({
  name: '姚云川',
  unit: '工作队',
  roles: [['resident_cadre', VILLAGE]],
})
const long = await api.addStaff({
  name: '龙正川',
  unit: '天元乡党委',
  roles: [['township_secretary', TOWNSHIP]],
})
const owner = talk(yao.phone ?? '')
const secretary = talk(long.phone ?? '')
// Whom to visit is not what is asked here.
await api.setFigures({ visit_days_key: null })
beforeEach(() => clearCounty(api))

/** A family that has just been asked whether its measure came. */
async function asked() {
  const family = await linkedFamily({ head: '牟大山', status: 'registered' })
  const { id, code } = await addMeasure(api, {
    householdId: family.household.id,
    ownerId: yao.id,
  })
  await owner.says(`落实 ${code}`)
  await owner.says('1')
  await family.gets('收到没')
  bot.later(MINUTE)
  return { family, id, code }
}
const statusOf = async (id: string) =>
  (await api.sql`select status from measures where id = ${id}`)[0]?.['status']

describe('a bare digit', () => {
  test('1 says that it came', async () => {
    const { family, id, code } = await asked()
    await family.says('1', '记下了，教育资助每年3000元收到了。其实没收到，请发：没收到', code)
    expect(await statusOf(id)).toBe('confirmed')
    await family.says('1', '牟大山家（宝坪村3社）')
  })

  test('2 says that it never came, which somebody outside the line looks into', async () => {
    const { family, id } = await asked()
    const told = await family.says(
      '2',
      '记下了，没收到教育资助每年3000元',
      '龙正川来查，3月10日10点前回您',
    )
    expect(await statusOf(id)).toBe('denied')
    const receipt = receiptIn(told)
    await secretary.gets('没收到帮扶 宝坪村3社', `答 ${receipt} 内容`)
    await secretary.says(`答 ${receipt} 查清了，明天补发到户`, '已答复')
    await family.gets('龙正川答复：查清了，明天补发到户')
    await owner.says(`答 ${receipt} 给了的`, '没有这件待答的求助')
    await cadre.says('待办', '现在没有要办的事')
  })

  test.each(['收到', '收到了', '钱收到了', '都收到了', '领到了'])(
    '“%s” says the same as 1',
    async (words) => {
      const { family, id } = await asked()
      await family.says(words, '收到了')
      expect(await statusOf(id)).toBe('confirmed')
    },
  )

  test.each(['没收到', '没有', '没得', '还没收到', '钱没收到', '没看到钱'])(
    '“%s” says the same as 2',
    async (words) => {
      const { family, id } = await asked()
      await family.says(words, '记下了，没收到')
      expect(await statusOf(id)).toBe('denied')
    },
  )

  test.each(['好', '谢谢', '嗯', '晓得了', '低保多少钱', '求助'])(
    '“%s” says nothing of it',
    async (words) => {
      const { family, id } = await asked()
      await family.says(words)
      expect(await statusOf(id)).toBe('delivered')
    },
  )

  test('counts for three days', async () => {
    const { family, id } = await asked()
    bot.later(72 * HOUR - 2 * MINUTE)
    await family.says('1', '收到了')
    expect(await statusOf(id)).toBe('confirmed')
    const late = await asked()
    bot.later(72 * HOUR)
    await late.family.says('1', '牟大山家（宝坪村3社）')
    expect(await statusOf(late.id)).toBe('delivered')
  })

  test('belongs to the menu that was asked for later', async () => {
    const { family, id } = await asked()
    await family.says('0', '想办什么')
    await family.says('1', '牟大山家（宝坪村3社）')
    expect(await statusOf(id)).toBe('delivered')
  })

  test('belongs to 收到没 where that came after the menu', async () => {
    const family = await linkedFamily({ head: '牟大山', status: 'registered' })
    await family.says('0', '想办什么')
    bot.later(MINUTE)
    const { id, code } = await addMeasure(api, {
      householdId: family.household.id,
      ownerId: yao.id,
    })
    await owner.says(`落实 ${code}`)
    await owner.says('1')
    await family.gets('收到没')
    await family.says('2', '没收到')
    expect(await statusOf(id)).toBe('denied')
  })

  test('while another question was open when it came is asked about first', async () => {
    const family = await linkedFamily({ head: '牟大山', status: 'registered' })
    const list = await postList(api)
    await family.says(`异议 ${list.code} 没开会就定了名单`, '对吗')
    bot.later(MINUTE)
    const { id, code } = await addMeasure(api, {
      householdId: family.household.id,
      ownerId: yao.id,
    })
    await owner.says(`落实 ${code}`)
    await owner.says('1')
    await family.gets('收到没')
    await family.says('1', '您回的数字是哪件事？', '1接着刚才的 2答收到没 3看菜单')
    expect(await statusOf(id)).toBe('delivered')
    await family.says('2', '牟大山家：教育资助每年3000元，收到没？', '1收到 2没有')
    await family.says('1', '收到了', '没开会就定了名单')
    expect(await statusOf(id)).toBe('confirmed')
    await family.says('1', '收到您的异议')
  })

  test('of a phone that speaks for two households answers the latest question', async () => {
    const first = await api.addHousehold({ head: '牟大山', status: 'registered' })
    const second = await api.addHousehold({ head: '冉启旺', status: 'registered' })
    const phone = await linked(first.id, second.id)
    const one = await addMeasure(api, { householdId: first.id, ownerId: yao.id })
    const two = await addMeasure(api, { householdId: second.id, ownerId: yao.id })
    for (const { code } of [one, two]) {
      await owner.says(`落实 ${code}`)
      await owner.says('1')
      bot.later(MINUTE)
    }
    await phone.gets('牟大山家：', '冉启旺家：')
    await phone.says('2', '没收到')
    expect(await statusOf(two.id)).toBe('denied')
    await phone.says('1', '收到了')
    expect(await statusOf(one.id)).toBe('confirmed')
  })
})

describe('with its number', () => {
  test('it is answered whenever, and taken back', async () => {
    const { family, id, code } = await asked()
    bot.later(30 * 24 * HOUR)
    await family.says(`收到 ${code}`, '收到了')
    await family.says(`没收到${code}`, '记下了，没收到')
    expect(await statusOf(id)).toBe('denied')
    await secretary.gets('没收到帮扶')
    await family.says(`收到了 ${code}`, '收到了')
    await secretary.gets('那户后来说收到了教育资助每年3000元。请核实后发：答')
    await family.says(`收到 ${code}`, '您已经答过了')
  })

  test('it interrupts nothing that is under way', async () => {
    const { family, code } = await asked()
    await family.says('求助', '遇到什么难处？')
    await family.says(`收到 ${code}`, '收到了', '遇到什么难处？')
  })

  test('a button says the same for ever', async () => {
    const { family, id, code } = await asked()
    await family.says(`#missing-${code}`, '没收到')
    expect(await statusOf(id)).toBe('denied')
    await family.says(`#received-${code}`, '收到了')
    expect(await statusOf(id)).toBe('confirmed')
  })

  test('of somebody else it is not known; of what is to come it is said when', async () => {
    const { code } = await asked()
    await talk().says(`收到 ${code}`, '没有这一项，或不是您家的')
    const family = await linkedFamily({ status: 'registered' })
    const planned = await addMeasure(api, { householdId: family.household.id })
    await family.says(`没收到 ${planned.code}`, '还没报落实，说的是2026年6月7日前办')
  })
})

describe('a cadre', () => {
  test('puts down what a household without a phone says', async () => {
    const household = await api.addHousehold({ head: '冉启旺', status: 'registered' })
    const { id, code } = await addMeasure(api, { householdId: household.id, ownerId: yao.id })
    await owner.says(`落实 ${code}`)
    await owner.says('1')
    await cadre.gets('走访时请问')
    await cadre.says(`没收到 ${code}`, '冉启旺家说没收到教育资助每年3000元，对吗？')
    const told = await cadre.says('1', '记下了，冉启旺家没收到。龙正川来查')
    expect(await statusOf(id)).toBe('denied')
    await secretary.gets('没收到帮扶')
    await secretary.says(`答 ${receiptIn(told)} 查清了`, '已答复')
    await cadre.gets('龙正川答复：查清了')
  })

  test('not of what they delivered themselves, nor of kin; a no leaves it', async () => {
    const { code } = await asked()
    await owner.says(`收到 ${code}`, '说教育资助每年3000元收到了，对吗？')
    await owner.says('1', '这项是您办的')
    await cadre.says(`收到 ${code}`, '对吗')
    await cadre.says('2', '好，没有动')
    const household = await api.addHousehold({ status: 'registered' })
    const other = await addMeasure(api, { householdId: household.id, status: 'delivered' })
    const kin = await api.addStaff({ roles: [['group_cadre', VILLAGE]], ties: [household.id] })
    const tied = talk(kin.phone ?? '')
    await tied.says(`收到 ${other.code}`, '对吗')
    await tied.says('1', '这户和您有亲属或同事关系')
    await cadre.says('收到 4283595389', '没有这项措施')
  })
})
