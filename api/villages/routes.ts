import { Hono } from 'hono'
import { z } from 'zod'
import { ENTERABLE_INDICATORS } from '../../db/values/village-standards'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { readIndicatorDraft } from './draft'
import { NewIndicator, VillagePath } from './input'
import { setIndicator } from './indicators'
import { readPlaceMeant } from './place'
import { reckonScores } from './reckon'
import { showScore } from './score'
import { listScores } from './scores'
import { listStandards, setStandard, StandardRules } from './standard'

const Year = z.coerce.number().int().min(2014).max(2100)
const Words = z.object({ text: z.string().max(200) })
const IndicatorDraft = z.strictObject({
  areaPath: VillagePath,
  text: z.string().max(1000),
  indicator: z.enum(ENTERABLE_INDICATORS).nullish(),
  valueWords: z.string().max(200).nullish(),
  source: z.string().max(200).nullish(),
})
const NewStandard = z.strictObject({
  validFrom: z.iso.date(),
  source: z.string().trim().min(1).max(200),
  rules: StandardRules,
})
const Reckoning = z.strictObject({ year: z.int() })
const ScoreQuery = PageQuery.extend({ year: Year.optional(), under: VillagePath.optional() })
const OfVillage = z.object({ path: VillagePath })
const OfYear = z.object({ year: Year.optional() })

export const villageRoutes = new Hono<ApiEnv>()
  .get(
    '/by-words',
    declare({
      action: 'village.read',
      summary: 'The place a text names, one’s own before another of the name',
      query: Words,
    }),
    async (c) => c.json(await readPlaceMeant(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/scores',
    declare({
      action: 'village.read',
      summary: 'The ranking of a year, the poorest village first',
      query: ScoreQuery,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await listScores(ctx.deps.connection.db, ctx, c.req.valid('query')))
    },
  )
  .get(
    '/scores/:path',
    declare({
      action: 'village.read',
      summary: 'The score of a village line by line, with the query behind each',
      param: OfVillage,
      query: OfYear,
    }),
    async (c) => {
      const { ctx } = c.var
      const { path } = c.req.valid('param')
      const { year } = c.req.valid('query')
      return c.json(await showScore(ctx.deps.connection.db, ctx, { path, year }))
    },
  )
  .post(
    '/scores',
    declare({
      action: 'village.reckon',
      summary: 'Reckon a year for the whole county, in the place of what was reckoned before',
      json: Reckoning,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => reckonScores(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/standards',
    declare({
      action: 'village.read',
      summary: 'The standards with their validity and source, the newest first',
    }),
    async (c) => c.json({ standards: await listStandards(c.var.ctx) }),
  )
  .post(
    '/standards',
    declare({
      action: 'village_standard.set',
      summary: 'Set how the indicators are weighed, from a day on',
      json: NewStandard,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => setStandard(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/indicators/drafts',
    declare({
      action: 'village.set',
      summary: 'What entering an indicator as it is worded would come to; nothing is stored',
      json: IndicatorDraft,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readIndicatorDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/indicators',
    declare({
      action: 'village.set',
      summary: 'Enter an indicator of a village with its source',
      json: NewIndicator,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => setIndicator(tx, ctx, c.req.valid('json'))))
    },
  )
