import { pino } from 'pino'
import { loadDemo } from '../../api/demo/service'
import type { AppDeps } from '../../api/http/context'
import { randomCode } from '../../api/shared/codes'
import { addDays, dayOf, instantOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { createSealer, type Sealer } from '../../api/shared/sealing'
import { APP_ROLE, connect, type Sql } from '../../db/client'
import { BENCH_COUNTY, BENCH_DATA_KEY, BENCH_SERVICE_TOKEN } from '../webhook/setting'

const TOWNSHIP = `${BENCH_COUNTY}.tianyuan`
const LISTS = 30
const PER_LIST = 84
const COUNTY = BENCH_COUNTY

/** A household on a list, as an objector finds it on the wall. */
export interface Target {
  code: string
  head: string
}

export interface Prepared {
  /** Every listed household with the code of its list. */
  targets: Target[]
  /** Phones that speak for a household each and have not applied. */
  applicants: string[]
}

/**
 * The county, and in one township thirty lists of 社 with 84 households each on the wall, every one of
 * them with a linked phone, and the cadres of its villages.
 * @param applicants How many households are to apply, for the baseline.
 */
export async function prepare(
  target: string,
  { registeredHouseholds, applicants }: { registeredHouseholds: number; applicants: number },
): Promise<Prepared> {
  const owner = connect(target, { statementTimeoutMs: 0 })
  const app = connect(target, { role: APP_ROLE, statementTimeoutMs: 0 })
  const sealer = createSealer(BENCH_DATA_KEY)
  const deps: AppDeps = {
    connection: app,
    clock: () => new Date(),
    sealer,
    serviceToken: BENCH_SERVICE_TOKEN,
    defaultCounty: COUNTY,
    publicUrl: 'http://localhost',
    log: pino({ level: 'silent' }),
  }
  await loadDemo(deps, COUNTY, { registeredHouseholds })
  const { sql } = owner
  const groups = await groupsOf(sql)
  const staffIds = await addCadres(sql, sealer, groups)
  const poster = staffIds[0] ?? ''
  const roundId = newId()
  const today = dayOf(new Date())
  const figures = { objection_working_days: { value: 5, unit: 'days' } }
  await sql`
    insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
    values (${COUNTY}, ${roundId}, 'identification', 2026, ${TOWNSHIP}, 'open', ${today}, ${poster},
            ${sql.json(figures)})`
  const targets: Target[] = []
  for (const [i, areaPath] of groups.entries()) {
    const heads = Array.from({ length: PER_LIST }, (_, n) => headName(i * PER_LIST + n))
    targets.push(...(await postList(sql, sealer, { roundId, poster, areaPath, heads, today })))
  }
  const homes = Array.from({ length: applicants }, (_, n) => headName(100_000 + n))
  const phones = await addHouseholds(sql, sealer, groups[0] ?? TOWNSHIP, homes, '198')
  await sql`vacuum analyze`
  await owner.close()
  await app.close()
  return { targets, applicants: phones.map(({ phone }) => phone) }
}

/** Three 社 each of ten villages, or more of fewer. */
async function groupsOf(sql: Sql): Promise<string[]> {
  const villages = await sql<{ path: string }[]>`
    select path from areas where county = ${COUNTY} and level = 'village'
       and path like ${`${TOWNSHIP}.%`} order by path`
  return Array.from({ length: LISTS }, (_, i) => {
    const village = villages[i % villages.length]?.path ?? TOWNSHIP
    return `${village}.${1 + Math.floor(i / villages.length)}`
  })
}

const FIRST = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许']
const GIVEN = [...'明华国建文军平志强海春秀英兰芳玉桂凤莲琴红梅燕霞勇刚毅俊峰磊']

/** Different for every number below a million. */
function headName(n: number): string {
  const part = (list: string[], at: number) => list[at % list.length] ?? ''
  const second = Math.floor(n / FIRST.length)
  const third = Math.floor(second / GIVEN.length)
  const fourth = Math.floor(third / GIVEN.length)
  const name = part(FIRST, n) + part(GIVEN, second) + part(GIVEN, third)
  return fourth === 0 ? name : name + part(GIVEN, fourth - 1)
}

/** Four of every village, one of every 社, three of the township. */
async function addCadres(sql: Sql, sealer: Sealer, groups: string[]): Promise<string[]> {
  const villages = [...new Set(groups.map((path) => path.split('.').slice(0, 3).join('.')))]
  const roles = [
    ...groups.map((path) => ['group_cadre', path] as const),
    ...villages.flatMap((path) =>
      (['village_cadre', 'village_secretary', 'resident_cadre', 'first_secretary'] as const).map(
        (role) => [role, path] as const,
      ),
    ),
    ...Array.from({ length: 3 }, () => ['township_clerk', TOWNSHIP] as const),
  ]
  const rows = roles.map(([role, path], i) => {
    const id = newId()
    const phone = `+86197${String(i).padStart(8, '0')}`
    const place = { county: COUNTY, table: 'staff', column: 'phone_sealed', row: id }
    const sealed = sealer.seal(place, phone).toString('hex')
    return { id, role, path, sealed, index: sealer.index('phone', COUNTY, phone).toString('hex') }
  })
  await sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
             as t(id uuid, role text, path text, sealed text, index text)
    ), member as (
      insert into staff (county, id, name, unit, phone_sealed, phone_index, is_active)
      select ${COUNTY}, id, '干部', '示例', decode(sealed, 'hex'), decode(index, 'hex'), true from row
    )
    insert into staff_roles (county, staff_id, role, area_path)
    select ${COUNTY}, id, role, path from row`
  return rows.map(({ id }) => id)
}

interface NewList {
  roundId: string
  poster: string
  areaPath: string
  heads: string[]
  today: string
}

async function postList(sql: Sql, sealer: Sealer, list: NewList): Promise<Target[]> {
  const { roundId, poster, areaPath, heads, today } = list
  const homes = await addHouseholds(sql, sealer, areaPath, heads, '196')
  const id = newId()
  const code = randomCode('notice')
  const closesOn = addDays(today, 7)
  await sql`
    insert into notices (county, id, round_id, level, area_path, area_name, code, status, posted_at,
                         posted_on, posted_by, closes_on, closes_at)
    values (${COUNTY}, ${id}, ${roundId}, 'group', ${areaPath}, '示例社', ${code}, 'posted',
            ${new Date().toISOString()}, ${today}, ${poster}, ${closesOn},
            ${instantOf(closesOn, 24).toISOString()})`
  await sql`
    insert into codes (county, code, kind, subject)
    values (${COUNTY}, ${code}, 'notice', ${`notice:${id}`})`
  const rows = homes.map((home) => ({ ...home, code: randomCode('receipt') }))
  await sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
             as t(id uuid, head text, code text)
    ), application as (
      insert into applications (county, id, household_id, contact_id, code, status, filed_at,
                                filed_on, answer_due_on, round_id, level)
      select ${COUNTY}, id, id, id, code, 'filed', ${new Date().toISOString()}, ${today},
             ${addDays(today, 20)}, ${roundId}, 'group' from row
    )
    insert into notice_entries (county, notice_id, household_id, application_id, head_name, size,
                                area_path, status)
    select ${COUNTY}, ${id}, id, id, head, 3, ${areaPath}, 'listed' from row`
  return homes.map(({ head }) => ({ code, head }))
}

let phonesMade = 0

/** Households, each with a phone linked to it; contact, link and household share an id. */
async function addHouseholds(
  sql: Sql,
  sealer: Sealer,
  areaPath: string,
  heads: string[],
  prefix: string,
): Promise<{ id: string; head: string; phone: string }[]> {
  const homes = heads.map((head) => {
    const phone = `+86${prefix}${String(phonesMade++).padStart(8, '0')}`
    const index = sealer.index('phone', COUNTY, phone).toString('hex')
    return { id: newId(), head, phone, index }
  })
  const now = new Date().toISOString()
  for (let at = 0; at < homes.length; at += 2_000)
    await sql`
      with row as (
        select * from jsonb_to_recordset(${JSON.stringify(homes.slice(at, at + 2_000))}::text::jsonb)
               as t(id uuid, head text, index text)
      ), household as (
        insert into households (county, id, key, area_path, head_name, size, status, other_causes,
                                fingerprint)
        select ${COUNTY}, id, 'bench:' || id, ${areaPath}, head, 3, 'unregistered', '{}', '' from row
      ), contact as (
        insert into contacts (county, id, channel, address_index, address_sealed, is_phone, language,
                              last_seq, answered_seq, last_out_seq, session_version)
        select ${COUNTY}, id, 'sms', decode(index, 'hex'), '', true, 'zh', 0, 0, 0, 0 from row
      )
      insert into contact_links (county, id, contact_id, household_id, way, linked_at)
      select ${COUNTY}, id, id, id, 'register_phone', ${now} from row`
  return homes
}
