import type { Child } from 'hono/jsx'
import type { VillageClass } from '../../db/values/village-standards'
import { dayOf } from '../shared/day'
import { countOf, type Overview, type OverviewTownship, type OverviewVillage } from './overview'
import { MILLI, MOST_POINTS } from './rules'

/** Drawn for a phone held upright: on a screen of 390 points the smallest letters have 11. */
export const WIDTH = 720
const EDGE = 24
const INK = '#1b1b1b'
const QUIET = '#4a4a4a'

interface Look {
  /** Dark enough for white letters, or light enough for black ones. */
  fill: string
  ink: string
  /** Said by a letter as well as by the colour. */
  sign: string
  words: string
}

const LOOKS: Record<VillageClass | 'incomplete', Look> = {
  deep: { fill: '#8f1d14', ink: '#fff', sign: '深', words: '深度贫困' },
  relative: { fill: '#e9a23b', ink: '#1b1b1b', sign: '相', words: '相对贫困' },
  none: { fill: '#cfe3d4', ink: '#1b1b1b', sign: '', words: '没到贫困村的线' },
  incomplete: { fill: '#fff', ink: '#1b1b1b', sign: '缺', words: '缺数，没有算分' },
}
const ORDER = ['deep', 'relative', 'none', 'incomplete'] as const
const lookOf = (village: OverviewVillage) => LOOKS[village.class ?? 'incomplete']

/** The ranking as a picture: a county's townships with a tile for each village, a township's as bars. */
export function rankingPicture(overview: Overview, countyName: string) {
  const [only] = overview.townships
  const isOne = overview.township !== null && only !== undefined
  const rows = isOne ? only.villages.length : overview.townships.length
  const height = HEAD + LEGEND + rows * ROW + FOOT
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`}>
      <rect width={WIDTH} height={height} fill="#fff" />
      <Title overview={overview} countyName={countyName} />
      <Legend overview={overview} />
      <g transform={`translate(0 ${HEAD + LEGEND})`}>
        {isOne
          ? only.villages.map((village, i) => <Bar village={village} at={i * ROW} />)
          : overview.townships.map((township, i) => <Tiles township={township} at={i * ROW} />)}
      </g>
      <Text x={EDGE} y={height - 18} size={20} fill={QUIET}>
        {footOf(overview)}
      </Text>
    </svg>
  )
}

const HEAD = 84
const LEGEND = 92
const ROW = 40
const FOOT = 56

interface TextProps {
  x: number
  y: number
  size: number
  fill?: string
  anchor?: 'start' | 'middle' | 'end'
  weight?: number
  children?: Child
}

const Text = ({ x, y, size, fill = INK, anchor = 'start', weight = 400, children }: TextProps) => (
  <text x={x} y={y} font-size={size} fill={fill} text-anchor={anchor} font-weight={weight}>
    {children}
  </text>
)

const Title = ({ overview, countyName }: { overview: Overview; countyName: string }) => (
  <Text x={EDGE} y={54} size={36} weight={700}>
    {titleOf(overview, countyName)}
  </Text>
)

export const titleOf = ({ township, year }: Overview, countyName: string) =>
  `${township?.name ?? countyName}${year}年村情`

/** Two by two, each with how many there are. */
function Legend({ overview: { summary } }: { overview: Overview }) {
  const { deep, relative, scored, incomplete } = summary
  const counts = { deep, relative, none: scored - deep - relative, incomplete }
  return (
    <g transform={`translate(0 ${HEAD})`}>
      {ORDER.map((name, i) => {
        const x = EDGE + (i % 2) * ((WIDTH - 2 * EDGE) / 2)
        const y = Math.floor(i / 2) * 40
        return (
          <g>
            <Tile look={LOOKS[name]} x={x} y={y} />
            <Text x={x + TILE + 10} y={y + 23} size={24}>
              {`${LOOKS[name].words} ${counts[name]}`}
            </Text>
          </g>
        )
      })}
    </g>
  )
}

const TILE = 28

const Tile = ({
  look,
  x,
  y,
  width = TILE,
}: {
  look: Look
  x: number
  y: number
  width?: number
}) => (
  <g>
    <rect
      x={x}
      y={y}
      width={width}
      height={TILE}
      rx={4}
      fill={look.fill}
      stroke={look.fill === '#fff' ? QUIET : 'none'}
      stroke-dasharray="4 3"
    />
    <Text x={x + width / 2} y={y + 21} size={20} fill={look.ink} anchor="middle">
      {look.sign}
    </Text>
  </g>
)

const NAME_WIDTH = 150
const GAP = 3

/** One township: its villages as tiles, the poorest first, and how many are poor. */
function Tiles({ township, at }: { township: OverviewTownship; at: number }) {
  const poor = countOf(township, 'deep') + countOf(township, 'relative')
  const right = WIDTH - EDGE
  const room = right - 80 - EDGE - NAME_WIDTH
  const step = Math.min(TILE + GAP, room / Math.max(township.villages.length, 1))
  return (
    <g>
      <Text x={EDGE} y={at + 24} size={26}>
        {cut(township.name, 5)}
      </Text>
      {township.villages.map((village, i) => (
        <Tile
          look={lookOf(village)}
          x={EDGE + NAME_WIDTH + i * step}
          y={at + 2}
          width={step - GAP}
        />
      ))}
      <Text x={right} y={at + 24} size={24} anchor="end" fill={QUIET}>
        {`${poor}/${township.villages.length}`}
      </Text>
    </g>
  )
}

const BAR_X = 230
const BAR_WIDTH = WIDTH - BAR_X - EDGE - 90

/** One village: rank, name, and a bar as long as its score. */
function Bar({ village, at }: { village: OverviewVillage; at: number }) {
  const { name, rank, scoreMilli } = village
  const look = lookOf(village)
  const score = scoreMilli ?? 0
  const length = (score / (MOST_POINTS * MILLI)) * BAR_WIDTH
  return (
    <g>
      <Text x={EDGE + 56} y={at + 24} size={24} anchor="end" fill={QUIET}>
        {rank ?? '–'}
      </Text>
      <Text x={EDGE + 68} y={at + 24} size={26}>
        {cut(name, 5)}
      </Text>
      <rect x={BAR_X} y={at + 4} width={BAR_WIDTH} height={24} rx={4} fill="#f1f1f1" />
      <rect x={BAR_X} y={at + 4} width={Math.max(length, 2)} height={24} rx={4} fill={look.fill} />
      <Text x={BAR_X + 8} y={at + 23} size={18} fill={length > 30 ? look.ink : INK}>
        {look.sign}
      </Text>
      <Text x={WIDTH - EDGE} y={at + 24} size={24} anchor="end">
        {scoreMilli === null ? '缺数' : (scoreMilli / MILLI).toFixed(1)}
      </Text>
    </g>
  )
}

function footOf({ summary, source, township }: Overview): string {
  const what = township ? '前面是全县名次' : '右边是到线的村数/村数'
  const day = summary.reckonedAt ? dayOf(new Date(summary.reckonedAt)) : ''
  return `${what}。${day}按分数，不等于认定。标准：${cut(source ?? '', 12)}`
}

const cut = (text: string, most: number) => {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
