import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { loadReferenceAreas } from '../../api/areas/reference'
import { DEMO_FIGURES } from '../../api/demo/figures'
import { FIGURE_UNITS } from '../../api/figures/names'
import { connect, type Sql } from '../../db/client'
import { generateCounty } from '../../db/demo/county'
import { DEMO_AREAS } from '../../db/demo/demo-areas'
import { toRollCsvLines } from '../../db/demo/sheet'
import { counties, figures } from '../../db/schema'
import type { HouseholdRecord } from '../../db/values/roll'
import { BENCH_COUNTY } from './setting'

const ON_REGISTER = new Set(['registered', 'exiting', 'exited', 'returned'])

/** Writes the register of an invented county as the national system exports it. */
export async function writeRoll(file: string, registeredHouseholds: number): Promise<void> {
  const { households } = generateCounty({ registeredHouseholds })
  await pipeline(toRollCsvLines(onRegister(households)), createWriteStream(file))
}

function* onRegister(households: Iterable<HouseholdRecord>): Generator<HouseholdRecord> {
  for (const household of households) if (ON_REGISTER.has(household.status)) yield household
}

/** The county with its villages, before any roll. */
export async function addCounty(target: string): Promise<void> {
  const { db, close } = connect(target)
  const row = { county: BENCH_COUNTY, name: '巫溪县', signature: '村信', hotline: '023-00000000' }
  await db.insert(counties).values({ ...row, isDemo: true })
  // Without them the data's quality would not be looked at, which is part of every import.
  const validity = { county: BENCH_COUNTY, validFrom: '2020-01-01', source: '示例' }
  const names = ['quality_working_age', 'quality_elderly_age', 'quality_hands_percent'] as const
  const set = names.map((name) => ({
    ...validity,
    name,
    value: DEMO_FIGURES[name],
    unit: FIGURE_UNITS[name],
  }))
  await db.insert(figures).values(set)
  await loadReferenceAreas(db, BENCH_COUNTY, DEMO_AREAS)
  await close()
}

/** What an import leaves, away; and nothing of it left for the next measure to write out. */
export async function emptyRoll(sql: Sql): Promise<void> {
  await sql`truncate households, people, events, audit, imports cascade`
  await sql`checkpoint`
}
