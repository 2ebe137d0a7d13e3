import type { Db } from '../../db/client'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { StaffRole } from '../../db/values/staff'
import { listPlaces, mayReach } from '../areas/places'
import { findArea } from '../areas/words'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { maskName } from '../receipts/rules'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { grantFor } from '../shared/rights'
import { findPace } from './approve'
import type { Target } from './draft'
import { getBroadcast } from './find'
import type { Sample, Words } from './lengths'
import { measureReach, type Reach } from './reach'
import { cleanBody, excessOf, isDayUnclear, startOf } from './rules'
import { planStarts } from './schedule'
import { namedIn, refusalOfNamed } from './variables'
import { readWhen } from './when'
import { readWhom } from './whom'

interface Understood {
  areaPath: string
  /** In words. */
  area: string
  audience: BroadcastAudience
  roles: StaffRole[]
  /** The words that said when and to whom. */
  named: string
  body: string
  sendAt: string | null
  /** The whole county: asked for a second time. */
  isEverybody: boolean
}

/** What it would be to send some words to a target, as far as anybody can tell beforehand. */
export interface Outlook {
  reach: Reach
  /** The longest messages as some would read them; of households the reader may not see, masked. */
  samples: Sample[]
  /** When the first village begins and the last one. */
  from: string
  until: string
  /** It names a day as 明天, which would be another one when it goes out. */
  isDayUnclear: boolean
}

/** What a notice written in one go would be; nothing is stored. */
export type Preview =
  /** The beginning names nobody in the writer's areas. `body`: what follows a word not known here. */
  | { state: 'whom'; body: string | null }
  /** The hour it is to go out has gone by. */
  | { state: 'past' }
  | ({ state: 'body' } & Understood)
  | ({ state: 'too_long'; over: number } & Understood)
  | ({ state: 'variable'; reason: string; name: string } & Understood)
  | ({ state: 'nobody' | 'ready' } & Outlook & Understood)

export async function previewBroadcast(
  tx: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<Preview> {
  const { county, now } = ctx
  const when = readWhen(text, now)
  const whom = readWhom(when?.rest ?? text, await listPlaces(tx, ctx))
  if (whom && 'unknown' in whom) return { state: 'whom', body: whom.body }
  const area = whom && mayReach(ctx, whom.areaPath) && (await findArea(tx, county, whom.areaPath))
  // 宝坪村9社 may not exist.
  if (!whom || !area) return { state: 'whom', body: null }
  if (when && when.at <= now) return { state: 'past' }
  const body = cleanBody(whom.body)
  const isEverybody = area.level === 'county'
  const before = when ? text.slice(0, text.length - when.rest.length) : ''
  const named = before + whom.named
  const sendAt = when?.at.toISOString() ?? null
  const understood = { ...whom, named, area: area.name, body, sendAt, isEverybody }
  if (body === '') return { state: 'body', ...understood }
  const refused = refusalOfNamed(body, whom.audience)
  if (refused) return { state: 'variable', ...refused, ...understood }
  const { signature } = await getCounty(tx, county)
  const over = namedIn(body).length === 0 ? excessOf(signature, body) : 0
  if (over > 0) return { state: 'too_long', over, ...understood }
  const { areaPath, audience, roles } = whom
  const target = { areas: [areaPath], audience, roles, narrowing: {} }
  const words = { body, bodyEn: null }
  const looked = await lookAhead(tx, ctx, { ...target, ...words, sendAt: when?.at ?? null })
  if (looked.over > 0) return { state: 'too_long', over: looked.over, ...understood }
  const state = looked.reach.recipients > 0 ? 'ready' : 'nobody'
  return { state, ...withoutOver(looked), ...understood }
}

/** The same of a draft as it stands, by whoever decides about it. */
export async function previewDraft(tx: Db, ctx: RequestContext, id: string): Promise<Outlook> {
  const row = await getBroadcast(tx, ctx, { id })
  return withoutOver(await lookAhead(tx, ctx, row))
}

const withoutOver = ({ over: _over, ...outlook }: Outlook & { over: number }): Outlook => outlook

type Planned = Target & Words & { sendAt: Date | null; draftedAt?: Date }

async function lookAhead(tx: Db, ctx: RequestContext, planned: Planned) {
  const { county, now } = ctx
  const { reach, samples, over } = await measureReach(tx, ctx, planned, planned)
  const start = startOf(planned.sendAt, now)
  const pace = await findPace(tx, county, dayOf(start))
  const starts = [...planStarts(reach.villages, start, pace).values()]
  const until = starts.at(-1) ?? start
  return {
    over,
    reach,
    samples: samples.map((sample) => masked(ctx, sample)),
    from: start.toISOString(),
    until: until.toISOString(),
    isDayUnclear: isDayUnclear(planned.body, dayOf(planned.draftedAt ?? now), dayOf(until)),
  }
}

/** A head's name for whoever may read the household; for anybody else as on a receipt. */
function masked({ actor }: RequestContext, sample: Sample): Sample {
  const grant = grantFor(actor, 'household.read')
  const maySee =
    grant?.reach === 'all' ||
    (grant && 'areaPaths' in grant && grant.areaPaths.some((at) => contains(at, sample.village)))
  if (maySee || sample.head === '') return sample
  const head = maskName(sample.head)
  return { ...sample, head, text: sample.text.replaceAll(sample.head, head) }
}
