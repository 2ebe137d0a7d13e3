import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, noticeEntries, notices } from '../../db/schema'
import type { RiskClass } from '../../db/values/leads'
import type { RequestContext } from '../http/context'
import { openLeads } from '../leads/open'
import type { Notice } from '../notices/find'
import { isListOfVillages, nameOnRollIn } from '../objections/household-meant'
import { groundOf } from '../objections/rules'
import { contains } from '../shared/area-path'

const LATE = /^\s*异议\s*(\d{6})(?!\d)\s*(.*)$/su

/**
 * An objection to a list that is over is passed on to a person, and is a lead about the household it is about:
 * one that was left out, or should not be in. The same said again, by whoever, is the same lead.
 * @returns whether the words are such an objection, whoever is meant
 */
export async function raiseFromLateObjection(
  tx: Db,
  ctx: RequestContext,
  { text, ownId }: { text: string; ownId: string | null },
): Promise<boolean> {
  const [, code, words = ''] = LATE.exec(text.normalize('NFKC')) ?? []
  if (!code) return false
  const [notice] = await tx
    .select()
    .from(notices)
    .where(and(eq(notices.county, ctx.county), eq(notices.code, code)))
  if (!notice) return false
  if (await isListOfVillages(tx, ctx.county, notice)) return true
  const meant = await findMeant(tx, ctx.county, notice, words, ownId)
  if (!meant) return true
  const { householdId, riskClass } = meant
  await openLeads(tx, ctx, [
    {
      kind: 'risk',
      class: riskClass,
      householdId,
      personId: null,
      isPossible: false,
      records: null,
      evidence: `objection|${notice.id}|${riskClass}|${householdId}`,
      source: 'objection',
      subject: `notice:${notice.id}`,
      text,
    },
  ])
  return true
}

interface Meant {
  householdId: string
  riskClass: RiskClass
}

async function findMeant(
  tx: Db,
  county: string,
  notice: Notice,
  words: string,
  ownId: string | null,
): Promise<Meant | null> {
  const ground = groundOf(words)
  if (ground === null || ground === 'faulty_procedure') return null
  if (ground === 'left_out') {
    const householdId = await findLeftOut(tx, county, notice, words, ownId)
    return householdId ? { householdId, riskClass: 'left_out' } : null
  }
  const plain = words.replace(/\s+/gu, '')
  const named = await tx
    .selectDistinct({ householdId: noticeEntries.householdId })
    .from(noticeEntries)
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.noticeId, notice.id),
        sql`strpos(${plain}, ${noticeEntries.headName}) > 0`,
      ),
    )
  const [only, ...others] = named
  // Nobody is found out by guessing: of several of the name the person it is passed on to asks.
  return only && others.length === 0 && only.householdId !== ownId
    ? { householdId: only.householdId, riskClass: 'wrongly_in' }
    : null
}

/** Somebody of the list's area who is named, else one's own household there. */
async function findLeftOut(
  tx: Db,
  county: string,
  notice: Notice,
  words: string,
  ownId: string | null,
): Promise<string | null> {
  const name = await nameOnRollIn(tx, county, notice, words)
  const of = name ? eq(households.headName, name) : ownId ? eq(households.id, ownId) : null
  if (!of) return null
  const rows = await tx
    .select({ id: households.id, areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), of))
  const here = rows.filter(({ areaPath }) => contains(notice.areaPath, areaPath))
  return here.length === 1 ? (here[0]?.id ?? null) : null
}
