import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { ApiError } from '../shared/errors'
import { printHousehold, printVillage } from './print'
import { mayDraw } from './rules'
import { readHouseholdFile, readVillageFile } from './read'
import { writeSheets } from './sheets'

const Format = z.strictObject({ format: z.enum(['pdf', 'xlsx']).default('pdf') })
type Format = z.infer<typeof Format>['format']

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<Format, string>

const headersOf = (format: Format) => ({
  'Content-Type': TYPES[format],
  'Content-Disposition': `attachment; filename="inspection.${format}"`,
  'Cache-Control': 'no-store',
})

export const inspectionRoutes = new Hono<ApiEnv>()
  .get(
    '/households/:householdId',
    declare({
      action: 'inspection.read',
      summary: 'The inspection file of a household as .pdf or .xlsx; the reading is put on record',
      param: z.object({ householdId: z.uuid() }),
      query: Format,
    }),
    async (c) => {
      const { ctx } = c.var
      const { format } = c.req.valid('query')
      const file = await readHouseholdFile(ctx, c.req.valid('param').householdId)
      const bytes = await (format === 'pdf'
        ? printHousehold(ctx, file)
        : writeSheets(file, ctx.now))
      return c.body(bytes, 200, headersOf(format))
    },
  )
  .get(
    '/villages/:areaPath',
    declare({
      action: 'inspection.read',
      summary:
        'That of all households with a case in a village or group, as .pdf of 100 cases at most',
      param: z.object({ areaPath: z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,3}$/) }),
      query: Format,
    }),
    async (c) => {
      const { ctx } = c.var
      const { format } = c.req.valid('query')
      const file = await readVillageFile(ctx, c.req.valid('param').areaPath)
      if (format === 'pdf' && !mayDraw(file.cases.length))
        throw new ApiError('refused', 'too_many_cases')
      const bytes = await (format === 'pdf' ? printVillage(ctx, file) : writeSheets(file, ctx.now))
      return c.body(bytes, 200, headersOf(format))
    },
  )
