import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import { newId } from '../shared/ids'
import { ApiError } from '../shared/errors'
import { type Action, grantFor } from '../shared/rights'
import { authenticate } from './authenticate'
import type { ApiEnv, AppDeps } from './context'

const TARGETS = ['param', 'query', 'json'] as const
type Target = (typeof TARGETS)[number]

/** What a route says of itself, once: rights, validation, idempotency and OpenAPI all read this. */
export interface Declaration extends Partial<Record<Target, z.ZodType>> {
  action: Action
  summary: string
  /** The call names what it does so that a repetition finds it: no Idempotency-Key is asked for. */
  selfIdempotent?: true
}

type Input<D extends Declaration> = {
  in: { [T in Target & keyof D]: D[T] extends z.ZodType ? z.input<D[T]> : never }
  out: { [T in Target & keyof D]: D[T] extends z.ZodType ? z.output<D[T]> : never }
}

const DECLARATION = Symbol('declaration')

/** The declaration a registered handler carries, or undefined for plain middleware. */
export function declarationOf(handler: unknown): Declaration | undefined {
  return (handler as { [DECLARATION]?: Declaration })[DECLARATION]
}

/** First handler of every route: who asks, may they, is the input well formed. */
export function declare<const D extends Declaration>(
  declaration: D,
): MiddlewareHandler<ApiEnv, string, Input<D>> {
  const handle = async (c: Context, next: () => Promise<void>) => {
    const deps: AppDeps = c.get('deps')
    const county = c.req.header('County') ?? deps.defaultCounty
    const actor = await authenticate(c, deps, county, declaration.action)
    const grant = grantFor(actor, declaration.action)
    if (!grant) throw new ApiError('forbidden', declaration.action)
    const now = deps.clock()
    const requestId = c.req.header('Idempotency-Key') ?? newId()
    const write = await writeKey(c, declaration)
    c.set('ctx', { deps, county, actor, grant, requestId, now, write })
    for (const target of TARGETS) {
      const schema = declaration[target]
      if (schema) c.req.addValidatedData(target, parse(schema, await read(c, target), target))
    }
    await next()
  }
  return Object.assign(handle, { [DECLARATION]: declaration })
}

async function writeKey(c: Context, { selfIdempotent }: Declaration) {
  if (c.req.method === 'GET' || selfIdempotent) return null
  const key = c.req.header('Idempotency-Key')
  if (!key) throw new ApiError('idempotency_key_missing', 'Idempotency-Key')
  if (key.length > 200) throw new ApiError('invalid', 'Idempotency-Key')
  const body = await c.req.text()
  const bodyHash = createHash('sha256').update(`${c.req.path}\n${body}`).digest()
  return { route: `${c.req.method} ${c.req.path}`, key, bodyHash }
}

async function read(c: Context, target: Target): Promise<unknown> {
  if (target === 'param') return c.req.param()
  if (target === 'query') return c.req.query()
  // Without this a body of another type would be validated as an empty object.
  if (!c.req.header('Content-Type')?.startsWith('application/json'))
    throw new ApiError('unsupported_media_type', 'Content-Type')
  try {
    return await c.req.json()
  } catch {
    throw new ApiError('invalid', 'json')
  }
}

function parse(schema: z.ZodType, value: unknown, target: Target): object {
  const nul = fieldHoldingNul(value)
  if (nul !== undefined) throw new ApiError('invalid', nul || target)
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data as object
  const issue = parsed.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  throw new ApiError(
    'invalid',
    [...(issue?.path ?? []), unknown].filter(defined).join('.') || target,
  )
}

const defined = (part: unknown) => part !== undefined

/** Path of the first text with a NUL character, which PostgreSQL cannot hold. */
function fieldHoldingNul(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined
  if (value === null || typeof value !== 'object') return undefined
  for (const [name, part] of Object.entries(value)) {
    const found = fieldHoldingNul(part, path ? `${path}.${name}` : name)
    if (found !== undefined) return found
  }
  return undefined
}
