import type { Db } from '../../../db/client'
import { type PublishedAssessment, readPublished } from '../../assessments/published'
import { contains } from '../../shared/area-path'
import { type Block, type Cell, medianOf, pointsZh, type Subject, UNKNOWN } from '../block'
import { ASSESSMENT_WORDS, GRADE_ORDER } from '../wording'

type Line = PublishedAssessment['subjects'][number]

const HEADING = ['名次', '名称', '得分', '等次', '上年得分', '比上年', '上年名次']

/** 三 评价: what assessments of the year came to, of those published alone. */
export async function readAssessments(tx: Db, of: Subject): Promise<Block[]> {
  const { county, year } = of
  const published = await readPublished(tx, county, { year })
  if (published.length === 0)
    return [{ title: '考核', heading: HEADING, rows: [], none: '本年没有公布的考核结果。' }]
  return published.flatMap((each) =>
    of.area.level === 'county' ? ofCounty(each) : ofTownship(each, of.area.path),
  )
}

/** Units one by one; persons, who are hundreds, by grade. */
function ofCounty(run: PublishedAssessment): Block[] {
  const isOfPersons = run.kind === 'first_secretary' || run.kind === 'resident_team'
  const none = '本年没有考核对象。'
  if (!isOfPersons)
    return [{ title: titleOf(run), heading: HEADING, rows: run.subjects.map(lineOf), none }]
  const rows = GRADE_ORDER.flatMap((grade) => {
    const same = run.subjects.filter((subject) => subject.grade === grade)
    const [first] = same
    return first ? [[first.gradeName, same.length]] : []
  })
  return [{ title: titleOf(run), heading: ['等次', '人数'], rows, none, notes: [middleOf(run)] }]
}

/** The township's own place among all, and of persons those posted to its villages. */
function ofTownship(run: PublishedAssessment, path: string): Block[] {
  if (run.kind === 'group_unit') return []
  const own = run.subjects.filter(({ areaPath }) => areaPath !== null && contains(path, areaPath))
  if (own.length === 0) return []
  return [
    {
      title: titleOf(run),
      heading: HEADING,
      rows: own.map(lineOf),
      none: '',
      notes: [middleOf(run)],
    },
  ]
}

const titleOf = ({ kind, publishedOn }: PublishedAssessment) =>
  `${ASSESSMENT_WORDS[kind]}（${publishedOn ?? UNKNOWN}公布）`

function middleOf({ subjects }: PublishedAssessment): string {
  const middle = medianOf(subjects.map(({ points }) => points))
  return `全县共${subjects.length}个，中间数${middle === null ? UNKNOWN : pointsZh(middle)}分。`
}

const lineOf = ({ rank, name, points, gradeName, pointsBefore, rankBefore }: Line): Cell[] => [
  rank,
  name,
  pointsZh(points),
  gradeName || UNKNOWN,
  pointsBefore === null ? UNKNOWN : pointsZh(pointsBefore),
  pointsBefore === null ? UNKNOWN : signed(points - pointsBefore),
  rankBefore ?? UNKNOWN,
]

const signed = (hundredths: number) => `${hundredths > 0 ? '+' : ''}${pointsZh(hundredths)}`
