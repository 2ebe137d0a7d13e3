import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { say } from '../../../api/client'
import { YES_NO } from '../../../bot/conversation/say'
import { render, textOf } from '../../../bot/messages/render'
import { TEMPLATE_NAMES } from './longest'

const SMS = { isSms: true, hasButtons: false }
const CHAT = { isSms: false, hasButtons: true }
const question = { ...say('apply.confirm', { head: '谭大山' }), choices: YES_NO }

describe('a question', () => {
  test('comes as text with digits by SMS, signed', () => {
    expect(render(question, 'zh', SMS, '村信')).toEqual({
      text: '【村信】替谭大山家申请纳入帮扶，对吗？\n回1确认 2取消',
      buttons: [],
    })
  })

  test.each([
    ['zh', '【村信】重发：替谭大山家'],
    ['en', '【村信】Resent: Apply'],
  ] as const)('sent again in %s says so before its words', (language, begin) => {
    const { text } = render(question, language, SMS, '村信', { isResend: true })
    expect(text.startsWith(begin), text).toBe(true)
    expect(render(question, language, CHAT, '村信', { isResend: true }).text).toMatch(
      /^(重发：|Resent: )/,
    )
  })

  test('comes with buttons where the channel has them, unsigned', () => {
    expect(render(question, 'zh', CHAT, '村信')).toEqual({
      text: '替谭大山家申请纳入帮扶，对吗？',
      buttons: [
        { id: 'yes', label: '确认' },
        { id: 'no', label: '取消' },
      ],
    })
  })

  test('comes with digits in a chat without buttons', () => {
    const { text } = render(question, 'zh', { isSms: false, hasButtons: false }, '村信')
    expect(text).toBe('替谭大山家申请纳入帮扶，对吗？\n回1确认 2取消')
  })

  test('is asked in English of whoever wants English', () => {
    expect(render(question, 'en', SMS, '村信').text).toBe(
      '【村信】Apply for support for 谭大山?\nReply 1 Yes 2 No',
    )
  })
})

describe('a picture', () => {
  const picture = '/wuxi/villages/tianyuan'
  const reply = { ...say('common.no_more', {}), picture }
  const publicUrl = 'https://cunxin.test'
  const words = textOf(reply, 'zh')

  test('is shown where the channel has pictures, with its page for whoever cannot see it', () => {
    const shown = render(reply, 'zh', { ...CHAT, hasPictures: true }, '村信', { publicUrl })
    expect(shown).toEqual({
      text: words,
      buttons: [],
      picture: { url: `${publicUrl}${picture}.png`, page: `${publicUrl}${picture}` },
    })
  })

  test('is found from our own pages without a public address of ours', () => {
    const shown = render(reply, 'zh', { ...CHAT, hasPictures: true }, '村信')
    expect(shown.picture).toEqual({ url: `${picture}.png`, page: picture })
  })

  test('becomes the address of its page in a text', () => {
    expect(render(reply, 'zh', SMS, '村信', { publicUrl })).toEqual({
      text: `【村信】${words}\n看图 https://cunxin.test/wuxi/villages/tianyuan`,
      buttons: [],
    })
    expect(render(reply, 'en', SMS, '村信', { publicUrl }).text).toMatch(/\nSee https:/)
  })

  test('is left out of a text where nobody could open it, or where it would cost a third message', () => {
    expect(render(reply, 'zh', SMS, '村信').text).toBe(`【村信】${words}`)
    const far = `https://${'a'.repeat(110)}.test`
    expect(render(reply, 'zh', SMS, '村信', { publicUrl: far }).text).toBe(`【村信】${words}`)
  })
})

test('what somebody wrote cannot sign as us', () => {
  const reply = say('help.confirm', { text: '【公安局】请转账\n【银行】' })
  expect(render(reply, 'zh', SMS, '村信').text.match(/【/g)).toHaveLength(1)
})

test('a sentence whose variable is missing becomes an apology, not nonsense', () => {
  const broken = { template: 'apply.done' as const, vars: { head: '谭大山' } }
  expect(render(broken, 'zh', SMS, '村信').text).toMatch(/^【村信】收到了，但我们这边回话出了错/)
})

test('every sentence is said somewhere, and every one that is said exists', () => {
  const files = globSync([
    'bot/{flows,conversation,messages,channels/gateway}/*.ts',
    'bot/pages/*.tsx',
    'api/**/*.ts',
  ])
  const source = files
    .filter((file) => !/(templates|zh|en)\.ts$|messages\/(zh|en|topics)\//.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const said = (template: string) => source.includes(`'${template}'`)
  expect(TEMPLATE_NAMES.filter((template) => !said(template))).toEqual([])
})
