import { Command } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { showScore, type VillageScore } from '../villages/score'
import { listScores, type Ranking } from '../villages/scores'
import { MILLI } from '../villages/rules'
import { print, type ReadSettings, withSession } from './session'
import { toYear } from './year'

interface Options {
  year?: number
  json?: boolean
}

/** As many villages as any county has. */
const ALL = 10_000

export function rankCommand(read: ReadSettings) {
  return new Command('rank')
    .description('排名，最困难的在前 (the ranking, the poorest first)')
    .argument('[area]', '县或乡镇，不写是全县')
    .option('--year <year>', '年度，不写是最近算的', toYear)
    .option('--json', 'one JSON document on stdout')
    .action(async (area: string | undefined, { year, json }: Options) => {
      const ranking = await withSession(read, async (ctx) => {
        const { db } = ctx.deps.connection
        const under = area === undefined ? undefined : await getNamedArea(db, ctx, area)
        return listScores(db, ctx, { year, under, limit: ALL })
      })
      print(json, ranking, () => ranking.items.map(inWords).join('\n'))
    })
}

export function showCommand(read: ReadSettings) {
  return new Command('show')
    .description('一个村的分，一项一行 (the score of a village, line by line)')
    .argument('<village>', '村，如 天元乡宝坪村')
    .option('--year <year>', '年度，不写是最近算的', toYear)
    .option('--json', 'one JSON document on stdout')
    .action(async (village: string, { year, json }: Options) => {
      const score = await withSession(read, async (ctx) => {
        const { db } = ctx.deps.connection
        return showScore(db, ctx, { path: await getNamedArea(db, ctx, village), year })
      })
      print(json, score, () => linesOf(score).join('\n'))
    })
}

const points = (milli: number) => (milli / MILLI).toFixed(3)

const inWords = ({ rank, township, village, scoreMilli, class: of }: Ranking['items'][number]) =>
  `${rank} ${township}${village} ${points(scoreMilli)} ${of}`

function linesOf({ township, village, year, state, ...score }: VillageScore): string[] {
  const name = `${township}${village} ${year}`
  if (state !== 'scored') return [`${name} ${state} ${score.missing.join(' ')}`]
  const head = `${name} ${points(score.scoreMilli ?? 0)} ${score.rank}/${score.of} ${score.class}`
  return [
    head,
    ...score.lines.map(
      ({ indicator, value, milli, weight, source }) =>
        `  ${indicator} ${value} ${points(milli)}/${weight} ${source}`,
    ),
  ]
}
