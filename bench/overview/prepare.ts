import type { Sql } from '../../db/client'

/** As many as 巫溪县 has. */
const TOWNSHIPS = 32
const VILLAGES_EACH = 9
const GROUPS_EACH = 5
/** The day on which everything is looked at. */
export const TODAY = '2026-11-23'

interface Size {
  /** On the register, and in the whole roll. */
  registered: number
  roll: number
  /** Of each registered household, over the last two years. */
  visits: number
}

/** Names of invented counties beside the one that is measured. */
export const countyName = (which: number) => `c${String(which).padStart(3, '0')}`

/**
 * One county as it stands in its third year, made by statements over whole sets: its roll, who helps whom, measures,
 * visits, lists with objections, leads, projects and their money. As the owner, whose foreign keys are not checked.
 */
export async function addCounty(sql: Sql, county: string, size: Size): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    // What is made here nobody has counted yet: of a few rows it would think a loop the best.
    await tx`set local enable_nestloop = off`
    await addPlaces(tx as unknown as Sql, county)
    await addHouseholds(tx as unknown as Sql, county, size)
    await addCare(tx as unknown as Sql, county, size)
    await addLists(tx as unknown as Sql, county)
    await addMoney(tx as unknown as Sql, county)
  })
}

async function addPlaces(sql: Sql, county: string) {
  await sql`insert into counties (county, name, signature, hotline, is_demo)
            values (${county}, '示例县', '村信', '023-1', true)`
  await sql`insert into areas (county, path, level, name, source)
            values (${county}, ${county}, 'county', '示例县', '示例')`
  await sql`
    insert into areas (county, path, level, name, source)
    select ${county}, ${county} || '.t' || t, 'township', '示例' || t || '乡', '示例'
      from generate_series(1, ${TOWNSHIPS}::int) t`
  await sql`
    insert into areas (county, path, level, name, source, groups)
    select ${county}, ${county} || '.t' || t || '.v' || v, 'village', t || '乡' || v || '村', '示例', ${GROUPS_EACH}
      from generate_series(1, ${TOWNSHIPS}::int) t, generate_series(1, ${VILLAGES_EACH}::int) v`
  await sql`
    insert into figures (county, name, valid_from, value, unit, source) values
      (${county}, 'visit_days_key', '2024-01-01', 31, 'days', '示例'),
      (${county}, 'visit_days_other', '2024-01-01', 92, 'days', '示例'),
      (${county}, 'duty_days', '2024-01-01', 7, 'days', '示例')`
  await sql`
    insert into staff (county, id, name, unit, is_active)
    select ${county}, uuidv7(), '示例' || n, '示例', true from generate_series(1, 3000) n`
  await sql`
    insert into staff_roles (county, staff_id, role, area_path)
    select ${county}, s.id, case when n % 10 < 8 then 'village_cadre' when n % 10 = 8 then 'first_secretary' else 'resident_cadre' end,
           ${county} || '.t' || 1 + n % ${TOWNSHIPS}::int || '.v' || 1 + (n / ${TOWNSHIPS}::int) % ${VILLAGES_EACH}::int
      from (select id, row_number() over (order by id) as n from staff where county = ${county}) s`
}

async function addHouseholds(sql: Sql, county: string, { registered, roll }: Size) {
  await sql`
    insert into households (county, id, key, number, area_path, head_name, size, status, status_since, watch, type,
                            main_cause, other_causes, identified_year, exited_year, net_income_per_head_fen, fingerprint)
    select ${county}, uuidv7(), 'bench:' || n, null,
           ${county} || '.t' || 1 + n % ${TOWNSHIPS}::int || '.v' || 1 + (n / ${TOWNSHIPS}::int) % ${VILLAGES_EACH}::int || '.'
             || 1 + (n / ${TOWNSHIPS * VILLAGES_EACH}::int) % ${GROUPS_EACH}::int,
           '示例户' || n, 1 + n % 6,
           case when n > ${registered}::int then 'unregistered' when n % 10 < 7 then 'exited' when n % 200 = 8 then 'returned'
                when n % 50 = 9 then 'exiting' else 'registered' end,
           date '2023-01-01' + n % 900,
           case when n % 40 = 3 then 'unstable_exit' when n > ${registered}::int and n % 200 = 1 then 'borderline' end,
           'ordinary',
           case when n <= ${registered}::int then (array['illness','disability','schooling','lack_of_skill'])[1 + n % 4] end,
           case when n <= ${registered}::int and n % 2 = 0 then array['lack_of_labour'] else '{}' end,
           2023, case when n % 10 < 7 then 2025 end, 400000 + n % 900000, '\\x00'
      from generate_series(1, ${roll}::int) n`
}

async function addCare(sql: Sql, county: string, { visits }: Size) {
  await sql`create temporary table bench_households on commit drop as
    select id, row_number() over (order by key) as n, main_cause, other_causes, status from households
     where county = ${county} and status <> 'unregistered'`
  await sql`create temporary table bench_staff on commit drop as
    select id, row_number() over (order by id) as n from staff where county = ${county}`
  await sql`
    insert into pairings (county, id, household_id, staff_id, from_day, reason, paired_by)
    select ${county}, uuidv7(), h.id, s.id, '2024-03-01', 'assigned', s.id
      from bench_households h join bench_staff s on s.n = 1 + h.n % 3000 where h.n % 25 <> 0`
  await sql`
    insert into measures (county, id, household_id, cause, category, content, owner_id, code, status, planned_by,
                          planned_on, due_on, delivered_on)
    select ${county}, uuidv7(), h.id, cause, 'industry', '示例', s.id, '', case h.n % 5 when 0 then 'planned' when 1 then 'delivered' else 'confirmed' end,
           s.id, '2026-02-01', date '2026-10-01' + h.n::int % 200, case when h.n % 5 > 0 then date '2026-09-01' end
      from bench_households h join bench_staff s on s.n = 1 + h.n % 3000
      cross join lateral unnest(h.main_cause || h.other_causes) cause where h.n % 30 <> 0`
  await sql`
    insert into visits (county, id, household_id, staff_id, purpose, visited_on, noted_at, body_sealed, is_far)
    select ${county}, uuidv7(), h.id, s.id, 'learn_situation', day, day, '\\x00', false
      from bench_households h join bench_staff s on s.n = 1 + h.n % 3000
      cross join generate_series(0, ${visits - 1}::int) v
      cross join lateral (select ${TODAY}::date - (v * (700 / ${visits}::int) + h.n % 60)::int as day) d where h.n % 40 <> 0`
}

/** Lists with objections, cases, and leads. */
async function addLists(sql: Sql, county: string) {
  await sql`
    insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
    values (${county}, uuidv7(), 'identification', 2026, ${county}, 'open', '2026-03-01', uuidv7(), '{}')`
  await sql`
    insert into notices (county, id, round_id, level, area_path, area_name, code, status, posted_at, posted_on, posted_by,
                         closes_on, closes_at)
    select ${county}, uuidv7(), r.id, 'village', a.path, a.name, lpad((row_number() over (order by a.path, n))::text, 6, '0'),
           'posted', day, day, r.opened_by, day + 7, day + 8
      from rounds r, areas a, generate_series(1, 4) n
      cross join lateral (select ${TODAY}::date - n * 4 as day) d
     where r.county = ${county} and a.county = ${county} and a.level = 'village'`
  await sql`
    insert into objections (county, id, notice_id, ground, household_id, way, code, body_sealed, status, filed_at, filed_on,
                            due_on, decided_at)
    select ${county}, uuidv7(), id, 'should_not_be_listed', null, 'message', '', '\\x00',
           (array['open', 'upheld', 'rejected', 'rejected', 'withdrawn'])[1 + n % 5], posted_on, posted_on, posted_on + 7,
           case when n % 5 > 0 then posted_at end
      from (select *, row_number() over (order by code) as n from notices where county = ${county}) x where n % 2 = 0`
  await sql`
    insert into leads (county, id, code, kind, class, household_id, area_path, is_possible, evidence_key, status, opened_at,
                       visit_due_on, decide_due_on, outcome, decided_on)
    select ${county}, uuidv7(), '', case when n % 2 = 0 then 'mismatch' else 'risk' end,
           case when n % 2 = 0 then 'vehicle' else 'income_drop' end, id, area_path, false, uuid_send(id),
           case when n % 4 = 0 then 'open' else 'decided' end, date '2026-02-01' + n::int % 280, date '2026-03-01' + n::int % 280,
           date '2026-03-15' + n::int % 280,
           case when n % 4 > 0 then case when n % 2 = 0 then (array['corrected', 'unfounded'])[1 + (n / 2) % 2] else 'settled' end end,
           case when n % 4 > 0 then date '2026-03-10' + n::int % 250 end
      from (select id, area_path, row_number() over (order by key) as n from households
             where county = ${county} and status <> 'unregistered') h where n % 12 = 0 or n % 25 = 0`
}

/** Projects with their goals and money, and what was paid of it to households. */
async function addMoney(sql: Sql, county: string) {
  await sql`
    insert into projects (county, id, code, area_path, year, name, sector, planned_fen, approved_fen, status, due_on, opened_on)
    select ${county}, uuidv7(), lpad(row_number() over (order by path, n)::text, 9, '0'), path, 2026, '示例项目', 'transport',
           20000000, 20000000, (array['submitted','approved','under_way','finished','accepted','checked','settled'])[1 + n % 7],
           date '2026-09-01' + n * 17, '2026-02-01'
      from areas, generate_series(1, 7) n where county = ${county} and level = 'village'`
  await sql`
    insert into project_goals (county, project_id, seq, text, target, unit)
    select ${county}, id, 1, '示例', 3, '公里' from projects where county = ${county} and code <> '000000007'`
  await sql`
    insert into fund_sources (county, id, name, kind, giver, year, planned_fen, sectors, area_path, recorded_by, recorded_on)
    select ${county}, uuidv7(), '示例' || n, 'central', '示例', 2024 + n % 3, 90000000000, '{}', ${county}, uuidv7(), '2026-01-05'
      from generate_series(1, 30) n`
  await sql`
    insert into fund_accounts (county, id, source_id, kind, ref, balance_fen)
    select ${county}, uuidv7(), s.id, k.kind, '', fen from fund_sources s,
           (values ('origin', -60000000000), ('source', 20000000000)) k (kind, fen) where s.county = ${county}
    union all
    select ${county}, uuidv7(), s.id, 'allocation', a.path, 100000000 from fund_sources s, areas a
     where s.county = ${county} and a.county = ${county} and a.level = 'township'
    union all
    select ${county}, uuidv7(), s.id, k.kind, p.id::text, 9000000
      from (select id, row_number() over (order by id) as n from fund_sources where county = ${county}) s
      join (select id, row_number() over (order by id) as n from projects where county = ${county}) p on p.n % 30 + 1 = s.n,
           (values ('project'), ('spent')) k (kind)`
  await sql`create temporary table bench_for on commit drop as
    select p.id as project_id, h.id as household_id, h.head_name,
           row_number() over (order by h.id) as n
      from (select *, row_number() over (partition by area_path order by id) as nth from projects where county = ${county}) p
      join households h on h.county = ${county} and rtrim(h.area_path, '0123456789') = p.area_path || '.'
                       and h.status <> 'unregistered'
     where p.nth <= 2`
  await sql`insert into project_households (county, project_id, household_id)
            select ${county}, project_id, household_id from bench_for`
  await sql`
    insert into payments (county, id, claim_id, project_id, code, payee_kind, household_id, payee, amount_fen, paid_by, paid_on,
                          asked_at, answer, answered_at)
    select ${county}, uuidv7(), uuidv7(), project_id, lpad(n::text, 10, '0'), 'household', household_id, head_name, 50000, uuidv7(),
           date '2026-03-01' + n::int % 200, date '2026-03-02' + n::int % 200,
           case when n % 20 = 0 then null when n % 97 = 0 then 'denied' else 'received' end,
           date '2026-03-05' + n::int % 200
      from bench_for where n % 5 = 0`
}
