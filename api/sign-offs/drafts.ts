import type { SignOffRole } from '../../db/values/sign-offs'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { readCases, signOffsOf } from './cases'
import { signatoryOf } from './mine'
import type { Paper } from './papers'
import { afterRefusal, isOfficial } from './rules'
import { listAskedOf } from './signer'
import {
  type HouseholdPick,
  listWaitingHouseholds,
  namedFirst,
  toPicks,
  type WaitingHousehold,
} from './waiting-households'
import { namesIn, roleIn, wayIn, witnessesSaid } from './words'

export interface RefusalInput {
  text: string
  /** The one that was picked; the text is then the reason alone. */
  signOffId: string | null
  /** 不对 of a household, which names nobody. */
  isOwn: boolean
}

/** A refusal as it was understood. */
export interface RefusalDraft {
  signOffId: string | null
  head: string
  area: string
  /** What the refusal comes to. */
  leadsTo: 'sent_back' | 'declined'
  reason: string
  candidates: HouseholdPick[]
  /** `none`: nothing waits for this contact that could be refused. */
  missing: 'none' | 'which' | 'reason' | 'phone' | null
}

const NONE: RefusalDraft = {
  signOffId: null,
  head: '',
  area: '',
  leadsTo: 'sent_back',
  reason: '',
  candidates: [],
  missing: 'none',
}

/** 拒签 张三 原因: what of all that waits for the contact is refused, and why. Nothing of it is kept. */
export async function readRefusalDraft(
  ctx: RequestContext,
  { text, signOffId, isOwn }: RefusalInput,
): Promise<RefusalDraft> {
  const { db } = ctx.deps.connection
  const signatory = await signatoryOf(ctx)
  const asked = (await listAskedOf(db, ctx, signatory)).filter(
    ({ role }) => !isOwn || role === 'household',
  )
  const cases = await readCases(
    db,
    ctx,
    asked.map(({ applicationId }) => applicationId),
  )
  const open = asked.flatMap((row) => {
    const found = cases.find(({ application }) => application.id === row.applicationId)
    const { head = '', areaPath = '', size = 0 } = found ?? {}
    const before = found?.isToBeSigned ? signOffsOf(found)?.before : undefined
    return before ? [{ row, signOffId: row.id, head, areaPath, size, before }] : []
  })
  if (open.length === 0) return NONE
  const picked = open.filter((each) => each.signOffId === signOffId)
  const named = namedFirst(ctx, text, open)
  // One household needs no name; what it says is the reason.
  const found = picked.length > 0 ? picked : named.found.length > 0 ? named.found : open
  // The name of whom it is about is no part of the reason; another's may be.
  const isNamed = named.found.some((each) => found.includes(each))
  const reason = isNamed ? named.rest : text.trim()
  const [only, ...others] = found
  if (!only || others.length > 0) {
    return { ...NONE, reason, candidates: await toPicks(ctx, found), missing: 'which' }
  }
  const { row, head, before } = only
  const area = await areaInWords(db, ctx.county, only.areaPath)
  const known = { signOffId: row.id, head, area, leadsTo: afterRefusal(before), reason }
  const isBarred = row.role === 'household' && !signatory.maySignFor.includes(row.householdId)
  const missing = isBarred ? 'phone' : reason === '' ? 'reason' : null
  return { ...known, candidates: [], missing }
}

export interface PaperInput {
  text: string
  /** Whom it is about, where that was asked. */
  householdName: string | null
  /** The sign-off that was picked. */
  signOffId: string | null
  /** Who saw it, where that was asked. */
  witnessWords: string | null
}

/** A paper as it was understood, for the cadre to look at before anything is kept. */
export interface PaperDraft {
  signOffId: string | null
  head: string
  area: string
  role: SignOffRole
  way: Paper['way']
  witnesses: string[]
  candidates: HouseholdPick[]
  /** Those of the area that can be signed on paper alone: no phone of theirs may sign. */
  onPaperAlone: string[]
  missing: 'household' | 'which' | 'signer' | 'witnesses' | null
}

const WITNESSES = 2

/** 纸签 张三 手印 见证 李四、王五; what it lacks is named in the order in which it is asked for. */
export async function readPaperDraft(ctx: RequestContext, input: PaperInput): Promise<PaperDraft> {
  const plain = input.text.normalize('NFKC')
  const witnessed = witnessesSaid(plain)
  const way = wayIn(witnessed.rest)
  const role = roleIn(way.rest)
  const said = role?.value ?? 'household'
  const waiting = await listWaitingHouseholds(ctx, said)
  const whom = input.householdName ?? role?.rest ?? way.rest
  const picked = waiting.filter(({ signOffId }) => signOffId === input.signOffId)
  const named = namedFirst(ctx, whom, waiting)
  const found = picked.length > 0 ? picked : named.found
  const asked = input.witnessWords === null ? [] : namesIn(input.witnessWords)
  const witnesses = asked.length > 0 ? asked : witnessed.value
  const [only, ...others] = found
  const household = only && others.length === 0 ? only : null
  return {
    signOffId: household?.signOffId ?? null,
    head: household?.head ?? only?.head ?? '',
    area: household
      ? await areaInWords(ctx.deps.connection.db, ctx.county, household.areaPath)
      : '',
    role: said,
    way: way.value,
    witnesses,
    candidates: household ? [] : await toPicks(ctx, found),
    onPaperAlone: waiting
      .filter(({ hasCode, lacksPhoto }) => !hasCode || lacksPhoto)
      .map(({ head }) => head),
    missing: missingIn(household, found.length, said, witnesses),
  }
}

function missingIn(
  household: WaitingHousehold | null,
  found: number,
  role: SignOffRole,
  witnesses: readonly string[],
): PaperDraft['missing'] {
  if (!household) return found === 0 ? 'household' : 'which'
  if (isOfficial(role) && household.staffId === null) return 'signer'
  return witnesses.length < WITNESSES && !household.lacksPhoto ? 'witnesses' : null
}
