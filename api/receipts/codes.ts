import type { Db } from '../../db/client'
import { codes } from '../../db/schema'
import type { CodeKind } from '../../db/values/codes'
import { randomCode } from '../shared/codes'

const TRIES = 10

/** Gives a subject a code of its kind, unique in the county; a taken one is drawn again. */
export async function giveCode(
  tx: Db,
  row: { county: string; kind: CodeKind; subject: string; contactId: string | null },
): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const code = randomCode(row.kind)
    const given = await tx
      .insert(codes)
      .values({ ...row, code })
      .onConflictDoNothing()
      .returning({ code: codes.code })
    if (given.length > 0) return code
  }
  throw new Error(`no free ${row.kind} code after ${TRIES} draws`)
}
