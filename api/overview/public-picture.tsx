import { roundSumZh } from '../shared/sums'
import { WIDTH } from './picture'
import type { PublicNumber, PublicOverview } from './public'
import { NUMBER_NAMES } from './wording'

const ROW = 56
const HEAD = 120

/** The county's counts for anybody, as a picture for a phone. */
export function publicPicture({ county, today, numbers }: PublicOverview) {
  const rows = Object.entries(numbers) as [PublicNumber, number | null][]
  const height = HEAD + rows.length * ROW + 60
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`}>
      <rect width={WIDTH} height={height} fill="#fff" />
      <text x={24} y={56} font-size={36} font-weight={700} fill="#1b1b1b">
        {`${county}扶贫情况`}
      </text>
      <text x={24} y={94} font-size={22} fill="#4a4a4a">
        {today}
      </text>
      {rows.map(([number, value], i) => (
        <g transform={`translate(0 ${HEAD + i * ROW})`}>
          <text x={24} y={36} font-size={26} fill="#1b1b1b">
            {NUMBER_NAMES[number]}
          </text>
          <text x={WIDTH - 24} y={36} font-size={28} font-weight={700} text-anchor="end">
            {valueOf(number, value)}
          </text>
          <rect x={24} y={ROW - 2} width={WIDTH - 48} height={1} fill="#d8d8d8" />
        </g>
      ))}
      <text x={24} y={height - 20} font-size={20} fill="#4a4a4a">
        1到9之间的人户数不公开具体数字
      </text>
    </svg>
  )
}

function valueOf(number: PublicNumber, value: number | null): string {
  if (value === null) return '不到10'
  return number.startsWith('money') ? roundSumZh(value) : value.toLocaleString('en-US')
}
