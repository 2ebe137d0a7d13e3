import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'
import { announce, pass, plan, report } from './acts/county'
import { deputise, paper, renew, sign } from './acts/signing'
import { type Act, act, type History } from './history'
import { type CaseRow, isFiled } from './picture'
import {
  CLERK,
  HOMES,
  OFFICES,
  PARTY_SECRETARY,
  RESIDENT,
  SECOND_CLERK,
  SECOND_RESIDENT,
} from './world'

type Push = AsyncGenerator<Act, void>

/** Measures, signatures and the county's part, as far as they go today. */
export async function* pushEnd(h: History, isAnnounced: boolean): Push {
  const atCounty = () =>
    h.picture.cases.filter((each) => isFiled(each, h.picture.now) && each.level === 'county')
  // Helped and not signed; the others are signed before anybody helps.
  const [first, ...others] = atCounty()
  if (first) yield* measure(h, first)
  yield* decide('unsigned', isAnnounced)
  for (const each of atCounty()) yield* name(h, each)
  const asked = () =>
    h.picture.signatures.filter(
      (row) => row.status === 'asked' && atCounty().some(({ id }) => id === row.applicationId),
    )
  const officials = h.world.staff.flatMap(({ id }, i) =>
    asked().some(({ staffId }) => staffId === id) ? HOMES + i : [],
  )
  const homes = h.homes.flatMap(({ id }, i) =>
    atCounty().some(({ householdId }) => householdId === id) ? i : [],
  )
  for (const by of [...homes, ...officials]) {
    yield act(`renew ${by}`, (now) => renew(now, { by }))
    yield act(`sign ${by}`, (now) => sign(now, { by, whose: null }))
  }
  for (const each of atCounty()) yield* onPaper(h, each)
  yield* decide('unhelped', isAnnounced)
  for (const each of others) yield* measure(h, each)
  yield* decide('now', isAnnounced)
}

/** The township's report, and the county office on it; whoever is tied to a household tries first. */
async function* decide(when: string, isAnnounced: boolean): Push {
  yield act(`report ${when}`, (now) => report(now, { who: CLERK }))
  for (const who of OFFICES) yield act(`pass ${when}`, (now) => pass(now, { which: 0, who }))
  if (!isAnnounced) return
  for (const who of OFFICES)
    yield act(`announce ${when}`, (now) => announce(now, { which: 0, who }))
}

const homeOf = ({ homes }: History, { householdId }: CaseRow) =>
  homes.findIndex(({ id }) => id === householdId)

async function* measure(h: History, each: CaseRow): Push {
  const home = homeOf(h, each)
  for (const cause of ['illness', 'schooling'] as const) {
    const has = () =>
      h.picture.measures.some(
        (row) => row.applicationId === each.id && row.cause === cause && row.status === 'planned',
      )
    for (const [who, owner] of [
      [CLERK, RESIDENT],
      [SECOND_CLERK, SECOND_RESIDENT],
    ] as const)
      if (!has()) yield act(`plan ${cause}`, (now) => plan(now, { home, cause, owner, who }))
  }
}

/** Where the official is tied, somebody of the level or above stands in. */
async function* name(h: History, each: CaseRow): Push {
  const home = homeOf(h, each)
  for (const role of ['village_secretary', 'first_secretary', 'township_committee'] as const) {
    const lacks = () =>
      h.picture.signatures.some(
        (row) =>
          row.applicationId === each.id &&
          row.role === role &&
          row.status === 'asked' &&
          row.staffId === null,
      )
    for (const who of [CLERK, SECOND_CLERK])
      for (const deputy of [PARTY_SECRETARY, 4, 5, 10, 2, 3])
        if (lacks())
          yield act(`deputise ${role}`, (now) => deputise(now, { role, home, deputy, who }))
  }
}

/** What still lacks a signature, as where one phone would sign twice. */
async function* onPaper(h: History, each: CaseRow): Push {
  for (const role of SIGN_OFF_ROLES) {
    const lacks = () =>
      h.picture.signatures.some(
        (row) => row.applicationId === each.id && row.role === role && row.status === 'asked',
      )
    for (const who of [SECOND_RESIDENT, SECOND_CLERK, CLERK])
      if (lacks())
        yield act(`paper ${role}`, (now) => paper(now, { home: homeOf(h, each), role, who }))
  }
}
