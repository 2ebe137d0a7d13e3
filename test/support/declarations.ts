import { declarationHits, declarations } from '../../db/schema'
import type { BenefitKind, DeclarationHitStatus } from '../../db/values/integrity'
import { giveCode } from '../../api/receipts/codes'
import { newId } from '../../api/shared/ids'
import { COUNTY, type TestApi } from './api'

interface NewKinRow {
  county?: string
  staffId: string
  householdId: string
}

/** A brother somebody declared, whatever his name. */
export async function addKin(api: TestApi, { county = COUNTY, staffId, householdId }: NewKinRow) {
  const id = newId()
  await api.db.insert(declarations).values({
    county,
    id,
    staffId,
    kind: 'kin',
    relation: 'sibling',
    householdId,
    declaredOn: '2026-01-05',
  })
  return id
}

interface NewHit extends NewKinRow {
  areaPath: string
  benefit?: BenefitKind
  status?: DeclarationHitStatus
}

/** Something kin of a cadre got, as a comparison finds it. */
export async function addHit(api: TestApi, given: NewHit) {
  const { county = COUNTY, staffId, householdId, areaPath } = given
  const declarationId = await addKin(api, given)
  const id = newId()
  const row = {
    county,
    kind: 'receipt',
    subject: `declaration_hit:${id}`,
    contactId: null,
  } as const
  const code = await giveCode(api.db, row)
  await api.db.insert(declarationHits).values({
    county,
    id,
    code,
    staffId,
    declarationId,
    benefit: given.benefit ?? 'registered',
    subject: `household:${householdId}`,
    householdId,
    areaPath,
    foundOn: '2026-03-01',
    status: given.status ?? 'open',
  })
  return { id, code }
}
