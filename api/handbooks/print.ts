import { join } from 'node:path'
import { getCounty } from '../counties/service'
import { renderPdf } from '../documents/pdf'
import type { RequestContext } from '../http/context'
import type { HandbookField } from '../../db/values/visits'
import { readHandbook } from './read'

const HANDBOOK = join(import.meta.dirname, 'handbook.typ')

/** How the handbook calls what a visit note fills. */
const FIELD_WORDS = {
  housing_grade: '危房等级',
  housing_area_m2: '住房面积（㎡）',
  farmland_mu: '耕地（亩）',
  net_income_per_head_fen: '人均纯收入（元）',
  work_months: '务工月数',
  workers: '劳动力（人）',
  pupils: '在校（人）',
  pigs: '猪（头）',
  sick: '患病（人）',
  insured: '医保',
  water: '饮水',
} as const satisfies Record<HandbookField, string>

const VALUE_WORDS: Partial<Record<string, string>> = {
  safe: '否',
  c: 'C级',
  d: 'D级',
  yes: '已交',
  no: '没交',
  tap: '自来水',
  well: '井水',
  spring: '山泉水',
  cellar: '窖水',
}

/** The handbook of a household as an A4 PDF to sign and hang on its wall. */
export async function printHandbook(ctx: RequestContext, householdId: string) {
  const { fields, ...handbook } = await readHandbook(ctx, householdId)
  const { name } = await getCounty(ctx.deps.connection.db, ctx.county)
  return renderPdf(HANDBOOK, {
    ...handbook,
    county: name,
    fields: fields.map(({ field, value, notedOn }) => ({
      field: FIELD_WORDS[field],
      value:
        field === 'net_income_per_head_fen'
          ? String(Number(value) / 100)
          : (VALUE_WORDS[value] ?? value),
      notedOn,
    })),
  })
}
