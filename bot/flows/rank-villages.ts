import { parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { placeMeant } from './show-village'

/** So many fit into one message. */
const AT_ONCE = 4
/** Nobody reads more of it by message: the page has them all. */
const MOST = 20

function rankingOf({ api }: StepContext, under: string) {
  const query = { under, limit: String(MOST) }
  return parseResponse(api.villages.scores.$get({ query }))
}
type Ranking = Awaited<ReturnType<typeof rankingOf>>

function ranksOf({ items }: Ranking): Reply[] {
  const replies: Reply[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const ranks = items
      .slice(from, from + AT_ONCE)
      .map(({ rank, scoreMilli, village }) => `${rank} ${scoreMilli} ${village}`)
    const left = Math.max(items.length - from - AT_ONCE, 0)
    replies.push(say('village.ranks', { ranks: ranks.join(';'), left }))
  }
  return replies
}

/** 排名 天元乡: the poorest villages of an area with their picture; without a word where one is at home. */
export const rankVillages: Flow = {
  name: 'rank-villages',
  first: 'rank',
  steps: {
    rank: {
      async ask(ctx, { text = '' }) {
        const said = await placeMeant(ctx, text)
        // Who is at home nowhere is shown the whole county.
        const place = said.state === 'unknown' && text === '' ? await placeMeant(ctx, '全县') : said
        if (place.state === 'several') return { say: [say('village.several', {})] }
        if (place.state === 'unknown') return { say: [say('village.unknown', {})] }
        const { areaPath, area } = place.township ?? place
        const ranking = await rankingOf(ctx, areaPath)
        const { year, summary, page } = ranking
        if (year === null || summary === null || ranking.items.length === 0)
          return { say: [say('village.no_ranking', { area })] }
        const { villages, deep, relative } = summary
        const head = say('village.ranking', { area, year, villages, deep, relative })
        return { say: [{ ...head, picture: page }, ...ranksOf(ranking)] }
      },
      answer: () => 'not_mine',
    },
  },
}
