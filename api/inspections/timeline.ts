import type { Day } from '../shared/day'
import type { Case, Inspection, Objection, Reported, Signature } from './facts'
import {
  byDay,
  CASE_WORDS,
  ENTRY_WORDS,
  GROUND_WORDS,
  LEVEL_WORDS,
  listName,
  MEASURE_WORDS,
  meetingName,
  moveWords,
  OBJECTION_WORDS,
  OUTCOME_WORDS,
  presentWords,
  proofWords,
  REPORTED_WORDS,
  ROLE_WORDS,
  SIGNED_WORDS,
  signerWords,
  VERDICT_WORDS,
  VISIT_WORDS,
  voteWords,
} from './words'

/** One thing that happened to a case: when, what, who, how it came out, and by which paper. */
export interface Happened {
  day: Day | null
  what: string
  who: string
  result: string
  /** A number or name an inspector finds the paper by. */
  paper: string
}

/** Everything that happened to a case, in the order of days. */
export function timelineOf(one: Case, shared: Pick<Inspection, 'meetings' | 'lists'>): Happened[] {
  const filed = {
    day: one.filedOn,
    what: '申请',
    who: one.filedBy,
    result: '',
    paper: `回执 ${one.code}`,
  }
  const rows: Happened[] = [
    filed,
    ...visitRows(one),
    ...voteRows(one, shared),
    ...listRows(one, shared),
    ...one.objections.map(objectionRow),
    ...one.moves.map(moveRow),
    ...one.signatures.filter(({ status }) => status !== 'void').map(signatureRow),
    ...one.measures.map((row) => ({
      day: row.plannedOn,
      what: '帮扶措施',
      who: `${row.owner}负责`,
      result: `${row.content}，限${row.dueOn}，${MEASURE_WORDS[row.status]}`,
      paper: `编号 ${row.code}`,
    })),
    ...one.reports.flatMap(reportRows),
    ...decidedRows(one),
  ]
  return rows.toSorted(byDay)
}

const visitRows = ({ visits, differences }: Case): Happened[] =>
  visits.map((visit) => ({
    day: visit.on,
    what: VISIT_WORDS[visit.kind],
    who: [visit.by, visit.companion].filter(Boolean).join('、'),
    result: [
      visit.status === 'open' ? '没做完' : '',
      visit.verdict ? VERDICT_WORDS[visit.verdict] : '',
      visit.disputes.open > 0 ? `${visit.disputes.open}处有争议` : '',
      visit.disputes.settled > 0 ? `查清${visit.disputes.settled}处争议` : '',
      visit.kind !== 'screening' && differences.length > 0
        ? `几次进户${differences.length}处不一样`
        : '',
      visit.isFar ? '发送的位置离村较远' : '',
    ]
      .filter(Boolean)
      .join('，'),
    paper: '',
  }))

const voteRows = ({ votes }: Case, { meetings }: Pick<Inspection, 'meetings'>): Happened[] =>
  votes.flatMap((vote) => {
    const meeting = meetings.get(vote.meetingId)
    if (!meeting) return []
    const isStanding = meeting.closedAt !== null
    const result = isStanding
      ? `${OUTCOME_WORDS[vote.outcome]}：${voteWords(vote)}；${presentWords(meeting)}`
      : '会没有开成'
    return {
      day: meeting.on,
      what: `${LEVEL_WORDS[meeting.level]}评议`,
      who: `${meeting.calledBy}召集`,
      result: result + (isStanding && vote.reason ? `；理由：${vote.reason}` : ''),
      paper: meetingName(meeting),
    }
  })

const listRows = ({ listings }: Case, { lists }: Pick<Inspection, 'lists'>): Happened[] =>
  listings.flatMap(({ listId, status }) => {
    const list = lists.get(listId)
    if (!list) return []
    const state = { drawn_up: '没张贴', void: '作废，重新公示', posted: '', closed: '' }[
      list.status
    ]
    return {
      day: list.postedOn,
      what: listName(list),
      who: list.area,
      result: [
        state || `${list.postedOn} 至 ${list.closesOn}`,
        ENTRY_WORDS[status],
        proofWords(list),
      ]
        .filter(Boolean)
        .join('，'),
      paper: `单号 ${list.code}${list.fingerprint ? ` 校验码 ${list.fingerprint}` : ''}`,
    }
  })

function objectionRow(row: Objection): Happened {
  const decided = row.decidedOn ? `${row.decidedOn} ${row.decidedBy ?? ''}定` : `限${row.dueOn}`
  const appeal = row.appealCode ? `，又向上一级提出（回执 ${row.appealCode}）` : ''
  const of = row.appealOfCode ? `对回执 ${row.appealOfCode} 的决定，` : ''
  return {
    day: row.filedOn,
    what: `异议：${GROUND_WORDS[row.ground]}`,
    who: row.checker ? `${row.checker}核查` : '没定谁查',
    result: `${of}${OBJECTION_WORDS[row.status]}，${decided}${appeal}${row.reason ? `：${row.reason}` : ''}`,
    paper: `回执 ${row.code}，单号 ${row.listCode}`,
  }
}

const moveRow = (move: Case['moves'][number]): Happened => ({
  day: move.on,
  what: moveWords(move),
  who: move.by ?? '',
  result: '',
  paper: '',
})

const signatureRow = (row: Signature): Happened => ({
  day: row.decidedOn ?? row.askedOn,
  what: `审签：${ROLE_WORDS[row.role]}`,
  who: signerWords(row),
  result: SIGNED_WORDS[row.status] + (row.reason ? `：${row.reason}` : ''),
  paper: row.fingerprint ? `签的版本 ${row.fingerprint}` : '',
})

const reportRows = (row: Reported): Happened[] => [
  {
    day: row.reportedOn,
    what: '乡镇上报',
    who: row.reportedBy,
    result: `${row.area}上报`,
    paper: '',
  },
  ...(row.checkedOn
    ? [
        {
          day: row.checkedOn,
          what: '县里审核',
          who: row.checkedBy ?? '',
          result:
            REPORTED_WORDS[row.status === 'returned' ? 'returned' : 'checked'] +
            (row.reason ? `：${row.reason}` : ''),
          paper: '',
        },
      ]
    : []),
  ...(row.announcedOn
    ? [
        {
          day: row.announcedOn,
          what: '县里公告',
          who: row.announcedBy ?? '',
          result: REPORTED_WORDS.announced,
          paper: row.code ? `编号 ${row.code}` : '',
        },
      ]
    : []),
]

const decidedRows = ({ status, decidedOn, reason }: Case): Happened[] =>
  decidedOn
    ? [{ day: decidedOn, what: `结果：${CASE_WORDS[status]}`, who: '', result: reason, paper: '' }]
    : []
