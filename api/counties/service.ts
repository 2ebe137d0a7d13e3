import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { counties, senderAddresses } from '../../db/schema'
import { record, type Recorder } from '../audit/record'
import { ApiError } from '../shared/errors'

export async function getCounty(db: Db, county: string) {
  const [row] = await db.select().from(counties).where(eq(counties.county, county))
  if (!row) throw new ApiError('not_found', 'county')
  return row
}

/** Which county an address of ours belongs to; the one question asked before a county is known. */
export async function findCountyOfAddress(db: Db, channel: string, address: string) {
  const [row] = await db
    .select({ county: senderAddresses.county })
    .from(senderAddresses)
    .where(and(eq(senderAddresses.channel, channel), eq(senderAddresses.address, address)))
  return row?.county
}

export interface CountySettings {
  name?: string
  /** 2 to 6 characters, set in 【】 before every message. */
  signature?: string
  hotline?: string
}

export async function setCounty(tx: Db, ctx: Recorder, set: CountySettings) {
  const { county } = ctx
  if (set.signature !== undefined && !/^[^【】\s]{2,6}$/u.test(set.signature))
    throw new ApiError('invalid', 'signature')
  if (Object.keys(set).length > 0) {
    await tx.update(counties).set(set).where(eq(counties.county, county))
    await record(tx, ctx, { subject: `county:${county}`, type: 'county.set', details: { ...set } })
  }
  return getCounty(tx, county)
}

/** Where texts to the county go; null where its number is not set. */
export async function findNumber(db: Db, county: string): Promise<string | null> {
  const [row] = await db
    .select({ address: senderAddresses.address })
    .from(senderAddresses)
    .where(and(eq(senderAddresses.county, county), eq(senderAddresses.channel, 'sms')))
    .orderBy(asc(senderAddresses.address))
    .limit(1)
  return row?.address ?? null
}

/** Messages to this address of ours belong to this county from now on. */
export async function claimAddress(tx: Db, ctx: Recorder, channel: string, address: string) {
  const { county } = ctx
  await tx
    .insert(senderAddresses)
    .values({ channel, address, county })
    .onConflictDoUpdate({
      target: [senderAddresses.channel, senderAddresses.address],
      set: { county },
    })
  const details = { channel, address }
  await record(tx, ctx, { subject: `county:${county}`, type: 'county.address_claimed', details })
}
