import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadSecrets, readApiSettings, SettingsError } from '../../api/settings'

const KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37) % 256)).toString('base64')
const TOKEN = '0123456789abcdef0123456789abcdef'
const SECRETS = { DATA_KEY: KEY, SERVICE_TOKEN: TOKEN }
const PRODUCTION = { NODE_ENV: 'production', ...SECRETS }

/** A data folder that is not there yet. */
function newDataDir(): string {
  const parent = mkdtempSync(join(tmpdir(), 'cunxin-settings-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  return join(parent, 'data')
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('the settings of an office', () => {
  test('that sets nothing are a demo seen from its own machine only', () => {
    expect(readApiSettings(SECRETS)).toEqual({
      port: 8787,
      host: '127.0.0.1',
      dataDir: '.data',
      databaseUrl: undefined,
      migrationDatabaseUrl: undefined,
      county: 'wuxi',
      publicUrl: 'http://localhost:8787',
      logLevel: 'info',
      metricsToken: undefined,
      isProduction: false,
      isDemo: true,
      dataKey: Buffer.from(KEY, 'base64'),
      serviceToken: TOKEN,
      answerModel: null,
    })
  })

  test('are read from the environment', () => {
    const settings = readApiSettings({
      ...SECRETS,
      PORT: '80',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/lib/cunxin',
      DATABASE_URL: 'postgres://cunxin@db/cunxin',
      MIGRATION_DATABASE_URL: 'postgresql:///cunxin?host=/run/postgresql',
      COUNTY: 'chengkou',
      PUBLIC_URL: 'https://cunxin.example/',
      LOG_LEVEL: 'warn',
      METRICS_TOKEN: 'm',
      DEMO: 'false',
    })
    expect(settings).toMatchObject({
      port: 80,
      host: '0.0.0.0',
      dataDir: '/var/lib/cunxin',
      databaseUrl: 'postgres://cunxin@db/cunxin',
      migrationDatabaseUrl: 'postgresql:///cunxin?host=/run/postgresql',
      county: 'chengkou',
      publicUrl: 'https://cunxin.example',
      logLevel: 'warn',
      metricsToken: 'm',
      isDemo: false,
    })
  })

  test('left empty in the .env file count as not set', () => {
    const empty = { PORT: '', DATABASE_URL: '', COUNTY: '', DEMO: '', LOG_LEVEL: '' }
    expect(readApiSettings({ ...SECRETS, ...empty })).toEqual(readApiSettings(SECRETS))
  })

  test.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '8.5'],
    ['DATABASE_URL', 'mysql://db/cunxin'],
    ['MIGRATION_DATABASE_URL', 'somewhere'],
    ['COUNTY', 'Wuxi County'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO', 'perhaps'],
  ])('are refused by name when %s is %s', (name, value) => {
    const read = () => readApiSettings({ ...SECRETS, [name]: value })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(name)
  })

  test.each(['0', '65535'])('take port %s', (PORT) => {
    expect(readApiSettings({ ...SECRETS, PORT }).port).toBe(Number(PORT))
  })

  test.each([
    ['1', true],
    ['on', true],
    ['TRUE', true],
    ['0', false],
    ['off', false],
    ['no', false],
  ])('DEMO=%s means %s', (DEMO, isDemo) => {
    expect(readApiSettings({ ...SECRETS, DEMO }).isDemo).toBe(isDemo)
  })
})

describe('a model that words answers', () => {
  const HERE = { ANSWER_MODEL_URL: 'http://127.0.0.1:11434/v1/', ANSWER_MODEL_CHAT: 'small' }

  test('is off where none of its variables is set', () => {
    expect(readApiSettings(SECRETS).answerModel).toBeNull()
    expect(readApiSettings({ ...SECRETS, ANSWER_MODEL_URL: '' }).answerModel).toBeNull()
  })

  test('is known by its address, a key and the names of what words and what compares', () => {
    const settings = readApiSettings({
      ...PRODUCTION,
      ANSWER_MODEL_URL: 'https://model.example/v1/',
      ANSWER_MODEL_KEY: 'sk-not-real',
      ANSWER_MODEL_CHAT: 'words',
      ANSWER_MODEL_EMBEDDING: 'compares',
    })
    expect(settings.answerModel).toEqual({
      url: 'https://model.example/v1',
      key: 'sk-not-real',
      chat: 'words',
      embedding: 'compares',
    })
  })

  test.each([
    ['http://127.0.0.1:1/v1'],
    ['http://localhost:1/v1'],
    ['http://[::1]:1/v1'],
    ['https://model.example/v1'],
  ])('may be at %s, in production as well', (ANSWER_MODEL_URL) => {
    const settings = readApiSettings({ ...PRODUCTION, ...HERE, ANSWER_MODEL_URL })
    expect(settings.answerModel).toEqual({
      url: ANSWER_MODEL_URL,
      key: null,
      chat: 'small',
      embedding: null,
    })
  })

  test.each([
    ['ANSWER_MODEL_URL', 'http://model.example/v1'],
    ['ANSWER_MODEL_URL', 'http://127.0.0.1.example/v1'],
    ['ANSWER_MODEL_URL', 'http://10.0.0.1/v1'],
    ['ANSWER_MODEL_URL', 'ftp://127.0.0.1/v1'],
    ['ANSWER_MODEL_URL', 'https://me:secret@model.example/v1'],
    ['ANSWER_MODEL_URL', 'https://model.example/v1?key=secret'],
    ['ANSWER_MODEL_URL', ''],
    ['ANSWER_MODEL_CHAT', ''],
    ['ANSWER_MODEL_KEY', 'two words'],
  ])('is refused where %s is "%s", without showing it', (name, value) => {
    const read = () => readApiSettings({ ...SECRETS, ...HERE, [name]: value })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(name)
    if (value) expect(read).not.toThrow(value)
  })
})

describe('an office in production', () => {
  test('is never a demo', () => {
    expect(readApiSettings(PRODUCTION)).toMatchObject({ isProduction: true, isDemo: false })
    expect(readApiSettings({ ...PRODUCTION, DEMO: 'off' }).isDemo).toBe(false)
    expect(() => readApiSettings({ ...PRODUCTION, DEMO: 'on' })).toThrow(/DEMO/)
  })

  test.each([
    ['DATA_KEY', undefined],
    ['DATA_KEY', ''],
    ['DATA_KEY', Buffer.alloc(32).toString('base64')],
    ['DATA_KEY', Buffer.from('change-me-change-me-change-me-ch').toString('base64')],
    ['SERVICE_TOKEN', undefined],
    ['SERVICE_TOKEN', ''],
    ['SERVICE_TOKEN', 'change-me'],
    ['SERVICE_TOKEN', 'x'.repeat(64)],
    ['SERVICE_TOKEN', TOKEN.slice(1)],
    ['METRICS_TOKEN', 'metrics'],
  ])('is not started with %s %s', (name, value) => {
    expect(() => readApiSettings({ ...PRODUCTION, [name]: value })).toThrow(name)
  })

  test('does not use the secrets of a demo that ran on the same data', () => {
    const dataDir = newDataDir()
    loadSecrets(dataDir, {})
    expect(() => loadSecrets(dataDir, { NODE_ENV: 'production' })).toThrow(/DATA_KEY is missing/)
  })

  test('has no secrets made for it', () => {
    const dataDir = newDataDir()
    expect(() => loadSecrets(dataDir, { NODE_ENV: 'production' })).toThrow(SettingsError)
    expect(() => statSync(dataDir)).toThrow(/ENOENT/)
  })
})

describe('secrets', () => {
  test('are made on the first start, for the owner alone, and kept', () => {
    const dataDir = newDataDir()
    const first = loadSecrets(dataDir, {})
    expect(first.dataKey).toHaveLength(32)
    expect(first.serviceToken).toMatch(/^[0-9a-f]{64}$/)
    expect(modeOf(dataDir)).toBe('700')
    expect(modeOf(join(dataDir, 'secrets.json'))).toBe('600')
    expect(loadSecrets(dataDir, {})).toEqual(first)
    expect(loadSecrets(newDataDir(), {})).not.toEqual(first)
  })

  test('are closed again where somebody has opened the file to others', () => {
    const dataDir = newDataDir()
    const { serviceToken } = loadSecrets(dataDir, {})
    const file = join(dataDir, 'secrets.json')
    writeFileSync(join(dataDir, 'copy'), readFileSync(file), { mode: 0o644 })
    rmSync(file)
    writeFileSync(file, readFileSync(join(dataDir, 'copy')), { mode: 0o644 })
    expect(loadSecrets(dataDir, {}).serviceToken).toBe(serviceToken)
    expect(modeOf(file)).toBe('600')
  })

  test('given in the environment win, one by one', () => {
    const dataDir = newDataDir()
    const made = loadSecrets(dataDir, {})
    expect(loadSecrets(dataDir, { SERVICE_TOKEN: 'mine' })).toEqual({
      dataKey: made.dataKey,
      serviceToken: 'mine',
    })
    expect(loadSecrets(dataDir, SECRETS).dataKey).toEqual(Buffer.from(KEY, 'base64'))
  })

  test('given in the environment leave nothing on disk', () => {
    const dataDir = newDataDir()
    loadSecrets(dataDir, SECRETS)
    expect(() => statSync(dataDir)).toThrow(/ENOENT/)
  })

  test.each(['', '{', '{}', '{"DATA_KEY":"","SERVICE_TOKEN":"x"}'])(
    'in a damaged file (%j) are never replaced',
    (content) => {
      const dataDir = newDataDir()
      mkdirSync(dataDir)
      const file = join(dataDir, 'secrets.json')
      writeFileSync(file, content)
      expect(() => loadSecrets(dataDir, {})).toThrow(/secrets\.json is damaged/)
      expect(readFileSync(file, 'utf8')).toBe(content)
    },
  )

  test.each(['short', KEY.slice(0, -1), `${KEY}AAAA`, KEY.replace(/./, '!')])(
    'with a key of the wrong form (%s) are refused without showing it',
    (DATA_KEY) => {
      const load = () => loadSecrets(newDataDir(), { ...SECRETS, DATA_KEY })
      expect(load).toThrow(/DATA_KEY must be 32 bytes/)
      expect(load).not.toThrow(DATA_KEY)
    },
  )

  test('with a token that no header can carry are refused', () => {
    const env = { ...SECRETS, SERVICE_TOKEN: '令牌' }
    expect(() => loadSecrets(newDataDir(), env)).toThrow(/SERVICE_TOKEN/)
  })
})
