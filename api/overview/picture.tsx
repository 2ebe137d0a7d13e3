import type { Child } from 'hono/jsx'
import type { OverviewNumber, Precision } from '../../db/values/overview'
import { tenThousands } from '../funds/picture'
import type { Overview } from './read'
import { percent } from './rules'
import { NUMBER_NAMES, PRECISION_NAMES } from './wording'

/** Drawn for a phone held upright: on a screen of 390 points the smallest letters have 11. */
export const WIDTH = 720
const EDGE = 24
const INK = '#1b1b1b'
const QUIET = '#4a4a4a'
const GOOD = '#1f6b45'
const FAIR = '#e9a23b'
const POOR = '#8f1d14'
const TRACK = '#e6e6e6'

const HEAD = 128
const GAUGE = 84
const BAR = 26
const COUNTS = 76
const ROW = 44
const NOTE = 30
/** The months beside each other, the last one on the right. */
const MONTHS_SHOWN = 4
const MONTH = 112

const SHOWN = [
  ['registered', 'exited'],
  ['returned', 'watched'],
  ['visits_in_time', 'visits_late'],
  ['notices_open', 'objections_open'],
  ['objections_upheld', 'objections_rejected'],
  ['leads_late', 'measures_late'],
  ['projects', 'projects_late'],
] as const satisfies readonly (readonly [OverviewNumber, OverviewNumber])[]
const MONEY = ['money_arrived', 'money_allocated', 'money_spent'] as const

const TREND = [
  'registered',
  'exited',
  'watched',
  'visits_late',
  'measures_lacking',
] as const satisfies readonly OverviewNumber[]

/** 总览 of an area: six gauges, each with its place among its like, the counts, satisfaction, and how the last months ended. */
export function overviewPicture(overview: Overview) {
  const { area, today, gauges, numbers, satisfaction, months } = overview
  const money = MONEY.filter((number) => typeof numbers[number] === 'number')
  const notes = notesOf(overview)
  const counts = HEAD + gauges.length * GAUGE + COUNTS
  const trend = counts + (SHOWN.length + money.length + 1) * ROW + COUNTS
  const trendRows = months.length === 0 ? 0 : TREND.length + 1
  const foot = trend + trendRows * ROW + NOTE
  const height = foot + notes.length * NOTE
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`}>
      <rect width={WIDTH} height={height} fill="#fff" />
      <Text x={EDGE} y={56} size={36} weight={700}>
        {`${cut(area.name, 12)}扶贫总览`}
      </Text>
      <Text x={EDGE} y={94} size={22} fill={QUIET}>
        {`${today}，六个精准（百分之几没有问题）`}
      </Text>
      {gauges.map((gauge, i) => (
        <Gauge gauge={gauge} at={HEAD + i * GAUGE} />
      ))}
      <g transform={`translate(0 ${counts})`}>
        <Text x={EDGE} y={-22} size={28} weight={700}>
          各项数字
        </Text>
        {SHOWN.map(([left, right], i) => (
          <g>
            <Count number={left} numbers={numbers} x={EDGE} y={(i + 0.6) * ROW} />
            <Count number={right} numbers={numbers} x={WIDTH / 2 + 12} y={(i + 0.6) * ROW} />
          </g>
        ))}
        {money.map((number, i) => (
          <Wide
            label={`今年${NUMBER_NAMES[number]}`}
            value={`${tenThousands(numbers[number] ?? 0)}万元`}
            y={(SHOWN.length + i + 0.6) * ROW}
          />
        ))}
        <Wide
          label={satisfactionLabel(satisfaction)}
          value={satisfactionValue(satisfaction)}
          y={(SHOWN.length + money.length + 0.6) * ROW}
        />
      </g>
      <Trend months={months} at={trend} />
      {notes.map((note, i) => (
        <Text x={EDGE} y={foot + i * NOTE} size={20} fill={QUIET}>
          {note}
        </Text>
      ))}
    </svg>
  )
}

/** What stands in this picture is explained, and nothing else. */
function notesOf({ gauges, numbers, satisfaction }: Overview): string[] {
  const isUnknown =
    !satisfaction ||
    gauges.some(({ share }) => share === null) ||
    SHOWN.flat().some((number) => typeof numbers[number] !== 'number')
  const hasMiddle = gauges.some(({ peers }) => peers?.median != null)
  const hasRank = gauges.some((gauge) => rankOf(gauge) !== null)
  return [
    ...(isUnknown ? ['写“没有数据”或“—”的：系统里还没有，不是零'] : []),
    ...(hasMiddle ? ['黑线：同级地方的中间数'] : []),
    ...(hasRank ? ['第几名：同级里从好到差，一样的并列'] : []),
    ...(satisfaction ? ['满意度后面是可信的范围；答的太少不公布'] : []),
  ]
}

/** Among one alone nobody has a place. */
const rankOf = ({ peers }: Overview['gauges'][number]) =>
  peers?.rank != null && peers.of > 1 ? `第${peers.rank}名，共${peers.of}个` : null

const satisfactionLabel = (satisfaction: Overview['satisfaction']) =>
  satisfaction ? `群众满意度（${satisfaction.closedOn}）` : '群众满意度'

const whole = (share: number) => Math.round(share * 100)

function satisfactionValue(satisfaction: Overview['satisfaction']): string {
  if (!satisfaction) return '没有数据'
  const figure = satisfaction.questions[0]?.figure
  if (!figure) return '答的太少'
  return `${whole(figure.satisfied)}%（${whole(figure.low)}到${whole(figure.high)}%，${figure.answers}户答）`
}

/** How the last months ended, and since when that is recorded. */
function Trend({ months, at }: { months: Overview['months']; at: number }) {
  const [first] = months
  const shown = months.slice(-MONTHS_SHOWN)
  const xOf = (i: number) => WIDTH - EDGE - (shown.length - 1 - i) * MONTH
  return (
    <g transform={`translate(0 ${at})`}>
      <Text x={EDGE} y={-22} size={28} weight={700}>
        月末的数
      </Text>
      <Text x={EDGE + 130} y={-22} size={20} fill={QUIET}>
        {first ? `从${monthZh(first.month)}起有记录` : '还没有记录，每月初记上个月的'}
      </Text>
      {shown.map(({ month }, i) => (
        <Text x={xOf(i)} y={0.6 * ROW} size={20} fill={QUIET} anchor="end">
          {`${Number(month.slice(5))}月`}
        </Text>
      ))}
      {shown.length > 0 &&
        TREND.map((number, row) => (
          <g>
            <Text x={EDGE} y={(row + 1.6) * ROW} size={22} fill={QUIET}>
              {NUMBER_NAMES[number]}
            </Text>
            {shown.map(({ numbers }, i) => (
              <Text x={xOf(i)} y={(row + 1.6) * ROW} size={22} weight={700} anchor="end">
                {valueOf(numbers[number])}
              </Text>
            ))}
          </g>
        ))}
    </g>
  )
}

const monthZh = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
const valueOf = (value: number | null | undefined) => value?.toLocaleString('en-US') ?? '—'

interface TextProps {
  x: number
  y: number
  size: number
  fill?: string
  anchor?: 'start' | 'end'
  weight?: number
  children?: Child
}

const Text = ({ x, y, size, fill = INK, anchor = 'start', weight = 400, children }: TextProps) => (
  <text x={x} y={y} font-size={size} fill={fill} text-anchor={anchor} font-weight={weight}>
    {children}
  </text>
)

const colourOf = (share: number) => (share >= 9_500 ? GOOD : share >= 8_000 ? FAIR : POOR)

/** A bar of a hundred, the middle of its like as a line across it. */
function Gauge({ gauge, at }: { gauge: Overview['gauges'][number]; at: number }) {
  const { precision, share, peers } = gauge
  const width = WIDTH - 2 * EDGE
  const { median = null } = peers ?? {}
  const rank = rankOf(gauge)
  return (
    <g transform={`translate(${EDGE} ${at})`}>
      <Text x={0} y={26} size={26}>
        {PRECISION_NAMES[precision satisfies Precision]}
      </Text>
      {rank !== null && (
        <Text x={width - 150} y={26} size={20} fill={QUIET} anchor="end">
          {rank}
        </Text>
      )}
      <Text x={width} y={26} size={26} weight={700} anchor="end">
        {share === null ? '没有数据' : `${percent(share)}%`}
      </Text>
      <rect x={0} y={36} width={width} height={BAR} rx={5} fill={TRACK} />
      {share !== null && share > 0 && (
        <rect
          x={0}
          y={36}
          width={Math.max(4, (width * share) / 10_000)}
          height={BAR}
          rx={5}
          fill={colourOf(share)}
        />
      )}
      {median !== null && (
        <rect x={(width * median) / 10_000 - 2} y={32} width={4} height={BAR + 8} fill={INK} />
      )}
    </g>
  )
}

interface CountProps {
  number: OverviewNumber
  numbers: Overview['numbers']
  x: number
  y: number
}

const Count = ({ number, numbers, x, y }: CountProps) => (
  <g>
    <Text x={x} y={y} size={22} fill={QUIET}>
      {NUMBER_NAMES[number]}
    </Text>
    <Text x={x + WIDTH / 2 - EDGE - 12} y={y} size={24} weight={700} anchor="end">
      {valueOf(numbers[number])}
    </Text>
  </g>
)

const Wide = ({ label, value, y }: { label: string; value: string; y: number }) => (
  <g>
    <Text x={EDGE} y={y} size={22} fill={QUIET}>
      {label}
    </Text>
    <Text x={WIDTH - EDGE} y={y} size={24} weight={700} anchor="end">
      {value}
    </Text>
  </g>
)

const cut = (text: string, most: number) => {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
