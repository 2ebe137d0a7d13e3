import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { listCampaigns } from './close-checks'

/** Heads in the first message, and in each one behind it. */
const FIRST = 8
const AT_ONCE = 18

type Listed = NonNullable<Awaited<ReturnType<typeof listCampaigns>>>[number]

/** What is left for the contact to check. */
async function listOwn({ api }: StepContext) {
  const response = await api.checkCampaigns.mine.$get()
  if (isForbidden(response)) return []
  return (await parseResponse(Promise.resolve(response))).items
}
type Own = Awaited<ReturnType<typeof listOwn>>[number]

/** Group by group; the group is said with the first of it. */
function restOf({ area, scope, left, dueOn: due, isLate, groups }: Own): Reply[] {
  const heads = groups.flatMap(({ households }) => households.map(({ head }) => head))
  const first = heads.slice(0, FIRST)
  const known = { area, scope, left, due, heads: first.join('、') }
  const replies: Reply[] = [isLate ? say('check.rest_late', known) : say('check.rest', known)]
  for (let from = FIRST; from < heads.length; from += AT_ONCE) {
    const some = heads.slice(from, from + AT_ONCE)
    const rest = heads.length - from - some.length
    replies.push(say('check.rest_more', { heads: some.join('、'), more: rest }))
  }
  return replies
}

function progressOf({ area, scope, ...counts }: Listed): Reply {
  const { households: total, unvisited, right, changed, wronglyIn: wrong, missed } = counts
  const told = { area, scope, done: total - unvisited, total, right, changed, wrong, missed }
  return counts.isOpen
    ? say('check.progress', { ...told, due: counts.dueOn })
    : say('check.result', told)
}

/** By village, those with most left first. */
async function partsOf({ api }: StepContext, { id }: Listed): Promise<Reply[]> {
  const response = await api.checkCampaigns[':id'].$get({ param: { id } })
  if (!response.ok) return []
  const { villages } = await response.json()
  if (villages.length < 2) return []
  const parts = villages
    .toSorted((a, b) => b.unvisited - a.unvisited)
    .map(({ area, households, unvisited }) => `${area}=${households - unvisited}/${households}`)
  return [say('check.parts', { parts: parts.join(';') })]
}

async function show(ctx: StepContext): Promise<Ask> {
  const campaigns = await listCampaigns(ctx)
  if (!campaigns) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const own = (await listOwn(ctx)).flatMap(restOf)
  const open = campaigns.filter(({ isOpen }) => isOpen)
  const [latest] = campaigns
  // What came of the last one, where none is under way.
  const shown = open.length > 0 ? open : latest ? [latest] : []
  const progress: Reply[] = []
  for (const campaign of shown) {
    progress.push(progressOf(campaign))
    progress.push(...(await partsOf(ctx, campaign)))
  }
  if (own.length > 0) return { say: [...own, ...progress] }
  if (progress.length > 0)
    return { say: open.length > 0 ? [...progress, say('check.none', {})] : progress }
  return { say: [say('check.none_open', {})] }
}

/** 核查: what is left to check, and how far it has come. */
export const showChecks: Flow = {
  name: 'show-checks',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
