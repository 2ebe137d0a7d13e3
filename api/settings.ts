import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What the API is started with; one line of `.env.example` each. */
export interface ApiSettings {
  port: number
  host: string
  dataDir: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined
  /** The owner's connection, where it is another than the running process's. */
  migrationDatabaseUrl: string | undefined
  /** The county of a call that names none. */
  county: string
  /** Where people reach us; without a slash at the end. */
  publicUrl: string
  logLevel: (typeof LOG_LEVELS)[number]
  /** Absent: nobody may read the metrics. */
  metricsToken: string | undefined
  isProduction: boolean
  /** Demo county and simulator: on unless in production. */
  isDemo: boolean
  /** 32 bytes; everything sealed in the database is lost with it. */
  dataKey: Buffer
  serviceToken: string
  /** Null: questions about policies are answered without a model of others. */
  answerModel: AnswerModelSettings | null
}

/** An endpoint that speaks as OpenAI's does; it sees questions without personal values, and texts of law. */
export interface AnswerModelSettings {
  /** Without a slash at the end. */
  url: string
  /** Null where it wants none, as on this machine. */
  key: string | null
  /** Null: no answers are composed. */
  chat: string | null
  /** Null: nothing is compared by meaning. */
  embedding: string | null
}

export interface Secrets {
  dataKey: Buffer
  serviceToken: string
}

/** Names the variables that are wrong, never their values. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const PostgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// URL')

const Variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  // The simulator lets anyone speak as anyone: a demo is seen from this machine only unless asked.
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: PostgresUrl.optional(),
  MIGRATION_DATABASE_URL: PostgresUrl.optional(),
  COUNTY: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be a short name like wuxi')
    .default('wuxi'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  METRICS_TOKEN: z.string().optional(),
  DEMO: z.stringbool().optional(),
  ANSWER_MODEL_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
    .regex(/^[^?#@]+$/, 'must hold neither a login nor ? and #')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  ANSWER_MODEL_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII without spaces')
    .optional(),
  ANSWER_MODEL_CHAT: z.string().optional(),
  ANSWER_MODEL_EMBEDDING: z.string().optional(),
})
type Variables = z.infer<typeof Variables>

/** Reads the environment; on a first start outside production this makes the secrets it lacks. */
export function readApiSettings(env: Environment): ApiSettings {
  const parsed = Variables.safeParse(withoutEmpty(env))
  if (!parsed.success) throw new SettingsError(z.prettifyError(parsed.error))
  const is = parsed.data
  const isProduction = is.NODE_ENV === 'production'
  if (isProduction && is.DEMO) {
    throw new SettingsError('DEMO must be off when NODE_ENV=production')
  }
  if (isProduction && is.METRICS_TOKEN !== undefined && isGuessable(is.METRICS_TOKEN)) {
    throw new SettingsError(
      'METRICS_TOKEN is too easy to guess: make one by `openssl rand -hex 32`',
    )
  }
  return {
    port: is.PORT,
    host: is.HOST,
    dataDir: is.DATA_DIR,
    databaseUrl: is.DATABASE_URL,
    migrationDatabaseUrl: is.MIGRATION_DATABASE_URL,
    county: is.COUNTY,
    publicUrl: is.PUBLIC_URL ?? `http://localhost:${is.PORT}`,
    logLevel: is.LOG_LEVEL,
    metricsToken: is.METRICS_TOKEN,
    isProduction,
    isDemo: is.DEMO ?? !isProduction,
    answerModel: readAnswerModel(is),
    ...loadSecrets(is.DATA_DIR, env),
  }
}

function readAnswerModel(is: Variables): AnswerModelSettings | null {
  const { ANSWER_MODEL_URL: url, ANSWER_MODEL_KEY: key = null } = is
  const { ANSWER_MODEL_CHAT: chat = null, ANSWER_MODEL_EMBEDDING: embedding = null } = is
  if (url === undefined) {
    if (key === null && chat === null && embedding === null) return null
    throw new SettingsError(
      'ANSWER_MODEL_URL is missing: the other ANSWER_MODEL_ variables need it',
    )
  }
  if (chat === null && embedding === null) {
    throw new SettingsError('set ANSWER_MODEL_CHAT or ANSWER_MODEL_EMBEDDING, or both')
  }
  if (!url.startsWith('https://') && !isLoopback(url)) {
    throw new SettingsError('ANSWER_MODEL_URL must be https://: the key and questions go there')
  }
  return { url, key, chat, embedding }
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * DATA_KEY and SERVICE_TOKEN from the environment. Outside production what is missing there comes
 * from `secrets.json` in the data folder, made on the first start; in production it is refused.
 */
export function loadSecrets(dataDir: string, env: Environment): Secrets {
  const isProduction = env['NODE_ENV'] === 'production'
  const given = {
    DATA_KEY: env['DATA_KEY'] || undefined,
    SERVICE_TOKEN: env['SERVICE_TOKEN'] || undefined,
  }
  const isComplete = given.DATA_KEY !== undefined && given.SERVICE_TOKEN !== undefined
  const stored = isComplete || isProduction ? undefined : readOrMakeStored(dataDir)
  const key = given.DATA_KEY ?? stored?.DATA_KEY
  const token = given.SERVICE_TOKEN ?? stored?.SERVICE_TOKEN
  if (key === undefined) {
    throw new SettingsError(
      'DATA_KEY is missing: make one by `openssl rand -base64 32` and keep it',
    )
  }
  if (token === undefined) {
    throw new SettingsError('SERVICE_TOKEN is missing: make one by `openssl rand -hex 32`')
  }
  return { dataKey: readKey(key, isProduction), serviceToken: readToken(token, isProduction) }
}

function readKey(text: string, isProduction: boolean): Buffer {
  const key = Buffer.from(text, 'base64')
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text) || key.length !== 32) {
    throw new SettingsError('DATA_KEY must be 32 bytes in base64: `openssl rand -base64 32`')
  }
  if (isProduction && new Set(key).size < LEAST_DISTINCT.bytes) {
    throw new SettingsError('DATA_KEY is a default: make one by `openssl rand -base64 32`')
  }
  return key
}

function readToken(token: string, isProduction: boolean): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new SettingsError('SERVICE_TOKEN must be visible ASCII without spaces')
  }
  if (isProduction && isGuessable(token)) {
    throw new SettingsError('SERVICE_TOKEN is a default or too short: `openssl rand -hex 32`')
  }
  return token
}

/** What 32 random bytes, or 32 random hexadecimal digits, practically never fall below. */
const LEAST_DISTINCT = { bytes: 20, digits: 8 }
/** Anything a person would type in for the moment; 32 random hexadecimal digits are not. */
const isGuessable = (token: string) =>
  token.length < 32 || new Set(token).size < LEAST_DISTINCT.digits

const Stored = z.object({ DATA_KEY: z.string().min(1), SERVICE_TOKEN: z.string().min(1) })

function readOrMakeStored(dataDir: string): z.infer<typeof Stored> {
  const file = join(dataDir, 'secrets.json')
  return findStored(file) ?? makeStored(dataDir, file)
}

function findStored(file: string): z.infer<typeof Stored> | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  chmodSync(file, 0o600)
  // Never replaced: what is sealed in the database opens with this key only.
  const stored = Stored.safeParse(parseJson(text))
  if (!stored.success) throw new SettingsError(`${file} is damaged: restore it from a copy`)
  return stored.data
}

/** Appears whole or not at all; of two processes that make it at once the first wins. */
function makeStored(dataDir: string, file: string): z.infer<typeof Stored> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const made = {
    DATA_KEY: randomBytes(32).toString('base64'),
    SERVICE_TOKEN: randomBytes(32).toString('hex'),
  }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
    return made
  } catch (error) {
    const other = findStored(file)
    if (!other) throw error
    return other
  } finally {
    rmSync(draft, { force: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `TWILIO_FROM=` in `.env` means: not set. */
const withoutEmpty = (env: Environment) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
