import { addDays, dayOf, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'

async function showPublic(ctx: StepContext, areaPath: string): Promise<Ask> {
  const { area, need, items } = await parseResponse(
    ctx.api.residency.villages[':areaPath'].$get({ param: { areaPath } }),
  )
  if (items.length === 0 || need === null)
    return { say: [say('residency.public_nobody', { area })] }
  return { say: items.map(({ name, days }) => say('residency.public', { area, name, days, need })) }
}

/** Somebody's own days; null where they are posted to no village. */
async function showOwn({ api, contact }: StepContext): Promise<Ask | null> {
  if (!contact.staffId) return null
  const response = await api.residency.mine.$get()
  if (isForbidden(response)) return null
  const { items, need, needInYear } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return null
  return {
    say: items.map(({ area, days, leave, inYear }) =>
      say('residency.own', {
        area,
        days,
        leave,
        inYear,
        need: need ?? 0,
        needInYear: needInYear ?? 0,
      }),
    ),
  }
}

const LAST_MONTH = /上个?月/u

/** `2026-02` of any day of March. */
const monthBefore = (at: Date) => addDays(`${dayOf(at).slice(0, 7)}-01`, -1).slice(0, 7)

async function show(ctx: StepContext, { text: said = '' }: Data): Promise<Ask> {
  const { api, contact, households } = ctx
  const isBefore = LAST_MONTH.test(said)
  const text = said.replace(LAST_MONTH, '').trim()
  const place = text === '' ? null : await placeMeant(ctx, text)
  const areaPath = place?.state === 'found' ? place.areaPath : undefined
  if (text === '' && !isBefore) {
    const own = await showOwn(ctx)
    if (own) return own
  }
  const isVillage = areaPath !== undefined && areaPath.split('.').length >= 3
  if (contact.staffId && !isVillage) {
    const month = isBefore ? { month: monthBefore(ctx.receivedAt) } : {}
    const query = { ...month, ...(areaPath !== undefined && { areaPath }) }
    const response = await api.residency.sheet.$get({ query })
    if (response.ok) {
      const { items, need } = await response.json()
      if (items.length === 0) return { say: [say('residency.nobody', {})] }
      return {
        say: items.map(({ area, name, days, leave }, i): Reply => {
          const left = leftBehind(i, items.length)
          return say('residency.line', { area, name, days, leave, need: need ?? 0, left })
        }),
      }
    }
  }
  const own = households[0] && (await placeMeant(ctx, households[0].area))
  const home = areaPath ?? (own?.state === 'found' ? own.areaPath : undefined)
  return home && home.split('.').length >= 3
    ? showPublic(ctx, home)
    : { say: [say('residency.public_where', {})] }
}

/** 驻村, 第一书记来没来: of oneself, of those one oversees, or of the village one lives in. */
export const showResidency: Flow = {
  name: 'show-residency',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}

async function check(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const place = text === '' ? null : await placeMeant(ctx, text)
  if (place && place.state !== 'found') return { say: [say('residency.public_where', {})] }
  const query = place ? { areaPath: place.areaPath } : {}
  const response = await api.residency.away.$get({ query })
  if (!response.ok) return refused
  const { isWorkingDay, items } = await response.json()
  if (!isWorkingDay) return { say: [say('residency.free_day', {})] }
  if (items.length === 0) return { say: [say('residency.all_there', {})] }
  return {
    say: items.map(({ area, name }, i) =>
      say('residency.away', { area, name, left: leftBehind(i, items.length) }),
    ),
  }
}

/** 查驻村: who is neither in their village nor on leave today. */
export const checkResidency: Flow = {
  name: 'check-residency',
  first: 'check',
  steps: { check: { ask: check, answer: () => 'not_mine' } },
}
