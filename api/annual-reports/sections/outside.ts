import type { Db } from '../../../db/client'
import { listReleasedResults, readPublished } from '../../evaluations/results'
import { RATE_NAMES } from '../../evaluations/sheet'
import type { RequestContext } from '../../http/context'
import { listPeerResults } from '../../peer-evaluations/results'
import { FEWEST_SHOWN } from '../../satisfaction/rules'
import {
  type Block,
  firstDay,
  intervalZh,
  lastDay,
  medianOf,
  rateZh,
  shareZh,
  type Subject,
  UNKNOWN,
} from '../block'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** 三 评价: what outsiders and other units found, of what was published or released alone. */
export const readOutside = async (tx: Db, ctx: Context, of: Subject): Promise<Block[]> => [
  await readRates(tx, ctx, of),
  ...(of.area.level === 'township' ? [await readOwnSample(tx, ctx, of)] : []),
  await readPeers(tx, of),
]

async function readRates(tx: Db, ctx: Context, of: Subject): Promise<Block> {
  const all = await readPublished(tx, ctx)
  const rows = all
    .filter(({ publishedOn }) => isOfYear(of, publishedOn))
    .flatMap(({ title, lines }) =>
      lines.map(({ rate, numerator, denominator, limitPermille, isAtLeast, passes, estimate }) => [
        title,
        RATE_NAMES[rate],
        `${numerator}/${denominator}`,
        shareZh(numerator, denominator),
        estimate ? intervalZh(estimate) : UNKNOWN,
        `${isAtLeast ? '不低于' : '不高于'}${limitPermille / 10}%`,
        passes === null ? '无法判断' : passes ? '达标' : '不达标',
      ]),
    )
  return {
    title: '第三方评估',
    heading: ['评估', '指标', '分子/分母', '比例', '95%区间', '标准', '达标'],
    rows,
    none: '本年没有公布的第三方评估。',
    ...(rows.length > 0 && {
      notes: [
        '区间按抽样推算到全部农户；发生率不是抽样数，没有区间。',
        '漏评率按规定的口径，除以被访村全部非建档人口，没访的户没有查；抽样推算的区间更接近实际。',
      ],
    }),
  }
}

const isOfYear = (of: Subject, day: string | null) =>
  day !== null && firstDay(of) <= day && day <= lastDay(of)

/** What was found in the township's own part of the samples. */
async function readOwnSample(tx: Db, ctx: Context, of: Subject): Promise<Block> {
  const released = await listReleasedResults(tx, ctx, { from: firstDay(of), to: lastDay(of) })
  return {
    title: '第三方评估中本乡镇的样本',
    heading: ['评估', '访问（户）', '认可（户）', '漏评（人）', '错退（人）', '样本中已脱贫（人）'],
    rows: released
      .filter(({ areaPath }) => areaPath === of.area.path)
      .map(({ title, asked, approving, missedPeople, wrongPeople, exitedPeople }) => [
        title,
        asked,
        asked < FEWEST_SHOWN ? UNKNOWN : approving,
        missedPeople,
        wrongPeople,
        exitedPeople,
      ]),
    none: '本年公布的第三方评估没有抽到本乡镇。',
  }
}

async function readPeers(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const results = await listPeerResults(tx, county, year)
  const given = results.flatMap(({ permille }) => (permille === null ? [] : [permille]))
  const shown =
    area.level === 'county'
      ? results
      : results.filter(({ unit }) => unit === `township:${area.path}`)
  const middle = medianOf(given)
  return {
    title: '单位互评',
    heading: ['单位', '评它的单位（个）', '得分率'],
    rows: shown.map(({ name, evaluators, permille }) => [
      name,
      evaluators,
      permille === null ? UNKNOWN : rateZh(permille / 1000),
    ]),
    none: '本年没有公布的互评结果。',
    ...(shown.length > 0 &&
      middle !== null && { notes: [`参评单位得分率的中间数${rateZh(middle / 1000)}。`] }),
  }
}
