import { z } from 'zod'

export interface TwilioSettings {
  accountSid: string
  authToken: string
  /** A number of ours, or a messaging service that picks one. */
  sender: { From: string } | { MessagingServiceSid: string }
  /** Without a slash at the end. */
  apiUrl: string
  /** Where Twilio reaches us: what it signs, and where its receipts go. */
  publicUrl: string
}

/** A gateway of the mainland, which sends approved templates. */
export interface GatewaySettings {
  /** Which gateway: how it is spoken with. */
  profile: string
  /** Without a slash at the end; null: where the gateway says it is. */
  url: string | null
  keyId: string
  keySecret: string
  /** As it is approved, without brackets. */
  signature: string
  /** What the gateway's pushes come under; nobody else knows it. */
  secretPath: string
  /** The file with the operator's codes; null until there is one. */
  templates: string | null
  /** Ours, that people text to. */
  number: string
  /** The county's, which stands in approved texts. */
  hotline: string
}

export interface TelegramSettings {
  botToken: string
  /** Without a slash at the end. */
  apiRoot: string
  /** Where Telegram reaches us and the secret it then shows; null: we fetch what is there. */
  webhook: { url: string; secret: string } | null
}

/** What the bot is started with, alone or in one process with the API. */
export interface BotSettings {
  port: number
  host: string
  county: string
  logLevel: string
  isProduction: boolean
  /** The simulator is there to be spoken with: on unless in production. */
  isDemo: boolean
  /** Off: others, started alone, send and fetch. */
  isWorker: boolean
  /** Where the API is when it runs elsewhere, with the token it knows the bot by. */
  api: { url: string; serviceToken: string } | null
  /** Without a slash at the end. */
  publicUrl: string | null
  /** Messages of one channel in a minute that are answered at once; absent: the usual. */
  mostAMinute: number | undefined
  /** Absent: no text messages by Twilio. */
  twilio: TwilioSettings | null
  /** Absent: no chats on Telegram. */
  telegram: TelegramSettings | null
  /** Absent: no text messages by a gateway of the mainland. */
  gateway: GatewaySettings | null
}

/** Names the variables that are wrong, never their values. */
export class BotSettingsError extends Error {
  override name = 'SettingsError'
}

type Environment = Readonly<Record<string, string | undefined>>

const TWILIO_API = 'https://api.twilio.com'
const TELEGRAM_API = 'https://api.telegram.org'
/** Below this a secret can be guessed. */
const SECRET_LENGTH = 32

const HttpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((url) => url.replace(/\/+$/, ''))

const Variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  COUNTY: z.string().default('wuxi'),
  LOG_LEVEL: z.string().default('info'),
  DEMO: z.stringbool().optional(),
  WORKER: z.stringbool().default(true),
  API_URL: HttpUrl.optional(),
  SERVICE_TOKEN: z.string().optional(),
  PUBLIC_URL: HttpUrl.optional(),
  MESSAGES_A_MINUTE: z.coerce.number().int().min(1).optional(),
  // They go into the address of the account.
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9A-Za-z]{1,64}$/, 'must begin with AC')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z
    .string()
    .regex(/^\+?\d{3,15}$/, 'must be a number like +8610…')
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG\w+$/, 'must begin with MG')
    .optional(),
  TWILIO_API_URL: HttpUrl.default(TWILIO_API),
  // It goes into every address.
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d{1,20}:[\w-]{10,100}$/, 'must look like 123456:ABC…')
    .optional(),
  TELEGRAM_API_ROOT: HttpUrl.default(TELEGRAM_API),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'may hold letters, digits, _ and - only, 256 at most')
    .optional(),
  GATEWAY_PROFILE: z.string().optional(),
  GATEWAY_URL: HttpUrl.optional(),
  GATEWAY_KEY_ID: z.string().optional(),
  GATEWAY_KEY_SECRET: z.string().optional(),
  // It stands before every message.
  GATEWAY_SIGNATURE: z
    .string()
    .regex(/^[^【】\s]{2,12}$/, 'must be 2 to 12 characters without brackets')
    .optional(),
  GATEWAY_SECRET_PATH: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'may hold letters, digits, _ and - only, 256 at most')
    .optional(),
  GATEWAY_TEMPLATES: z.string().optional(),
  GATEWAY_NUMBER: z
    .string()
    .regex(/^\+?\d{3,20}$/, 'must be digits, like 10690…')
    .optional(),
  GATEWAY_HOTLINE: z
    .string()
    .regex(/^\+?[\d-]{3,20}$/, 'must be digits, like 023-…')
    .optional(),
})
type Variables = z.infer<typeof Variables>

export function readBotSettings(env: Environment): BotSettings {
  const parsed = Variables.safeParse(withoutEmpty(env))
  if (!parsed.success) throw new BotSettingsError(z.prettifyError(parsed.error))
  const is = parsed.data
  const isProduction = is.NODE_ENV === 'production'
  if (isProduction && is.DEMO) {
    throw new BotSettingsError('DEMO must be off when NODE_ENV=production')
  }
  return {
    port: is.PORT,
    host: is.HOST,
    county: is.COUNTY,
    logLevel: is.LOG_LEVEL,
    isProduction,
    isDemo: is.DEMO ?? !isProduction,
    isWorker: is.WORKER,
    api: readApi(is),
    publicUrl: is.PUBLIC_URL ?? null,
    mostAMinute: is.MESSAGES_A_MINUTE,
    twilio: readTwilio(is, isProduction),
    telegram: readTelegram(is, isProduction),
    gateway: readGateway(is, isProduction),
  }
}

function readApi({ API_URL, SERVICE_TOKEN }: Variables): BotSettings['api'] {
  if (!API_URL) return null
  if (!SERVICE_TOKEN) throw new BotSettingsError('SERVICE_TOKEN is missing: API_URL needs it')
  return { url: API_URL, serviceToken: SERVICE_TOKEN }
}

function readTwilio(is: Variables, isProduction: boolean): TwilioSettings | null {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, TWILIO_MESSAGING_SERVICE_SID } = is
  const { PUBLIC_URL, TWILIO_API_URL } = is
  if (!TWILIO_ACCOUNT_SID && !TWILIO_AUTH_TOKEN && !TWILIO_FROM && !TWILIO_MESSAGING_SERVICE_SID) {
    return null
  }
  if (!TWILIO_ACCOUNT_SID) throw new BotSettingsError('TWILIO_ACCOUNT_SID is missing')
  if (!TWILIO_AUTH_TOKEN) throw new BotSettingsError('TWILIO_AUTH_TOKEN is missing')
  if (Boolean(TWILIO_FROM) === Boolean(TWILIO_MESSAGING_SERVICE_SID)) {
    throw new BotSettingsError('set one of TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID')
  }
  if (!PUBLIC_URL) {
    throw new BotSettingsError('PUBLIC_URL is missing: Twilio signs the address it calls')
  }
  if (isProduction && !PUBLIC_URL.startsWith('https://')) {
    throw new BotSettingsError('PUBLIC_URL must be https:// for Twilio')
  }
  if (!TWILIO_API_URL.startsWith('https://') && !isLoopback(TWILIO_API_URL)) {
    throw new BotSettingsError('TWILIO_API_URL must be https://: the auth token goes there')
  }
  return {
    accountSid: TWILIO_ACCOUNT_SID,
    authToken: TWILIO_AUTH_TOKEN,
    sender: TWILIO_FROM
      ? { From: TWILIO_FROM }
      : { MessagingServiceSid: TWILIO_MESSAGING_SERVICE_SID ?? '' },
    apiUrl: TWILIO_API_URL,
    publicUrl: PUBLIC_URL,
  }
}

function readTelegram(is: Variables, isProduction: boolean): TelegramSettings | null {
  const { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_API_ROOT: apiRoot, PUBLIC_URL: url } = is
  const secret = is.TELEGRAM_WEBHOOK_SECRET
  if (!botToken) return null
  if (!apiRoot.startsWith('https://') && !isLoopback(apiRoot)) {
    throw new BotSettingsError('TELEGRAM_API_ROOT must be https://: the bot token goes there')
  }
  if (!url) return { botToken, apiRoot, webhook: null }
  if (!secret) {
    throw new BotSettingsError('TELEGRAM_WEBHOOK_SECRET is missing: PUBLIC_URL needs it')
  }
  if (isProduction && secret.length < SECRET_LENGTH) {
    throw new BotSettingsError(`TELEGRAM_WEBHOOK_SECRET must be ${SECRET_LENGTH} characters long`)
  }
  if (!url.startsWith('https://') && !isLoopback(apiRoot)) {
    throw new BotSettingsError('PUBLIC_URL must be https:// for Telegram')
  }
  return { botToken, apiRoot, webhook: { url, secret } }
}

function readGateway(is: Variables, isProduction: boolean): GatewaySettings | null {
  const {
    GATEWAY_PROFILE: profile,
    GATEWAY_URL: url = null,
    GATEWAY_TEMPLATES: templates = null,
  } = is
  if (!profile) return null
  const need = (name: keyof Variables): string => {
    const value = is[name]
    if (typeof value === 'string') return value
    throw new BotSettingsError(`${name} is missing: GATEWAY_PROFILE needs it`)
  }
  if (url && !url.startsWith('https://') && !isLoopback(url)) {
    throw new BotSettingsError('GATEWAY_URL must be https://: messages go there')
  }
  const secretPath = need('GATEWAY_SECRET_PATH')
  if (isProduction && secretPath.length < SECRET_LENGTH) {
    throw new BotSettingsError(`GATEWAY_SECRET_PATH must be ${SECRET_LENGTH} characters long`)
  }
  return {
    profile,
    url,
    keyId: need('GATEWAY_KEY_ID'),
    keySecret: need('GATEWAY_KEY_SECRET'),
    signature: need('GATEWAY_SIGNATURE'),
    secretPath,
    templates,
    number: need('GATEWAY_NUMBER'),
    hotline: need('GATEWAY_HOTLINE'),
  }
}

/** Throws when a demo county could write to real phones: its numbers may be somebody's. */
export function refuseRealProviders(
  isDemo: boolean,
  {
    twilio,
    telegram,
    gateway = null,
  }: Pick<BotSettings, 'twilio' | 'telegram'> & Partial<Pick<BotSettings, 'gateway'>>,
): void {
  if (isDemo && twilio && !isLoopback(twilio.apiUrl)) {
    throw new BotSettingsError(
      'this county is the demo: TWILIO_API_URL must be on this machine, or the TWILIO_ variables unset',
    )
  }
  if (isDemo && telegram && !isLoopback(telegram.apiRoot)) {
    throw new BotSettingsError(
      'this county is the demo: TELEGRAM_API_ROOT must be on this machine, or TELEGRAM_BOT_TOKEN unset',
    )
  }
  if (isDemo && gateway && isRealGateway(gateway)) {
    throw new BotSettingsError(
      'this county is the demo: GATEWAY_URL must be on this machine, or GATEWAY_PROFILE unset',
    )
  }
}

// A gateway without an address of its own is the real one.
const isRealGateway = ({ url }: GatewaySettings) => url === null || !isLoopback(url)

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** `TWILIO_FROM=` in `.env` means: not set. */
const withoutEmpty = (env: Environment) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
