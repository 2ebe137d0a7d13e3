import type { VillageClass, VillageIndicator } from '../../db/values/village-standards'
import type { OverviewVillage } from '../villages/overview'
import { MILLI } from '../villages/rules'
import type { ShownLine } from '../villages/score'
import { En } from './layout'
import type { VillagesView } from './villages'

export const CLASSES = {
  deep: ['深度贫困', 'Deep'],
  relative: ['相对贫困', 'Relative'],
  none: ['没到线', 'Below'],
} as const satisfies Record<VillageClass, readonly [zh: string, en: string]>

const INDICATOR_NAMES = {
  poverty_incidence: '贫困发生率',
  registered_share: '在册贫困人口占比',
  low_income_share: '低收入人口占比',
  disposable_income: '人均可支配收入',
  poor_transport: '交通条件差',
  poor_drinking_water: '饮水安全差',
  harsh_environment: '生存环境差',
  allowance_burden: '低保、特困、残疾脱贫任务',
  illness_burden: '因病致贫脱贫任务',
  elderly_burden: '贫困老人脱贫任务',
} as const satisfies Record<VillageIndicator, string>

interface VillagesProps {
  villages: readonly OverviewVillage[]
  lines: NonNullable<VillagesView['lines']>
}

/** How the roll gives each figure, once for all villages. */
export function Queries({ lines }: Pick<VillagesProps, 'lines'>) {
  const queries = new Map(
    [...lines.values()]
      .flat()
      .flatMap(({ indicator, query }) => (query ? [[indicator, query]] : [])),
  )
  return (
    <section>
      <details>
        <summary>
          数字怎么从花名册里算出来的
          <En>The queries behind the figures</En>
        </summary>
        {[...queries].map(([indicator, query]) => (
          <p>
            {INDICATOR_NAMES[indicator]}
            <code>{query}</code>
          </p>
        ))}
      </details>
    </section>
  )
}

/** The villages of a township, each opening to the lines of its score; no script is needed. */
export function Villages({ villages, lines }: VillagesProps) {
  return (
    <section>
      <h2>
        各村，点开看每一项
        <En>Villages: open one to see its figures</En>
      </h2>
      {villages.map((village) => (
        <Village village={village} lines={lines.get(village.path) ?? []} />
      ))}
    </section>
  )
}

export const points = (milli: number) => (milli / MILLI).toFixed(1)

function Village({ village, lines }: { village: OverviewVillage; lines: readonly ShownLine[] }) {
  const { name, rank, scoreMilli, class: of } = village
  if (scoreMilli === null || of === null)
    return (
      <p class="village">
        {name}：有的数还没有，没有算分。
        <En>Some figures are missing.</En>
      </p>
    )
  return (
    <details class="village">
      <summary>
        <b>{name}</b>
        {` ${points(scoreMilli)}分，全县第${rank}，${CLASSES[of][0]}`}
        <En>{`${CLASSES[of][1]}, no. ${rank} of the county`}</En>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">哪一项</th>
            <th scope="col" class="count">
              数字
            </th>
            <th scope="col" class="count">
              得分
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line line={line} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

const Line = ({ line }: { line: ShownLine }) => (
  <tr>
    <th scope="row">
      {INDICATOR_NAMES[line.indicator]}
      <span class="source">{line.source}</span>
    </th>
    <td class="count">{shown(line)}</td>
    <td class="count">{`${points(line.milli)}/${line.weight}`}</td>
  </tr>
)

function shown({ indicator, value }: Pick<ShownLine, 'indicator' | 'value'>): string {
  switch (indicator) {
    case 'disposable_income':
      return `${Math.round(value / 100)}元`
    case 'poor_transport':
    case 'poor_drinking_water':
    case 'harsh_environment':
      return `${value}级`
    default:
      return `${(value / 10).toFixed(1)}%`
  }
}
