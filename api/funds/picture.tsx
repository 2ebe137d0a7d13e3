import type { Child } from 'hono/jsx'
import type { Db } from '../../db/client'
import { getCounty } from '../counties/service'
import { svgToPng } from '../documents/picture'
import { dayOf } from '../shared/day'
import { readTownshipMoney, type TownshipMoney } from './by-township'

/** Drawn for a phone held upright: on a screen of 390 points the smallest letters have 11. */
export const WIDTH = 720
const EDGE = 24
const INK = '#1b1b1b'
const QUIET = '#4a4a4a'
const BARS = [
  ['plannedFen', '项目要用', '#c9d3e0'],
  ['givenFen', '下达', '#e9a23b'],
  ['spentFen', '已付', '#1f6b45'],
] as const satisfies readonly (readonly [keyof TownshipMoney, string, string])[]

const HEAD = 84
const LEGEND = 92
const ROW = 76
const FOOT = 88
const BAR = 19
const BAR_X = EDGE + 150
const NUMBERS = 108
const BAR_WIDTH = WIDTH - BAR_X - EDGE - NUMBERS

/** Money of the townships as horizontal bars, a PNG. */
export async function drawMoney(db: Db, county: string, now: Date) {
  const svg = await readMoneyPicture(db, county, now)
  return svgToPng(svg, { width: WIDTH })
}

export async function readMoneyPicture(db: Db, county: string, now: Date): Promise<string> {
  const { name } = await getCounty(db, county)
  return String(moneyPicture(await readTownshipMoney(db, county), name, dayOf(now)))
}

export function moneyPicture(townships: readonly TownshipMoney[], county: string, today: string) {
  const drawn = townships.filter((each) => BARS.some(([of]) => each[of] > 0))
  const height = HEAD + LEGEND + drawn.length * ROW + FOOT
  const most = Math.max(1, ...townships.flatMap((each) => BARS.map(([of]) => each[of])))
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`}>
      <rect width={WIDTH} height={height} fill="#fff" />
      <Text x={EDGE} y={54} size={36} weight={700}>
        {`${county}扶贫资金（万元）`}
      </Text>
      <Legend townships={townships} />
      <g transform={`translate(0 ${HEAD + LEGEND})`}>
        {drawn.map((township, i) => (
          <Township township={township} at={i * ROW} most={most} />
        ))}
      </g>
      <Text x={EDGE} y={height - 50} size={20} fill={QUIET}>
        {`${today}。${othersOf(townships.length - drawn.length, drawn.length)}`}
      </Text>
      <Text x={EDGE} y={height - 18} size={20} fill={QUIET}>
        项目要用：批准的或计划的；下达：县里给到乡镇；已付：报账付出
      </Text>
    </svg>
  )
}

/** What has nothing is counted, not drawn. */
function othersOf(count: number, drawn: number): string {
  if (count === 0) return ''
  return drawn === 0 ? `${count}个乡镇都还没有资金。` : `其余${count}个乡镇还没有资金。`
}

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

/** What each colour is, and the whole county's sum of it. */
function Legend({ townships }: { townships: readonly TownshipMoney[] }) {
  return (
    <g transform={`translate(0 ${HEAD})`}>
      {BARS.map(([of, words, fill], i) => {
        const x = EDGE + i * ((WIDTH - 2 * EDGE) / BARS.length)
        const sum = townships.reduce((total, each) => total + each[of], 0)
        return (
          <g>
            <rect x={x} y={4} width={28} height={28} rx={4} fill={fill} />
            <Text x={x + 38} y={28} size={24}>
              {words}
            </Text>
            <Text x={x + 38} y={62} size={24} weight={700}>
              {tenThousands(sum)}
            </Text>
          </g>
        )
      })}
    </g>
  )
}

/** One township: three bars, each with its number. */
function Township({ township, at, most }: { township: TownshipMoney; at: number; most: number }) {
  const name = cut(township.name, 7)
  return (
    <g>
      <Text x={EDGE} y={at + 40} size={name.length > 5 ? 20 : 26}>
        {name}
      </Text>
      {BARS.map(([of, , fill], i) => {
        const length = (township[of] / most) * BAR_WIDTH
        const y = at + i * (BAR + 3)
        return (
          <g>
            {length > 0 && (
              <rect x={BAR_X} y={y} width={Math.max(length, 2)} height={BAR} rx={3} fill={fill} />
            )}
            <Text x={BAR_X + length + 8} y={y + BAR - 2} size={20} fill={QUIET}>
              {tenThousands(township[of])}
            </Text>
          </g>
        )
      })}
    </g>
  )
}

/** 1,204.5 万元, without the word for it. */
export function tenThousands(fen: number): string {
  const tenths = Math.round(fen / 100_000)
  const whole = Math.trunc(tenths / 10).toLocaleString('en-US')
  return tenths % 10 === 0 ? whole : `${whole}.${tenths % 10}`
}

const cut = (text: string, most: number) => {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
