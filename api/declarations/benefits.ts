import { type SQL, sql } from 'drizzle-orm'
import type { BenefitKind } from '../../db/values/integrity'

/** Something that kin or a firm of a cadre got, not looked at yet. */
export interface Found extends Record<string, unknown> {
  staffId: string
  declarationId: string | null
  benefit: BenefitKind
  subject: string
  householdId: string | null
  areaPath: string
}

/**
 * Homes of cadres and of their declared kin: found when it was declared, or since by the identity
 * number; a cadre's own by the phone, under whatever they declared last.
 */
export const declaredHomes = (county: string): SQL => sql`
  select d.staff_id, d.id as declaration_id, coalesce(d.household_id, p.household_id) as household_id
    from declarations d
    left join people p on p.county = ${county} and p.id_number_index = d.id_number_index
   where d.county = ${county} and d.kind = 'kin' and d.ended_on is null
     and coalesce(d.household_id, p.household_id) is not null
  union all
  select s.id, (select d.id from declarations d
                 where d.county = ${county} and d.staff_id = s.id and d.ended_on is null
                 order by d.declared_on desc, d.id desc limit 1), p.household_id
    from staff s
    join people p on p.county = ${county} and p.phone_index = s.phone_index
   where s.county = ${county} and s.is_active`

/** Recorded as kin by somebody else, and never declared by the cadre. */
export const undeclaredHomes = (county: string): SQL => sql`
  select t.staff_id, null::uuid as declaration_id, t.household_id
    from staff_ties t
    join staff s on s.county = ${county} and s.id = t.staff_id and s.is_active
   where t.county = ${county} and t.kind = 'kin'
     and not exists (
       select from declarations d
        where d.county = ${county} and d.staff_id = t.staff_id and d.ended_on is null
          and d.household_id = t.household_id)`

/** What a household has got: registered, asked for, measures, projects, payments, loans. */
const gotBy = (county: string, home: SQL): SQL => sql`
  select 'registered' as benefit, 'household:' || h.id as subject, h.area_path
    from households h
   where h.county = ${county} and h.id = ${home}
     and (h.status in ('registered', 'exiting', 'returned') or h.watch is not null)
  union all
  select 'application', 'application:' || a.id, h.area_path
    from applications a join households h on h.county = ${county} and h.id = a.household_id
   where a.county = ${county} and a.household_id = ${home} and a.status in ('filed', 'accepted')
  union all
  select 'measure', 'measure:' || m.id, h.area_path
    from measures m join households h on h.county = ${county} and h.id = m.household_id
   where m.county = ${county} and m.household_id = ${home} and m.status <> 'cancelled'
  union all
  select 'project', 'project:' || r.id, r.area_path
    from project_households b join projects r on r.county = ${county} and r.id = b.project_id
   where b.county = ${county} and b.household_id = ${home}
     and r.status not in ('rejected', 'cancelled')
  union all
  select 'payment', 'payment:' || y.id, r.area_path
    from payments y join projects r on r.county = ${county} and r.id = y.project_id
   where y.county = ${county} and y.household_id = ${home}
  union all
  select 'loan', 'loan:' || l.id, h.area_path
    from loans l join households h on h.county = ${county} and h.id = l.household_id
   where l.county = ${county} and l.household_id = ${home}`

/** All that some homes have got; each home is looked up by itself, by its index. */
export const benefitsOf = (county: string, homes: SQL): SQL => sql`
  select distinct on (home.staff_id, got.subject)
         home.staff_id as "staffId", home.declaration_id as "declarationId", got.benefit,
         got.subject, home.household_id as "householdId", got.area_path as "areaPath"
    from (${homes}) home
   cross join lateral (${gotBy(county, sql`home.household_id`)}) got
   order by home.staff_id, got.subject, home.declaration_id`

/** As `plainFirm` writes a firm's name. */
const plain = (name: SQL) =>
  sql`lower(regexp_replace(normalize(${name}, nfkc), '[\\s()·,.，。、"“”]', '', 'g'))`

/** Payments to firms that cadres declared an interest in. */
export const paymentsToFirms = (county: string): SQL => sql`
  select distinct on (d.staff_id, y.id)
         d.staff_id as "staffId", d.id as "declarationId", 'payment' as benefit,
         'payment:' || y.id as subject, null::uuid as "householdId", r.area_path as "areaPath"
    from declarations d
    join payments y on y.county = ${county} and y.payee_kind = 'contractor'
     and ${plain(sql`y.payee`)} = ${plain(sql`d.firm`)}
    join projects r on r.county = ${county} and r.id = y.project_id
   where d.county = ${county} and d.kind = 'interest' and d.ended_on is null
   order by d.staff_id, y.id, d.id`
