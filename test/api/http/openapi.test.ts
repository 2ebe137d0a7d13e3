import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { FEATURES } from '../../../api/app'
import { declarationOf, declare } from '../../../api/http/declare'
import { declaredRoutes, openApiDocument } from '../../../api/http/openapi'
import type { ApiEnv } from '../../../api/http/context'

interface Operation {
  operationId: string
  summary: string
  security: object[]
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { required: boolean; content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content: object }>
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
}

const routes = declaredRoutes(FEATURES)
const document = openApiDocument(routes) as unknown as Document
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
)
const find = (method: string, path: string) => {
  const operation = document.paths[path]?.[method]
  if (!operation) throw new Error(`${method} ${path} is not described`)
  return operation
}

test('every route of the API declares itself, with a right, and is described once', () => {
  const first = Object.entries(FEATURES).flatMap(([name, feature]) =>
    feature.routes.map((route) => ({ ...route, name: `${route.method} /${name}${route.path}` })),
  )
  const undeclared = Object.entries(Object.groupBy(first, ({ name }) => name))
    .filter(([, handlers]) => !declarationOf(handlers?.[0]?.handler))
    .map(([name]) => name)
  expect(undeclared).toEqual([])
  expect(operations).toHaveLength(routes.length)
  expect(routes.length).toBeGreaterThan(20)
})

describe('the document', () => {
  test('is OpenAPI 3.1 with a title, and survives being sent', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info.title).not.toBe('')
    expect(document.info.version).not.toBe('')
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  test('names each operation once, with a summary', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operationId, summary } of operations) {
      expect(operationId).toMatch(/^(get|post)[A-Z]\w+$/)
      expect(summary).not.toBe('')
    }
  })

  test('gives every parameter of a path, and no parameter twice', () => {
    for (const { path, parameters } of operations) {
      expect(path).toMatch(/^\/api\/v1\/[a-z-]+/)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = parameters.filter((each) => each.in === 'path')
      expect(declared.map(({ name }) => name)).toEqual(inPath)
      expect(declared.every(({ required }) => required)).toBe(true)
      const keys = parameters.map((each) => `${each.in} ${each.name}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const each of parameters) {
        expect(['path', 'query', 'header']).toContain(each.in)
        expect(each.schema).toBeTypeOf('object')
      }
    }
  })

  test('points only to what it holds', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to)
    expect(refs.length).toBeGreaterThan(0)
    for (const to of new Set(refs)) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(to ?? '')?.[1]
      expect(document.components.schemas).toHaveProperty(name ?? String(to))
    }
    const schemes = operations.flatMap(({ security }) => security.flatMap(Object.keys))
    for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme)
    expect(JSON.stringify(document)).not.toContain('$defs')
  })

  test('tells how each call may fail', () => {
    for (const { method, responses, requestBody } of operations) {
      expect(responses['200']).toBeDefined()
      expect(responses['401']).toBeDefined()
      for (const [status, { description }] of Object.entries(responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/)
        expect(description).not.toBe('')
      }
      expect('415' in responses).toBe(requestBody !== undefined)
      if (method === 'get') expect(requestBody).toBeUndefined()
    }
  })
})

const hasKey = ({ parameters }: Operation) =>
  parameters.some(({ name, required }) => name === 'Idempotency-Key' && required)

describe('it says of', () => {
  test('a write that it needs an Idempotency-Key, and of a turn that it needs none', () => {
    expect(hasKey(find('post', '/api/v1/figures'))).toBe(true)
    expect(hasKey(find('post', '/api/v1/turns'))).toBe(false)
    expect(hasKey(find('get', '/api/v1/figures'))).toBe(false)
  })

  test('a receipt that anybody may ask for it, and of a household that a token is needed', () => {
    expect(find('get', '/api/v1/receipts/{code}').security).toContainEqual({})
    expect(find('get', '/api/v1/households/{id}').security).toEqual([{ token: [] }])
  })

  test('a figure which fields it takes, and which of them must be there', () => {
    const body = find('post', '/api/v1/figures').requestBody
    expect(body?.required).toBe(true)
    expect(body?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      required: ['name', 'value', 'validFrom', 'source'],
      additionalProperties: false,
      properties: { value: { type: 'integer' }, validFrom: { type: 'string', format: 'date' } },
    })
  })

  test('a list how many it gives at once', () => {
    const limit = find('get', '/api/v1/areas').parameters.find(({ name }) => name === 'limit')
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { maximum: 500 } })
  })
})

test('a definition that refers to itself is found where the document points', () => {
  const Nested = z.object({ value: z.json() })
  const feature = new Hono<ApiEnv>().post(
    '/:id/notes',
    declare({ action: 'help.call', summary: 'x', json: Nested, param: z.object({ id: z.uuid() }) }),
    (c) => c.json({}),
  )
  const made = openApiDocument(declaredRoutes({ things: feature })) as unknown as Document
  const operation = made.paths['/api/v1/things/{id}/notes']?.['post']
  expect(operation?.operationId).toBe('postThingsIdNotes')
  const refs = [...JSON.stringify(made).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  expect(refs.some(([, name]) => name?.startsWith('postThingsIdNotesBody_'))).toBe(true)
  for (const [, name] of refs) expect(made.components.schemas).toHaveProperty(name ?? '')
})
