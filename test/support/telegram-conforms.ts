import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Field {
  types: string[]
  required?: true
  min?: number
  max?: number
  minLength?: number
  maxLength?: number
  minBytes?: number
  maxBytes?: number
  pattern?: string
}
type Fields = Record<string, Field>
interface Type {
  fields?: Fields
  exactlyOneOf?: string[]
  enum?: string[]
}

const FILE = join(import.meta.dirname, '../fixtures/telegram-api.json')
const { methods, types } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  methods: Record<string, { fields: Fields }>
  types: Record<string, Type>
}

export const METHODS = Object.keys(methods)

/** What of a call does not agree with Telegram's own description; nothing where all of it does. */
export function faultsOf(method: string, payload: unknown): string[] {
  const described = methods[method]
  return described ? inObject(method, payload, described.fields) : [`no method ${method}`]
}

function inObject(at: string, value: unknown, fields: Fields): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${at} is no object`]
  const given = Object.entries(value)
  const missing = Object.entries(fields).filter(
    ([name, { required }]) => required && !(name in value),
  )
  return [
    ...missing.map(([name]) => `${at}.${name} is missing`),
    ...given.flatMap(([name, part]) => {
      const field = fields[name]
      return field ? inField(`${at}.${name}`, part, field) : [`${at}.${name} is unknown`]
    }),
  ]
}

/** One of the types must do; else what was wrong with each. */
function inField(at: string, value: unknown, field: Field): string[] {
  const faults = field.types.map((type) => inType(at, value, type))
  if (!faults.some((each) => each.length === 0)) return faults.flat()
  return outOfLimits(at, value, field)
}

function inType(at: string, value: unknown, type: string): string[] {
  const [, item] = /^Array of (.+)$/.exec(type) ?? []
  if (item !== undefined) {
    if (!Array.isArray(value)) return [`${at} is no list`]
    return value.flatMap((each, i) => inType(`${at}[${i}]`, each, item))
  }
  const isIt = PLAIN[type]
  if (isIt) return isIt(value) ? [] : [`${at} is no ${type}`]
  const described = types[type]
  if (!described) return [`${at}: ${type} is not described`]
  if (described.enum) return described.enum.includes(value as string) ? [] : [`${at} is no ${type}`]
  const one = described.exactlyOneOf?.filter((name) => name in (value as object))
  const choice = one && one.length !== 1 ? [`${at} has not one of ${described.exactlyOneOf}`] : []
  return [...inObject(at, value, described.fields ?? {}), ...choice]
}

const PLAIN: Partial<Record<string, (value: unknown) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
}

function outOfLimits(at: string, value: unknown, field: Field): string[] {
  const { min, max, minLength, maxLength, minBytes, maxBytes, pattern } = field
  const text = typeof value === 'string' ? value : null
  const number = typeof value === 'number' ? value : null
  const bytes = text === null ? null : Buffer.byteLength(text)
  const checks: [boolean, string][] = [
    [number !== null && number < (min ?? -Infinity), `${at} is below ${min}`],
    [number !== null && number > (max ?? Infinity), `${at} is above ${max}`],
    [text !== null && text.length < (minLength ?? 0), `${at} is too short`],
    [text !== null && text.length > (maxLength ?? Infinity), `${at} is too long`],
    [bytes !== null && bytes < (minBytes ?? 0), `${at} has too few bytes`],
    [bytes !== null && bytes > (maxBytes ?? Infinity), `${at} has too many bytes`],
    [
      text !== null && pattern !== undefined && !new RegExp(pattern).test(text),
      `${at} is malformed`,
    ],
  ]
  return checks.filter(([isOut]) => isOut).map(([, what]) => what)
}
