import { expect, test } from 'vitest'
import { faultsOf, METHODS } from '../../support/telegram-conforms'

const MESSAGE = { chat_id: 1, text: '好' }
const PHOTO = { chat_id: 1, photo: 'https://cunxin.test/wuxi/villages.png', caption: '好' }
const withCaption = (length: number) => ({ ...PHOTO, caption: 'a'.repeat(length) })
const withKeyboard = (button: object) => ({
  ...MESSAGE,
  reply_markup: { inline_keyboard: [[button]] },
})

test.each<[what: string, method: string, payload: object, isRight: boolean]>([
  ['a message', 'sendMessage', MESSAGE, true],
  ['one without words', 'sendMessage', { chat_id: 1, text: '' }, false],
  ['one without a chat', 'sendMessage', { text: '好' }, false],
  ['one with 4,096 characters', 'sendMessage', { chat_id: 1, text: 'a'.repeat(4_096) }, true],
  ['one with a character more', 'sendMessage', { chat_id: 1, text: 'a'.repeat(4_097) }, false],
  ['one with a misspelt field', 'sendMessage', { ...MESSAGE, replyMarkup: {} }, false],
  ['a button', 'sendMessage', withKeyboard({ text: '好', callback_data: '#yes' }), true],
  ['a button that does nothing', 'sendMessage', withKeyboard({ text: '好' }), false],
  [
    'a button whose data has 65 bytes',
    'sendMessage',
    withKeyboard({ text: '好', callback_data: `${'好'.repeat(21)}ab` }),
    false,
  ],
  ['keys in one row only', 'sendMessage', { ...MESSAGE, reply_markup: { keyboard: [{}] } }, false],
  ['a secret with a space', 'setWebhook', { url: 'https://a', secret_token: 'a b' }, false],
  ['news of a kind unknown', 'getUpdates', { allowed_updates: ['messages'] }, false],
  ['a poll for too many', 'getUpdates', { limit: 101 }, false],
  ['a picture by its address', 'sendPhoto', PHOTO, true],
  ['a picture with 1,024 characters below', 'sendPhoto', withCaption(1_024), true],
  ['a picture with a character more', 'sendPhoto', withCaption(1_025), false],
  ['a picture that is none', 'sendPhoto', { chat_id: 1, caption: '好' }, false],
  ['a picture as bytes', 'sendPhoto', { ...PHOTO, photo: [1, 2] }, false],
  ['a file by its number', 'getFile', { file_id: 7 }, false],
  ['a method unknown', 'sendMessages', MESSAGE, false],
])('%s agrees with Telegram’s description or not', (_what, method, payload, isRight) => {
  expect(faultsOf(method, payload).length === 0).toBe(isRight)
})

test('every method we call is described', () => {
  expect(METHODS).toEqual(
    expect.arrayContaining([
      'sendMessage',
      'sendPhoto',
      'getUpdates',
      'setWebhook',
      'deleteWebhook',
      'getFile',
    ]),
  )
})
