import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'

/** Longer is no name of a place. */
const LONGEST = 200

/** The place some words name; `unknown` where they name none. */
export function placeMeant({ api }: StepContext, text: string) {
  const query = { text: text.slice(0, LONGEST) }
  return parseResponse(api.villages['by-words'].$get({ query }))
}

type Score = Awaited<ReturnType<typeof scoreOf>>

function scoreOf({ api }: StepContext, path: string) {
  return parseResponse(api.villages.scores[':path'].$get({ param: { path }, query: {} }))
}

/** So many fit into one message. */
const LINES_AT_ONCE = 3

async function show(ctx: StepContext, areaPath: string): Promise<Ask> {
  const score = await scoreOf(ctx, areaPath)
  const { village, year, state, missing } = score
  if (state === 'incomplete')
    return {
      say: [
        say('village.incomplete', { village, year, missing: missing.join(';') }),
        ...stands(score),
      ],
    }
  if (state === 'waiting' || score.class === null)
    return { say: [say('village.waiting', { village, year }), ...stands(score)] }
  return { say: [scored(score, score.class), ...stands(score), ...linesOf(score)] }
}

const scored = (score: Score, of: NonNullable<Score['class']>): Reply =>
  say('village.score', {
    village: score.village,
    year: score.year,
    milli: score.scoreMilli ?? 0,
    rank: score.rank ?? 0,
    of: score.of,
    class: of,
    status: score.status?.status ?? null,
  })

/** Where it stands in the round that decides about it. */
const stands = ({ village, standing }: Score): Reply[] =>
  standing
    ? [
        say('village.stands', {
          village,
          kind: standing.kind,
          stage: standing.stage,
          code: standing.code ?? '',
          day: standing.closesOn ?? '',
        }),
      ]
    : []

/** What counts most comes first; the rest waits for 下. */
function linesOf({ lines }: Score): Reply[] {
  const replies: Reply[] = []
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const some = lines.slice(from, from + LINES_AT_ONCE)
    const words = some.map(
      ({ indicator, value, milli, weight }) => `${indicator}=${value}:${milli}/${weight}`,
    )
    const left = Math.max(lines.length - from - LINES_AT_ONCE, 0)
    replies.push(say('village.lines', { lines: words.join(';'), left }))
  }
  return replies
}

/** 村情 宝坪村: how a village stands, for anybody; with a figure behind it staff enter that. */
export const showVillage: Flow = {
  name: 'show-village',
  first: 'show',
  steps: {
    show: {
      async ask(ctx, { text = '' }) {
        const place = await placeMeant(ctx, text)
        if (place.state === 'several') return { say: [say('village.several', {})] }
        if (place.state === 'unknown')
          return { say: [say(text === '' ? 'village.ask_village' : 'village.unknown', {})] }
        const { areaPath, area, level, rest } = place
        if (level !== 'village') return { begin: 'rank-villages', data: { text } }
        if (rest !== '' && ctx.contact.staffId)
          return { begin: 'set-indicator', data: { areaPath, village: area, text: rest } }
        return show(ctx, areaPath)
      },
      answer: () => 'not_mine',
    },
  },
}
