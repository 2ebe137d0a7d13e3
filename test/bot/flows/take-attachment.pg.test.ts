import { describe, expect, test } from 'vitest'
import { startTelegramVillage } from '../../support/telegram-village'

const { chat, addCadre, addFamily } = await startTelegramVillage()

describe('a picture that nothing waits for', () => {
  test('from a villager: told what to do with it', async () => {
    await chat().showsPhoto('file-a', undefined, '照片收到了', '发0看菜单')
  })

  test('from a cadre: told how a visit is noted', async () => {
    const { phone } = await addCadre()
    const cadre = chat()
    await cadre.shows(phone ?? '')
    await cadre.showsPhoto('file-a', undefined, '收到照片。要记走访，请发：走访 户主 看到什么')
    await cadre.showsPlace('收到位置。要记走访')
  })

  test('with a word below it: the word is what counts', async () => {
    await chat().showsPhoto('file-a', '0', '您好，这里是村信')
  })
})

test('a place from a villager is answered as well', async () => {
  await chat().showsPlace('位置收到了')
})

test('an open question is asked again behind it, and its answer still counts', async () => {
  const { phone } = await addFamily()
  const villager = chat()
  await villager.shows(phone)
  await villager.says('谭大山 2359', '连上了')
  await villager.says('6', '替谭大山家申请纳入帮扶，对吗？')
  const { text } = await villager.showsPhoto('file-a')
  expect(text).toMatch(/照片收到了[\s\S]*替谭大山家申请纳入帮扶，对吗？/)
  await villager.presses('#yes', '收到谭大山家的申请')
})

test('three pictures in a row bring in nobody: they are no misunderstanding', async () => {
  const villager = chat()
  for (let i = 0; i < 4; i++) await villager.showsPhoto(`file-${i}`, undefined, '照片收到了')
})

test('an empty message with nothing in it is still called empty', async () => {
  const villager = chat()
  const message = {
    message_id: 900_002,
    chat: { id: villager.id, type: 'private' },
    from: { id: villager.id },
    voice: { file_id: 'x', duration: 2 },
  }
  await villager.sends({ message }, '收到一条空短信')
})
