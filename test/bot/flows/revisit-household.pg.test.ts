import { beforeEach, describe, expect, test } from 'vitest'
import { GROUP, TOWNSHIP, VILLAGE } from '../../support/api'
import { disputed, enter, entriesOf, openRound } from '../../support/entries'
import { HOUR, startVillage } from '../../support/talk'
import { startTelegramVillage } from '../../support/telegram-village'
import { chainOf, placeVillage } from '../../support/visits'

const { api, bot, cadre: villageCadre, talk } = await startVillage()
const telegram = await startTelegramVillage()
const clerk = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
const surveyor = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
const residentRow = await api.addStaff({ name: '向驻村', roles: [['resident_cadre', VILLAGE]] })
const resident = talk(residentRow.phone ?? '')

beforeEach(async () => {
  await api.sql`update rounds set status = 'closed'`
  await openRound(api, clerk.actor)
})

/** Screened and surveyed, with different sizes and something said of it. */
async function contested(head: string, said = ['有人说他家有车']) {
  const household = await api.addHousehold({ head })
  const by = { householdId: household.id, staffId: surveyor.id }
  await enter(
    api,
    { ...by, kind: 'screening', verdict: 'unclear' },
    { size: 4, disputes: said.map(disputed) },
  )
  const housing = { areaM2: 80, structure: 'earth', grade: 'c' } as const
  await enter(api, { ...by, kind: 'survey', verdict: 'eligible' }, { size: 5, workers: 1, housing })
  return household
}

const revisitOf = async (householdId: string) =>
  (await entriesOf(api, householdId)).find(({ kind }) => kind === 'revisit')

describe('a resident cadre goes back', () => {
  test('to a household that is disputed, shown first what is to be settled', async () => {
    const { id } = await contested('詹一')
    await resident.says('复核', '要复核1户：詹一', '发：复核 户主姓名')
    await resident.says(
      '复核 詹一',
      '詹一家要弄清：人口排查4口、调查5口；“有人说他家有车”',
      '回“属实”',
    )
    await resident.says('属实', '“有人说他家有车”，看了是真的吗？', '1是真的 2不是 3说不清')
    await resident.says('2', '复核詹一家：属实，弄清1条。对吗？', '1确认 2取消')
    expect(await revisitOf(id)).toBeUndefined()
    await resident.says('1', '詹一家的复核记下了')
    expect(await revisitOf(id)).toMatchObject({
      status: 'finished',
      staffId: residentRow.id,
      verdict: 'eligible',
      openDisputes: 0,
      facts: {
        size: 5,
        workers: 1,
        housing: { grade: 'c' },
        disputes: [{ text: '有人说他家有车', settled: '不属实' }],
      },
    })
    await resident.says('复核', '现在没有要您复核的户')
  })

  test('and says in one line how it is instead', async () => {
    const { id } = await contested('詹二', [])
    await resident.says(
      '复核 詹二 房子是D级 4口人',
      '人口排查4口、调查5口',
      '复核詹二家：4口，危房D级',
    )
    await resident.says('1', '记下了')
    expect(await revisitOf(id)).toMatchObject({
      verdict: null,
      facts: { size: 4, workers: null, housing: { grade: 'd' }, note: '房子是D级 4口人' },
    })
    const [event] = await chainOf(api, `entry:${(await revisitOf(id))?.id}`)
    expect(event).toMatchObject({ type: 'entry.revisited', details: { size: 4, isAsFound: false } })
    expect(JSON.stringify(event)).not.toContain('房子是')
  })

  test('and what cannot be settled stays open and is asked again the next time', async () => {
    const { id } = await contested('詹三', ['有人说他家有车', '听说儿子在城里上班'])
    await resident.says('复核 詹三 属实', '有人说他家有车')
    await resident.says('是他兄弟的车', '听说儿子在城里上班')
    await resident.says('3', '弄清1条，没弄清1条')
    await resident.says('1', '还有1条没弄清')
    expect(await revisitOf(id)).toMatchObject({
      openDisputes: 1,
      facts: { disputes: [{ settled: '是他兄弟的车' }, { settled: null }] },
    })
    bot.later(24 * HOUR)
    const shown = await resident.says('复核 詹三', '听说儿子在城里上班')
    expect(shown).not.toContain('有车')
    await resident.says('属实')
    await resident.says('1')
    await resident.says('1', '詹三家的复核记下了')
    const revisit = await revisitOf(id)
    expect(revisit).toMatchObject({
      openDisputes: 0,
      facts: { disputes: [{ settled: '是他兄弟的车' }, { settled: '属实' }] },
    })
    expect((await chainOf(api, `entry:${revisit?.id}`)).map(({ type }) => type)).toEqual([
      'entry.revisited',
      'entry.revisit_corrected',
    ])
  })

  test('and 不属实 alone is asked how it is', async () => {
    await contested('詹四', [])
    await resident.says('复核 詹四 不属实', '哪里不一样')
    await resident.says('劳力2', '复核詹四家：劳力2')
    await resident.says('2', '没有记')
  })

  test('before the township reviews, also where nothing differs', async () => {
    const { id } = await api.addHousehold({ head: '詹五' })
    const contact = await api.addContact({ linkedTo: [id] })
    await enter(api, { householdId: id, staffId: surveyor.id, kind: 'survey' }, { size: 3 })
    await api.runCommand(contact.id, { type: 'file_application', householdId: id })
    await api.sql`update applications set level = 'township' where household_id = ${id}`
    await resident.says('复核', '要复核1户：詹五')
    await resident.says('复核 詹五', '没有出入，上乡里评之前再看一次')
    await resident.says('属实', '复核詹五家：属实')
    await resident.says('1', '记下了')
    await resident.says('复核', '没有要您复核的户')
  })

  test('and one of several of a name is picked', async () => {
    await api.addHousehold({ head: '詹六', areaPath: `${VILLAGE}.7` })
    await contested('詹六', [])
    await resident.says('复核 詹六 4口人', '有几户户主叫“詹六”', '宝坪村3社')
    await resident.says('1', '复核詹六家：4口')
    await resident.says('1', '记下了')
  })
})

describe('nobody goes back', () => {
  test('to a household of their own kin', async () => {
    const { id } = await contested('詹七')
    const kin = await api.addStaff({ roles: [['resident_cadre', VILLAGE]], ties: [id] })
    await talk(kin.phone ?? '').says('复核 詹七 属实', '亲属或同事关系')
  })

  test('to a household they surveyed themselves, or came along to', async () => {
    const { id } = await contested('詹八')
    const both = { staffId: surveyor.id, companionId: residentRow.id }
    await enter(api, { householdId: id, kind: 'survey', ...both }, { size: 5 })
    await resident.says('复核 詹八 属实', '这户是您调查的')
  })

  test('where nobody was before', async () => {
    await api.addHousehold({ head: '詹九' })
    await resident.says('复核 詹九 属实', '还没排查，也没调查')
  })

  test('beneath the township’s review', async () => {
    const { id } = await contested('詹十')
    const contact = await api.addContact({ linkedTo: [id] })
    await api.runCommand(contact.id, { type: 'file_application', householdId: id })
    await api.sql`update applications set level = 'county' where household_id = ${id}`
    await resident.says('复核 詹十 属实', '乡里已评过')
  })

  test('while no round is open, or to a household nobody knows', async () => {
    await contested('詹百')
    await resident.says('复核 欧阳不知 属实', '没找到这户')
    await api.sql`update rounds set status = 'closed'`
    await resident.says('复核 詹百 属实', '现在没有在评的轮次')
  })

  test('but the resident team; a villager who wants it looked at again objects', async () => {
    await contested('詹千')
    await villageCadre.says('复核 詹千 属实', '只有负责的干部能办')
    expect(await talk().says('复核')).not.toContain('要复核')
  })
})

describe('in a chat', () => {
  test('pictures and the place come in between and are put to the revisit', async () => {
    const { api: there, chat, nextPhone } = telegram
    const phone = nextPhone()
    await there.addStaff({ phone, roles: [['resident_cadre', VILLAGE]] })
    const screener = await there.addStaff({ roles: [['group_cadre', GROUP]] })
    const office = await there.addStaff({ roles: [['county_office', 'wuxi']] })
    await openRound(there, office.actor)
    const { id } = await there.addHousehold({ head: '詹照' })
    await enter(there, { householdId: id, staffId: screener.id, kind: 'screening' }, { size: 2 })
    await placeVillage(there)
    const own = chat()
    await own.shows(phone)
    await own.says('复核 詹照', '您看到的怎么样')
    await own.showsPhoto('file-a', undefined, '您看到的怎么样')
    await own.showsPhoto('file-b', '房子D级', '危房D级', '照片2张')
    await own.showsPlace('照片2张')
    await own.presses('#yes', '詹照家的复核记下了')
    const revisit = (await entriesOf(there, id)).find(({ kind }) => kind === 'revisit')
    expect(revisit).toMatchObject({ latitudeE6: 31_400_000, isFar: false })
    const kept = await there.sql`select subject from media order by reference`
    expect(kept.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 2 }, () => `entry:${revisit?.id}`),
    )
  })
})
