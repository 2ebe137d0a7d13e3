import { randomBytes, randomUUID } from 'node:crypto'
import type { RequestContext } from '../../api/http/context'
import { addComplaintMessage } from '../../api/complaints/messages'
import { addDays, dayOf } from '../../api/shared/day'
import { complaintAccused, complaints } from '../../db/schema'
import type { ComplaintMessageKind, MisconductKind } from '../../db/values/integrity'
import { COUNTY, type TestApi, VILLAGE } from './api'
import { commandContext } from './command'

interface Filed {
  handlerId: string | null
  accusedIds?: string[]
  kind?: MisconductKind
  text?: string
  aboutPath?: string
  filedOn?: string
  /** By name, and this is the phone's contact; else anonymous. */
  filer?: { name: string; contactId: string }
}
type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

/** A complaint as it stands once it was filed, with whoever it went to. */
export async function addComplaint(api: Api, given: Filed): Promise<{ id: string }> {
  const id = randomUUID()
  const filedOn = given.filedOn ?? dayOf(api.clock.now)
  const { filer } = given
  const place = { county: COUNTY, table: 'complaints', column: 'filer_sealed', row: id }
  await api.db.insert(complaints).values({
    county: COUNTY,
    id,
    codeIndex: randomBytes(32),
    isAnonymous: filer === undefined,
    filerSealed: filer ? api.deps.sealer.seal(place, JSON.stringify(filer)) : null,
    kind: given.kind ?? 'favouritism',
    aboutPath: given.aboutPath ?? VILLAGE,
    status: 'filed',
    handlerId: given.handlerId,
    filedOn,
    acceptDueOn: addDays(filedOn, 21),
    decideDueOn: addDays(filedOn, 60),
  })
  for (const staffId of given.accusedIds ?? [])
    await api.db.insert(complaintAccused).values({ county: COUNTY, complaintId: id, staffId })
  await say(api, id, 'report', given.text ?? '冉书记把低保给了他妹夫')
  return { id }
}

/** What its filer says, as it comes in. */
export async function say(api: Api, id: string, kind: ComplaintMessageKind, body: string) {
  const ctx: RequestContext = { ...commandContext(api as TestApi), county: COUNTY }
  await api.db.transaction((tx) => addComplaintMessage(tx, ctx, id, { side: 'filer', kind, body }))
}
