import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { DEMO_FIGURES, DEMO_SOURCE, DEMO_VALID_FROM } from '../../api/demo/figures'
import { FIGURE_UNITS, type FigureName } from '../../api/figures/names'
import { checkCharacter } from '../../api/roll/import/identity'
import { connect } from '../../db/client'
import { figures } from '../../db/schema'
import { BENCH_COUNTY } from '../import/setting'

export interface Person {
  name: string
  idNumber: string
}

/** Without them no lead has a day by which it is due. */
export async function addFigures(target: string): Promise<void> {
  const { db, close } = connect(target)
  const rows = Object.entries(DEMO_FIGURES) as [FigureName, number][]
  const values = rows.map(([name, value]) => ({
    county: BENCH_COUNTY,
    name,
    value,
    unit: FIGURE_UNITS[name],
    validFrom: DEMO_VALID_FROM,
    validTo: null,
    source: DEMO_SOURCE,
  }))
  // Those the roll is imported by are set already.
  await db.insert(figures).values(values).onConflictDoNothing()
  await close()
}

const MOTORCYCLES_PER_THOUSAND = 20

/** A file as the vehicle office hands it over: cars of everybody, few of them of people on the register. */
export async function writeVehicles(
  file: string,
  people: readonly Person[],
  size: { rows: number; owners: number },
): Promise<void> {
  await pipeline(vehicleLines(people, size), createWriteStream(file))
}

function* vehicleLines(
  people: readonly Person[],
  { rows, owners }: { rows: number; owners: number },
): Generator<string> {
  let lines = '姓名,身份证号,号牌号码,车辆类型,初次登记日期,状态\n'
  for (let i = 0; i < rows; i++) {
    const isOwner = i % Math.floor(rows / owners) === 0 && i / Math.floor(rows / owners) < owners
    const isRider = !isOwner && i % 1000 < MOTORCYCLES_PER_THOUSAND
    const person = people[isOwner ? i / Math.floor(rows / owners) : (i * 7) % people.length]
    const { name, idNumber } = isOwner || isRider ? (person ?? stranger(i)) : stranger(i)
    const kind = isRider ? '普通二轮摩托车' : '小型轿车'
    lines += `${name},${idNumber},渝F${String(10_000 + i)},${kind},2018-01-01,正常\n`
    if (lines.length < 65_536) continue
    yield lines
    lines = ''
  }
  yield lines
}

/** Of a region that is nobody's, each with a number of their own. */
function stranger(i: number): Person {
  const day = String(1 + (i % 28)).padStart(2, '0')
  const month = String(1 + (Math.floor(i / 28) % 12)).padStart(2, '0')
  const year = 1950 + (Math.floor(i / 336) % 50)
  const digits = `509937${year}${month}${day}${String(Math.floor(i / 16_800) % 1000).padStart(3, '0')}`
  return { name: '陈大伟', idNumber: digits + checkCharacter(digits) }
}
