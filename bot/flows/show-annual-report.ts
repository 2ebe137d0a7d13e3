import { say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { refusalFor } from './allowed'
import { placeMeant } from './show-village'

async function show(ctx: StepContext, { text = '', year }: Data): Promise<Ask> {
  const refusal = await refusalFor(ctx, 'annual_report.read')
  if (refusal) return refusal
  const place = text === '' ? null : await placeMeant(ctx, text)
  if (place?.state === 'several') return { say: [say('village.several', {})] }
  if (place?.state === 'unknown') return { say: [say('village.unknown', {})] }
  const query = { ...(place && { areaPath: place.areaPath }), ...(year && { year }) }
  const response = await ctx.api.annualReports.index.$get({ query })
  if (response.status !== 200) return { say: [say(refused(response.status), {})] }
  const { area, year: of, link, page } = await response.json()
  return { say: [{ ...say('annual_report.ready', { area, year: of, link }), picture: page }] }
}

/** Its typed client knows only what goes well. */
function refused(status: number) {
  if (status === 400) return 'annual_report.bad_year'
  return status === 409 ? 'annual_report.of_village' : 'annual_report.not_yours'
}

/** 年度报告, 年度报告 天元乡 2026: where the draft of a yearly report can be fetched. */
export const showAnnualReport: Flow = {
  name: 'show-annual-report',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
