import type { Assurance, EntryKind, EntryVisitStatus, Verdict } from '../../db/values/entry-visits'
import type { ApplicationStatus, CaseOrigin } from '../../db/values/filings'
import type { MeasureStatus, ReportItemStatus } from '../../db/values/registrations'
import type { ReviewBody, ReviewOutcome } from '../../db/values/reviews'
import type { HouseholdType, PovertyCause, RollStatus, WatchKind } from '../../db/values/roll'
import type {
  CaseLevel,
  EntryStatus,
  HouseholdRoundKind,
  NoticeLevel,
  NoticeStatus,
  ObjectionGround,
  ObjectionStatus,
  ProofMoment,
} from '../../db/values/rounds'
import type { SignOffRole, SignOffStatus, SignOffWay } from '../../db/values/sign-offs'
import type { Day } from '../shared/day'

/** One of the three entries 三进, with what it found: no words of neighbours, nothing of health. */
export interface Visit {
  id: string
  kind: EntryKind
  status: EntryVisitStatus
  on: Day | null
  by: string
  companion: string | null
  verdict: Verdict | null
  isFar: boolean
  disputes: { open: number; settled: number }
  found: Found
}

/** 四看 and 四算; null is what nobody looked at. Money in fen a year. */
export interface Found {
  size: number | null
  workers: number | null
  housing: string
  grainMonths: number | null
  students: number | null
  /** 两不愁三保障 and water: what is there, what lacks and what nobody asked about. */
  assured: string
  /** 四访: how many were asked, of each kind. */
  asked: string
  wageFen: number | null
  productionFen: number | null
  productionCostFen: number | null
  livingFen: number | null
  propertyFen: number | null
  transferFen: number | null
  netIncomePerHeadFen: number | null
}

/** What entries disagree about, and what each of them says. */
export interface Difference {
  aspect: 'size' | 'workers' | 'housing_grade' | 'housing_area' | 'income' | Assurance
  said: { kind: EntryKind; value: string | number }[]
}

/** A meeting 评议会, whatever it voted on. */
export interface Meeting {
  id: string
  level: NoticeLevel
  body: ReviewBody
  area: string
  on: Day
  /** Closed then: its votes stand. Null: called, or come to nothing. */
  closedAt: Date | null
  calledBy: string
  entitled: number | null
  present: number | null
  /** How many had to be there; null where the round froze no share. */
  quorum: number | null
  proxies: number
  isSecret: boolean
  minutes: string
}

/** What a meeting 评议 voted about the case. */
export interface Vote {
  meetingId: string
  votesFor: number
  votesAgainst: number
  abstained: number
  kinAbstained: number
  outcome: ReviewOutcome
  reason: string
}

/** A list 公示, whoever stands on it. */
export interface List {
  id: string
  level: NoticeLevel
  area: string
  code: string
  fingerprint: string
  status: NoticeStatus
  /** Null while it is only drawn up. */
  postedAt: Date | null
  postedOn: Day
  closesOn: Day
  closesAt: Date
  /** 补充公示. */
  isSupplement: boolean
  /** Of the photos that prove its window, those accepted. */
  proofs: { moment: ProofMoment; on: Day; by: string; mediaId: string }[]
}

/** The case on a list. */
export interface Listing {
  listId: string
  status: EntryStatus
}

/** An objection 异议 to the entry, or to the procedure of its list. Never whose it is, nor its words. */
export interface Objection {
  id: string
  code: string
  listCode: string
  level: NoticeLevel
  ground: ObjectionGround
  status: ObjectionStatus
  filedOn: Day
  dueOn: Day
  checker: string | null
  decidedBy: string | null
  decidedOn: Day | null
  reason: string
  /** The receipt of the objection that asks the next level about this one 复核. */
  appealCode: string | null
  /** The receipt of the one it asks about itself. */
  appealOfCode: string | null
}

/** One of the four sign-offs 四审: asked, given, refused, or void. */
export interface Signature {
  id: string
  role: SignOffRole
  status: SignOffStatus
  way: SignOffWay | null
  /** Null for the household. */
  by: string | null
  isDeputy: boolean
  deputyReason: string
  askedOn: Day
  decidedOn: Day | null
  enteredBy: string | null
  witnesses: string[]
  reason: string
  /** Of what was signed. */
  fingerprint: string
}

/** The case in a report 上报, and what the county said of it. */
export interface Reported {
  area: string
  /** Of the announcement 公告. */
  code: string | null
  status: ReportItemStatus
  reportedOn: Day
  reportedBy: string
  checkedOn: Day | null
  checkedBy: string | null
  announcedOn: Day | null
  announcedBy: string | null
  reason: string
}

export interface Measure {
  code: string
  cause: PovertyCause
  content: string
  owner: string
  plannedOn: Day
  dueOn: Day
  deliveredOn: Day | null
  status: MeasureStatus
}

/** What moved the case otherwise than up: it was sent back, declined, withdrawn. */
export interface Move {
  type: 'sent_back' | 'returned' | 'declined' | 'withdrawn'
  at: Date
  on: Day
  /** Who did; null for the household or a job. */
  by: string | null
  /** Where it went; null where it ended. */
  level: CaseLevel | null
  /** Its review at that level goes on counting: only the list is posted anew. */
  keepsReview: boolean
}

/** The case of a household in a round, with everything that led to where it stands. */
export interface Case {
  id: string
  code: string
  kind: HouseholdRoundKind
  year: number | null
  origin: CaseOrigin
  /** As it holds now. */
  status: ApplicationStatus
  level: CaseLevel | null
  reviewId: string | null
  /** Where it came in: the levels below were not held for it. */
  enteredAt: CaseLevel | null
  householdId: string
  head: string
  number: string
  size: number
  areaPath: string
  /** 宝坪村3社. */
  area: string
  roll: RollStatus
  filedOn: Day
  filedBy: string
  decidedOn: Day | null
  reason: string
  type: HouseholdType | null
  causes: PovertyCause[]
  watch: WatchKind | null
  povertyLineFen: number | null
  visits: Visit[]
  differences: Difference[]
  votes: Vote[]
  listings: Listing[]
  objections: Objection[]
  signatures: Signature[]
  /** Whose signature counts now, a paper once its photo is kept. */
  signed: SignOffRole[]
  reports: Reported[]
  measures: Measure[]
  moves: Move[]
}

/** Cases with the meetings and lists they share. */
export interface Inspection {
  cases: Case[]
  meetings: Map<string, Meeting>
  lists: Map<string, List>
}
