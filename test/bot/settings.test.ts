import { describe, expect, test } from 'vitest'
import { BotSettingsError, readBotSettings, refuseRealProviders } from '../../bot/settings'

const TWILIO = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: 'not-a-real-token',
  TWILIO_FROM: '+8619900009999',
  PUBLIC_URL: 'https://cunxin.example',
}

test('an office that sets nothing has a simulator and no text messages', () => {
  expect(readBotSettings({})).toEqual({
    port: 8787,
    host: '127.0.0.1',
    county: 'wuxi',
    logLevel: 'info',
    isProduction: false,
    isDemo: true,
    api: null,
    publicUrl: null,
    twilio: null,
    telegram: null,
    gateway: null,
    isWorker: true,
    mostAMinute: undefined,
  })
})

test('the simulator is off in production, and cannot be put on', () => {
  expect(readBotSettings({ NODE_ENV: 'production' }).isDemo).toBe(false)
  expect(() => readBotSettings({ NODE_ENV: 'production', DEMO: '1' })).toThrow(/DEMO/)
  expect(readBotSettings({ DEMO: '0' }).isDemo).toBe(false)
})

test('a bot apart from its API needs the token the API knows it by', () => {
  expect(readBotSettings({ API_URL: 'http://api:8787/', SERVICE_TOKEN: 't' }).api).toEqual({
    url: 'http://api:8787',
    serviceToken: 't',
  })
  expect(() => readBotSettings({ API_URL: 'http://api:8787' })).toThrow(/SERVICE_TOKEN/)
})

describe('Twilio', () => {
  test('is set up by account, token, sender and public address', () => {
    expect(readBotSettings({ ...TWILIO, PUBLIC_URL: 'https://cunxin.example/' }).twilio).toEqual({
      accountSid: TWILIO.TWILIO_ACCOUNT_SID,
      authToken: TWILIO.TWILIO_AUTH_TOKEN,
      sender: { From: '+8619900009999' },
      apiUrl: 'https://api.twilio.com',
      publicUrl: 'https://cunxin.example',
    })
  })

  test('may send by a messaging service instead of a number', () => {
    const env = { ...TWILIO, TWILIO_FROM: '', TWILIO_MESSAGING_SERVICE_SID: 'MG1' }
    expect(readBotSettings(env).twilio?.sender).toEqual({ MessagingServiceSid: 'MG1' })
  })

  test.each(Object.keys(TWILIO))('half set up, without %s, is refused by that name', (name) => {
    const read = () => readBotSettings({ ...TWILIO, [name]: '' })
    expect(read).toThrow(BotSettingsError)
    expect(read).toThrow(name)
  })

  test.each([
    ['TWILIO_ACCOUNT_SID', '../AC1'],
    ['TWILIO_FROM', 'Cunxin'],
    ['TWILIO_MESSAGING_SERVICE_SID', 'MG1'],
    ['TWILIO_API_URL', 'http://twilio.example'],
    ['TWILIO_API_URL', 'ftp://127.0.0.1'],
    ['PUBLIC_URL', 'cunxin.example'],
  ])('with %s=%s is refused by that name', (name, value) => {
    expect(() => readBotSettings({ ...TWILIO, [name]: value })).toThrow(name)
  })

  test('is reached over https only, but for a stand-in on this machine', () => {
    const env = { ...TWILIO, TWILIO_API_URL: 'http://127.0.0.1:9/' }
    expect(readBotSettings(env).twilio?.apiUrl).toBe('http://127.0.0.1:9')
  })

  test('in production must reach us over https', () => {
    const env = { ...TWILIO, PUBLIC_URL: 'http://cunxin.example' }
    expect(readBotSettings(env).twilio?.publicUrl).toBe('http://cunxin.example')
    expect(() => readBotSettings({ ...env, NODE_ENV: 'production' })).toThrow(/PUBLIC_URL/)
    expect(readBotSettings({ ...TWILIO, NODE_ENV: 'production' }).twilio).not.toBeNull()
  })

  test('errors never show the token', () => {
    const env = { ...TWILIO, PORT: 'x', TWILIO_FROM: 'x', TWILIO_ACCOUNT_SID: 'x' }
    expect(() => readBotSettings(env)).not.toThrow(TWILIO.TWILIO_AUTH_TOKEN)
  })
})

describe('Telegram', () => {
  const TELEGRAM = {
    TELEGRAM_BOT_TOKEN: '123456:not-a-real-token',
    TELEGRAM_WEBHOOK_SECRET: 'not_a-real-secret_AAAAAAAAAAAAAAAAAAAAAA',
    PUBLIC_URL: 'https://cunxin.example/',
  }
  const { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_WEBHOOK_SECRET: secret } = TELEGRAM
  const apiRoot = 'https://api.telegram.org'

  test('needs its token alone: messages are then fetched', () => {
    const { telegram } = readBotSettings({ TELEGRAM_BOT_TOKEN: botToken })
    expect(telegram).toEqual({ botToken, apiRoot, webhook: null })
    expect(readBotSettings({ TELEGRAM_WEBHOOK_SECRET: secret }).telegram).toBeNull()
  })

  test('is called at the public address where there is one, and then needs a secret', () => {
    const webhook = { url: 'https://cunxin.example', secret }
    expect(readBotSettings(TELEGRAM).telegram).toEqual({ botToken, apiRoot, webhook })
    const read = () => readBotSettings({ ...TELEGRAM, TELEGRAM_WEBHOOK_SECRET: '' })
    expect(read).toThrow(/TELEGRAM_WEBHOOK_SECRET/)
  })

  test('in production takes no secret that can be guessed', () => {
    const withSecret = (length: number) => () =>
      readBotSettings({
        ...TELEGRAM,
        NODE_ENV: 'production',
        TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(length),
      })
    expect(withSecret(31)).toThrow(/TELEGRAM_WEBHOOK_SECRET/)
    expect(withSecret(32)).not.toThrow()
    const env = { ...TELEGRAM, TELEGRAM_WEBHOOK_SECRET: 'a' }
    expect(() => readBotSettings(env)).not.toThrow()
  })

  test.each([
    ['TELEGRAM_BOT_TOKEN', 'not-a-token'],
    ['TELEGRAM_BOT_TOKEN', '123456:../../x'],
    ['TELEGRAM_API_ROOT', 'http://telegram.example'],
    ['TELEGRAM_WEBHOOK_SECRET', 'with a space'],
    ['TELEGRAM_WEBHOOK_SECRET', 'a'.repeat(257)],
    ['PUBLIC_URL', 'http://cunxin.example'],
  ])('with %s=%s is refused by that name', (name, value) => {
    expect(() => readBotSettings({ ...TELEGRAM, [name]: value })).toThrow(name)
  })

  test('may be a stand-in on this machine, over http', () => {
    const env = { ...TELEGRAM, TELEGRAM_API_ROOT: 'http://127.0.0.1:9/', PUBLIC_URL: 'http://a.b' }
    expect(readBotSettings(env).telegram?.apiRoot).toBe('http://127.0.0.1:9')
  })

  test('errors never show the token or the secret', () => {
    for (const name of ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET']) {
      const value = 'a secret word, with what may not be in it'
      expect(() => readBotSettings({ ...TELEGRAM, [name]: value })).not.toThrow(value)
    }
  })

  test('is not for the demo, whose people may be somebody', () => {
    const at = (root: string) => readBotSettings({ ...TELEGRAM, TELEGRAM_API_ROOT: root })
    expect(() => refuseRealProviders(true, at(''))).toThrow(/TELEGRAM_API_ROOT/)
    expect(() => refuseRealProviders(false, at(''))).not.toThrow()
    expect(() => refuseRealProviders(true, at('http://127.0.0.1:1'))).not.toThrow()
  })
})

const settingsFor = (TWILIO_API_URL: string) => readBotSettings({ ...TWILIO, TWILIO_API_URL })

describe('a demo county, whose phones may be somebody’s,', () => {
  test.each([
    '',
    'https://api.twilio.com',
    'https://127.0.0.1.twilio.example',
    'https://localhost.example',
    'https://10.0.0.1',
  ])('never writes by "%s"', (url) => {
    expect(() => refuseRealProviders(true, settingsFor(url))).toThrow(/TWILIO_API_URL/)
    expect(() => refuseRealProviders(false, settingsFor(url))).not.toThrow()
  })

  test.each(['http://127.0.0.1:4010', 'http://127.1.2.3', 'http://localhost:1', 'http://[::1]:2'])(
    'may write to a stand-in at %s',
    (url) => {
      expect(() => refuseRealProviders(true, settingsFor(url))).not.toThrow()
    },
  )

  test('may have no provider at all', () => {
    expect(() => refuseRealProviders(true, readBotSettings({}))).not.toThrow()
  })
})

describe('a gateway of the mainland', () => {
  const GATEWAY = {
    GATEWAY_PROFILE: 'aliyun',
    GATEWAY_KEY_ID: 'LTAI1',
    GATEWAY_KEY_SECRET: 'not-a-real-secret',
    GATEWAY_SIGNATURE: '巫溪帮扶',
    GATEWAY_SECRET_PATH: 'a'.repeat(32),
    GATEWAY_NUMBER: '10690000001',
    GATEWAY_HOTLINE: '023-51522222',
  }

  test('is absent until its profile is named, and stands beside Twilio', () => {
    const { GATEWAY_PROFILE: _none, ...rest } = GATEWAY
    expect(readBotSettings(rest).gateway).toBeNull()
    const both = readBotSettings({ ...GATEWAY, ...TWILIO })
    expect([both.gateway?.profile, both.twilio?.accountSid]).toEqual([
      'aliyun',
      TWILIO.TWILIO_ACCOUNT_SID,
    ])
  })

  test.each(Object.keys(GATEWAY).filter((name) => name !== 'GATEWAY_PROFILE'))(
    'needs %s',
    (name) => {
      expect(() => readBotSettings({ ...GATEWAY, [name]: '' })).toThrow(`${name} is missing`)
    },
  )

  test.each([
    ['GATEWAY_URL', 'http://dysmsapi.aliyuncs.com'],
    ['GATEWAY_SIGNATURE', '【巫溪】'],
    ['GATEWAY_SIGNATURE', '巫'],
    ['GATEWAY_SIGNATURE', '巫'.repeat(13)],
    ['GATEWAY_SECRET_PATH', 'a/b'],
    ['GATEWAY_NUMBER', 'office'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readBotSettings({ ...GATEWAY, [name]: value })).toThrow(name)
  })

  test('has a path in production that cannot be guessed', () => {
    const at = (GATEWAY_SECRET_PATH: string) =>
      readBotSettings({ ...GATEWAY, GATEWAY_SECRET_PATH, NODE_ENV: 'production' })
    expect(() => at('a'.repeat(31))).toThrow(/GATEWAY_SECRET_PATH/)
    expect(at('a'.repeat(32)).gateway).not.toBeNull()
  })

  test('is refused by a demo county unless it is a stand-in on this machine', () => {
    const at = (url: string) => readBotSettings({ ...GATEWAY, GATEWAY_URL: url })
    for (const url of ['', 'https://dysmsapi.aliyuncs.com']) {
      expect(() => refuseRealProviders(true, at(url))).toThrow(/GATEWAY_URL/)
      expect(() => refuseRealProviders(false, at(url))).not.toThrow()
    }
    expect(() => refuseRealProviders(true, at('http://127.0.0.1:4011'))).not.toThrow()
  })
})
