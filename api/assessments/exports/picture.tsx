import type { Child } from 'hono/jsx'
import type { AssessmentGrade } from '../../../db/values/assessments'
import { svgToPng } from '../../documents/picture'
import type { PublishedAssessment } from '../published'
import { changeOf, titleOf } from './wording'

/** Drawn for a phone held upright: on a screen of 390 points the smallest letters have 11. */
export const WIDTH = 720
const EDGE = 24
const INK = '#1b1b1b'
const QUIET = '#4a4a4a'
const FILLS = {
  excellent: '#1f6b45',
  competent: '#6f9bc4',
  basic: '#e9a23b',
  incompetent: '#b5523b',
} as const satisfies Record<AssessmentGrade, string>
const NO_GRADE = '#c9d3e0'

const HEAD = 118
const ROW = 42
const FOOT = 62
const RANK_X = EDGE + 36
const NAME_X = RANK_X + 12
const BAR_X = NAME_X + 168
const BAR = 24
const BAR_WIDTH = 190
const POINTS_X = BAR_X + BAR_WIDTH + 86
const GRADE_X = POINTS_X + 12
/** What a phone still shows at once: of more the first are drawn, the rest is counted. */
const MOST = 60

type Drawn = Pick<PublishedAssessment, 'kind' | 'year' | 'publishedOn' | 'items' | 'subjects'>

export const drawRanking = (published: Drawn, county: string) =>
  svgToPng(rankingPicture(published, county), { width: WIDTH })

/** The ranking as bars, each with points, grade and what changed over the year before. */
export function rankingPicture(
  { kind, year, publishedOn, items, subjects }: Drawn,
  county: string,
) {
  const drawn = subjects.slice(0, MOST)
  const height = HEAD + drawn.length * ROW + FOOT
  const full = Math.max(
    1,
    items.reduce((sum, item) => sum + item.full, 0),
  )
  const left = subjects.length - drawn.length
  const hasMoved = drawn.some(({ rankBefore }) => rankBefore !== null)
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`}>
      <rect width={WIDTH} height={height} fill="#fff" />
      <Text x={EDGE} y={54} size={36} weight={700}>
        {cut(`${county}${titleOf({ kind, year })}`, 18)}
      </Text>
      <Text x={EDGE} y={92} size={22} fill={QUIET}>
        {`共${subjects.length}个，满分${full / 100}。${hasMoved ? '↑↓：比上年升降几名' : ''}`}
      </Text>
      <g transform={`translate(0 ${HEAD})`}>
        {drawn.map((subject, i) => (
          <Bar subject={subject} at={i * ROW} full={full} />
        ))}
      </g>
      <Text x={EDGE} y={height - 20} size={20} fill={QUIET}>
        {`${publishedOn ?? ''}公布。${left > 0 ? `其余${left}个请看网页。` : ''}`}
      </Text>
    </svg>
  )
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

function Bar({
  subject,
  at,
  full,
}: {
  subject: Drawn['subjects'][number]
  at: number
  full: number
}) {
  const { rank, points, grade, gradeName } = subject
  const name = cut(subject.name, 8)
  const length = Math.min(1, Math.max(0, points / full)) * BAR_WIDTH
  const base = at + 29
  const change = changeOf(subject)
  return (
    <g>
      <Text x={RANK_X} y={base} size={22} fill={QUIET} anchor="end">
        {rank}
      </Text>
      <Text x={NAME_X} y={base} size={[...name].length > 6 ? 20 : 26}>
        {name}
      </Text>
      <rect x={BAR_X} y={at + 8} width={BAR_WIDTH} height={BAR} rx={4} fill="#eef1f4" />
      {length > 0 && (
        <rect
          x={BAR_X}
          y={at + 8}
          width={Math.max(length, 2)}
          height={BAR}
          rx={4}
          fill={grade ? FILLS[grade] : NO_GRADE}
        />
      )}
      <Text x={POINTS_X} y={base} size={24} weight={700} anchor="end">
        {(points / 100).toFixed(2)}
      </Text>
      <Text x={GRADE_X} y={base} size={22}>
        {cut(gradeName, 4)}
      </Text>
      {change !== '—' && (
        <Text x={WIDTH - EDGE} y={base} size={22} fill={QUIET} anchor="end">
          {change}
        </Text>
      )}
    </g>
  )
}

const cut = (text: string, most: number) => {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
