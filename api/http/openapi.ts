import { Hono } from 'hono'
import { PARTS, type Part, RIGHTS } from '../shared/rights'
import type { ApiEnv } from './context'
import { declarationOf, declare, type Declaration } from './declare'
import { type Json, propertiesOf, toSchema } from './openapi-schema'

type Features = Readonly<Record<string, Hono<ApiEnv>>>

/** One declared route of the whole API. */
export interface DeclaredRoute {
  method: string
  /** As mounted, with hono's parameters: `/api/v1/households/:id`. */
  path: string
  declaration: Declaration
}

const BASE = '/api/v1'

/** Every route that declares itself, in the order of the features. */
export function declaredRoutes(features: Features): DeclaredRoute[] {
  return Object.entries(features).flatMap(([name, feature]) =>
    feature.routes.flatMap(({ method, path, handler }) => {
      const declaration = declarationOf(handler)
      const mounted = `${BASE}/${name}${path === '/' ? '' : path}`
      return declaration ? [{ method, path: mounted, declaration }] : []
    }),
  )
}

/** @param features Asked for at the first request only: the app that has them mounts this one too. */
export function openApiRoutes(features: () => Features) {
  let document: Json | undefined
  return new Hono<ApiEnv>().get(
    '/',
    declare({ action: 'openapi.read', summary: 'This description of the API' }),
    (c) => c.json((document ??= openApiDocument(declaredRoutes(features())))),
  )
}

/** OpenAPI 3.1 out of what the routes declare of themselves. */
export function openApiDocument(routes: readonly DeclaredRoute[]): Json {
  const schemas: Json = { Problem: PROBLEM }
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const item = (paths[path] ??= {})
    item[route.method.toLowerCase()] = operation(route, schemas)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Cunxin 村信', version: 'v1' },
    paths,
    components: { schemas, securitySchemes: SECURITY },
  }
}

const SECURITY = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description:
      "A member of staff's own token, or the service token with the header On-Behalf-Of: " +
      'contact:<id>, staff:<id>, job:bot, job:worker or job:command.',
  },
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. `code` is stable; `reason` names the field or why a rule refuses.',
  required: ['type', 'title', 'status', 'code', 'reason'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    reason: { type: 'string' },
  },
}

function operation(route: DeclaredRoute, schemas: Json): Json {
  const { method, path, declaration } = route
  const { action, summary, json } = declaration
  const id = operationId(method, path)
  const parts = PARTS.filter((part) => mayDo(part, declaration))
  return {
    operationId: id,
    summary,
    tags: [path.split('/')[3]],
    'x-action': action,
    'x-parts': parts,
    security: parts.includes('public') ? [{}, { token: [] }] : [{ token: [] }],
    parameters: parametersOf(route, id, schemas),
    ...(json && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: toSchema(json, `${id}Body`, schemas) } },
      },
    }),
    responses: responsesOf(route),
  }
}

const mayDo = (part: Part, { action }: Declaration) => part in RIGHTS[action]

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** `post /api/v1/turns/:id/commit` → `postTurnsIdCommit`. */
function operationId(method: string, path: string): string {
  const words = path.slice(BASE.length).split(/[^\w]+/)
  return method.toLowerCase() + words.map(capital).join('')
}

function parametersOf({ method, path, declaration }: DeclaredRoute, id: string, schemas: Json) {
  const { param, query, selfIdempotent } = declaration
  const parameters: Json[] = []
  const ofPath = propertiesOf(param, `${id}Path`, schemas)
  for (const [, name = ''] of path.matchAll(/:(\w+)/g)) {
    const schema = ofPath.properties[name] ?? { type: 'string' }
    parameters.push({ name, in: 'path', required: true, schema })
  }
  const ofQuery = propertiesOf(query, `${id}Query`, schemas)
  for (const [name, schema] of Object.entries(ofQuery.properties))
    parameters.push({ name, in: 'query', required: ofQuery.required.includes(name), schema })
  parameters.push({
    name: 'County',
    in: 'header',
    required: false,
    description: 'Whose county; the default one without it.',
    schema: { type: 'string' },
  })
  if (method !== 'GET' && !selfIdempotent)
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description:
        'The same key with the same body changes nothing again and gets the same answer.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    })
  return parameters
}

function responsesOf({ method, declaration }: DeclaredRoute): Json {
  const { param, query, json, action } = declaration
  const isPublic = mayDo('public', declaration)
  const takesKey = method !== 'GET' && !declaration.selfIdempotent
  const problems: Record<string, string | false> = {
    400: (param || query || json || takesKey) && 'Badly formed; the field is named',
    401: 'The token is unknown or over',
    403: !isPublic && `Not allowed: ${action}`,
    404: 'Not there, or not in the actor’s area',
    409: method !== 'GET' && 'Refused by a rule, or changed meanwhile',
    413: json ? 'Too large' : false,
    415: json ? 'Not JSON' : false,
    422: takesKey && 'The key was used with another body',
    500: 'A fault of ours; nothing was changed',
  }
  const schema = { $ref: '#/components/schemas/Problem' }
  const content = { 'application/problem+json': { schema } }
  const described = Object.entries(problems).flatMap(([status, description]) =>
    description ? [[status, { description, content }] as const] : [],
  )
  const ok = { description: 'Done', content: { 'application/json': { schema: {} } } }
  return { 200: ok, ...Object.fromEntries(described) }
}
