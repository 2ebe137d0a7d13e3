import { describe, expect, test } from 'vitest'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, chat, addCadre, addFamily, nextPhone, logged } = await startTelegramVillage()

const SHARE = {
  keyboard: [[{ text: '出示手机号', request_contact: true }]],
  one_time_keyboard: true,
  resize_keyboard: true,
}

describe('a villager on Telegram', () => {
  test('shows their phone, names a member of the family, and sees how it stands', async () => {
    const { phone } = await addFamily()
    const villager = chat()
    await villager.says('/start', '您好，这里是村信')
    const asked = await villager.says('1', '先看看您的手机号')
    expect(asked.keyboard).toEqual(SHARE)
    const shown = await villager.shows(phone, '手机号看到了', '姓名和身份证后四位')
    expect(shown.keyboard).toEqual({ remove_keyboard: true })
    await villager.says('谭大山 2359', '连上了谭大山家')
    await villager.says('1', '谭大山家')
  })

  test('who gives the name first is asked for the phone, and loses no attempt over it', async () => {
    const { phone } = await addFamily()
    const villager = chat()
    for (let i = 0; i < 7; i++) {
      const { keyboard } = await villager.says(`谭大山 235${i}`, '先看看您的手机号')
      expect(keyboard).toEqual(SHARE)
    }
    await villager.shows(phone)
    await villager.says('谭大山 0000', '没有对上', '还能试4次')
    await villager.says('谭大山 2359', '连上了谭大山家')
  })

  test('who came to apply is told how to go on with it once the phone is known', async () => {
    const { phone } = await addFamily()
    const villager = chat()
    await villager.says('6', '先看看您的手机号')
    await villager.shows(phone)
    await villager.says('谭大山 2359', '回6接着申请')
  })

  test('may show the phone unasked, and again', async () => {
    const { phone } = await addFamily()
    const villager = chat()
    await villager.shows(phone, '手机号看到了')
    await villager.says('谭大山 2359', '连上了')
    await villager.shows(phone, '回1看您家情况')
  })

  test('may press the button’s digit, change their mind, or take a cadre’s code', async () => {
    const villager = chat()
    await villager.says('1', '先看看您的手机号')
    await villager.says('1', '先看看您的手机号')
    await villager.says('取消', '先不核对')
    await villager.says('1', '先看看您的手机号')
    await villager.says('下雨了怎么办', /./)
  })

  test('whose phone stands nowhere learns no more than anybody', async () => {
    const villager = chat()
    await villager.says('1')
    const unknown = await villager.shows(nextPhone())
    const { phone } = await addFamily()
    const other = chat()
    await other.says('1')
    const known = await other.shows(phone)
    expect(unknown).toEqual(known)
    await villager.says('谭大山 2359', '请找村干部要7位绑定码')
  })

  test('somebody else’s card proves nothing', async () => {
    const { phone } = await addFamily()
    const villager = chat()
    await villager.says('1')
    const contact = { phone_number: phone.slice(1), user_id: villager.id + 1 }
    const message = {
      message_id: 900_001,
      chat: { id: villager.id, type: 'private' },
      from: { id: villager.id },
      contact,
    }
    await villager.sends({ message }, '收到一条空短信')
    await villager.says('谭大山 2359', '先看看您的手机号')
  })

  test('with a landline is told who helps', async () => {
    await chat().shows('+862351522345', '这个号码用不了', '023-51522345')
  })
})

describe('a cadre on Telegram', () => {
  test('works from there once the phone is shown, and hears of calls there', async () => {
    const { phone } = await addCadre()
    const cadre = chat()
    await cadre.says('待办', /./)
    await cadre.shows(phone ?? '', '以后在这里也能办公')
    await cadre.says('0', '轮到您办的')

    const family = await addFamily()
    const villager = chat()
    await villager.shows(family.phone)
    await villager.says('谭大山 2359', '连上了')
    await villager.says('求助 房子漏雨')
    await villager.presses('#yes', '收到')
    const [told] = await cadre.gets()
    // The phone that was shown is what the cadre calls back.
    expect(told).toContain(family.phone.slice(3))
    expect(told).toContain('房子漏雨')
    const [, code] = /答 (\d{10})/.exec(told ?? '') ?? []
    await cadre.says(`答 ${code} 明天来看`, '已答复')
    expect((await villager.gets()).join()).toContain('明天来看')
  })

  test('who asks for help is not named to answer themselves', async () => {
    const { phone, id } = await addCadre()
    const cadre = chat()
    await cadre.shows(phone ?? '')
    await api.ownerSql`update staff set is_active = false where id <> ${id}`
    await cadre.says('求助 路断了')
    await cadre.presses('#yes', '收到')
    const requests = await api.sql`
      select staff_id from help_requests where contact_id = ${await cadre.contactId()}`
    expect([...requests]).toEqual([{ staff_id: null }])
  })
})

test('no phone stands in the log, nor a chat', () => {
  expect(logged.join('\n')).not.toMatch(/\+?86199\d{8}|47120000\d\d/)
})
