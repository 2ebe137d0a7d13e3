import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { z } from 'zod'
import { contacts } from '../../db/schema'
import type { AppDeps } from '../http/context'
import { addHours } from '../shared/day'
import { describeFault } from '../shared/fault'
import { Session } from './answer'
import { openSession, sealSession } from './storage'

/** The one thing the API reads of a session: the draft in it may not be kept beyond then, and what stands there after. */
const Lapsing = z.object({ lapse: z.object({ at: z.iso.datetime(), session: Session }) })

/** No draft is kept for longer after its writer's last message. */
const KEPT_HOURS = 24

/** Words that may accuse somebody, and codes of complaints; rather one too many. */
const ACCUSES = new RegExp(
  [
    '[举檢检投控告贪貪污乌腐收钱錢黑揭曝骗騙偷吞扣克昧瞒假虚虛卡拿礼禮烟酒饭戚舅偏骂罵打凶吼推拖欺霸占乱亂账帐章罚遭]',
    '干部|幹部|[书書]记|書記|主任|会[计记]|文书|领导|专干|[村社组队镇乡局所站事]长|[村镇乡队社](?:里|上|委|干)|政府|民政|工作队|[驻住]村|帮[扶夫]|窗口|办事|官',
    '好处|人情|熟人|后门|红包|请客|名额|摊派|截留|挪用|侵占|套取|冒领|代领|徇私|包庇|态度|刁难|敷衍|形式主义|关系户|皮球|签字|(?:百|千|万|块|元)(?:块|元)?钱?$',
    '不(?:管|理|办|来|作为|做为|给|公|受理|负责)|[没无]人(?:管|理)|他们|公家|合作社|要.{0,4}[百千万块元]',
    '(?:\\d\\D{0,2}){16}|^\\W*[4４]\\W*$|[a-z]{4}',
  ].join('|'),
  'iu',
)

/**
 * Whether a message that nobody could answer, or the conversation it belongs to, may hold a complaint. What broke the
 * understanding of it must not be asked.
 */
export function mayBeComplaint(body: () => string, session: () => Session): boolean {
  try {
    return Lapsing.safeParse(session()).success || ACCUSES.test(body())
  } catch {
    return true
  }
}

/**
 * Drops drafts of complaints whose writers were not heard of for a day: the session is then as if none had been begun.
 * Sessions are opened one by one, as nothing outside of them may tell which hold a draft.
 */
export async function dropLapsedDrafts(deps: AppDeps, county: string, now: Date): Promise<number> {
  const { db } = deps.connection
  const isFree = or(isNull(contacts.leaseUntil), lte(contacts.leaseUntil, now))
  const rows = await db
    .select({ id: contacts.id, version: contacts.sessionVersion, sealed: contacts.sessionSealed })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        isNotNull(contacts.sessionSealed),
        lte(contacts.floodFrom, addHours(now, -KEPT_HOURS)),
        isFree,
      ),
    )
  let dropped = 0
  for (const { id, version, sealed } of rows) {
    const after = lapsedTo(deps, county, { id, sealed }, now)
    if (after === undefined) continue
    const isSame = and(eq(contacts.id, id), eq(contacts.sessionVersion, version), isFree)
    await db
      .update(contacts)
      .set({ sessionSealed: sealSession(deps, county, id, after), confirmsUntil: null })
      .where(and(eq(contacts.county, county), isSame))
    dropped += 1
  }
  return dropped
}

/** What a session with a lapsed draft becomes; undefined of any other. */
function lapsedTo(
  deps: AppDeps,
  county: string,
  { id, sealed }: { id: string; sealed: Buffer | null },
  now: Date,
): Session | undefined {
  try {
    const { data } = Lapsing.safeParse(openSession(deps, county, id, sealed))
    return data && new Date(data.lapse.at) <= now ? data.lapse.session : undefined
  } catch (error) {
    deps.log.error({ fault: describeFault(error), contactId: id }, 'a session cannot be opened')
    return undefined
  }
}
