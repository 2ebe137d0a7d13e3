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
