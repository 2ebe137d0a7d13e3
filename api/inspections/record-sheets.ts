import { CAUSE_WORDS } from '../../db/values/roll-words'
import type { WorkbookColumn } from '../documents/workbook'
import { dayOf } from '../shared/day'
import type { Case, Inspection } from './facts'
import {
  differenceWords,
  ENTRY_WORDS,
  foundWords,
  GROUND_WORDS,
  LEVEL_WORDS,
  listName,
  MEASURE_WORDS,
  meetingName,
  OBJECTION_WORDS,
  OUTCOME_WORDS,
  REPORTED_WORDS,
  ROLE_WORDS,
  SIGNED_WORDS,
  VERDICT_WORDS,
  VISIT_WORDS,
  WAY_WORDS,
} from './words'

export type Cell = string | number | null

/** Columns by their headings, each with its kind, and what a row of each case holds. */
export interface Sheet {
  name: string
  columns: readonly WorkbookColumn[]
  rowsOf: (one: Case, shared: Inspection, now: Date) => Cell[][]
}

export const text = (...headers: string[]): WorkbookColumn[] =>
  headers.map((header) => ({ header }))
export const day = (header: string): WorkbookColumn => ({ header, kind: 'day' })
export const count = (header: string): WorkbookColumn => ({ header, kind: 'number' })

/** Their labels are those of the file; amounts as it writes them. */
const FOUND = text(
  '人口',
  '看房',
  '看粮',
  '看劳力',
  '看读书郎',
  '四访',
  '工资收入',
  '生产收入',
  '生产成本',
  '财产收入',
  '转移收入',
  '生活支出',
  '人均纯收入',
)

const VISITS: Sheet = {
  name: '进户',
  columns: [
    ...text('进户'),
    day('日期'),
    ...text('谁', '同去', '做完没有', '看法'),
    count('没查清的争议'),
    count('查清的争议'),
    ...FOUND,
    ...text('几次进户不一样的'),
  ],
  rowsOf: ({ visits, differences, povertyLineFen }) =>
    visits.map((visit) => [
      VISIT_WORDS[visit.kind],
      visit.on,
      visit.by,
      visit.companion,
      visit.status === 'finished' ? '做完' : '没做完',
      visit.verdict && VERDICT_WORDS[visit.verdict],
      visit.disputes.open,
      visit.disputes.settled,
      ...foundWords(visit.found, povertyLineFen).map(([, said]) => said),
      differences.map(differenceWords).join('；'),
    ]),
}

const VOTES: Sheet = {
  name: '评议',
  columns: [
    ...text('哪一级', '评议会'),
    day('日期'),
    ...text('召集人'),
    ...['应到', '实到', '其中书面委托', '法定', '同意', '反对', '弃权', '回避'].map(count),
    ...text('结果', '理由', '会开完没有'),
  ],
  rowsOf: ({ votes }, { meetings }) =>
    votes.flatMap((vote) => {
      const meeting = meetings.get(vote.meetingId)
      if (!meeting) return []
      const { entitled, present, proxies, quorum } = meeting
      const { votesFor, votesAgainst, abstained, kinAbstained } = vote
      return [
        [
          LEVEL_WORDS[meeting.level],
          meetingName(meeting),
          meeting.on,
          meeting.calledBy,
          entitled,
          present,
          proxies,
          quorum,
          votesFor,
          votesAgainst,
          abstained,
          kinAbstained,
          meeting.closedAt ? OUTCOME_WORDS[vote.outcome] : null,
          vote.reason,
          meeting.closedAt ? `${dayOf(meeting.closedAt)}结束` : '没有结束',
        ],
      ]
    }),
}

const LISTS: Sheet = {
  name: '公示',
  columns: [
    ...text('公示', '地方', '单号', '校验码'),
    day('张贴'),
    day('到'),
    ...text('这一户', '单子'),
    day('张贴照片'),
    ...text('谁发的'),
    day('末日照片'),
    ...text('谁发的末日照片'),
  ],
  rowsOf: ({ listings }, { lists }) =>
    listings.flatMap(({ listId, status }) => {
      const list = lists.get(listId)
      if (!list) return []
      const [first, last] = (['first', 'last'] as const).map((moment) =>
        list.proofs.find((proof) => proof.moment === moment),
      )
      const state = { drawn_up: '没张贴', posted: '公示', closed: '办完', void: '作废' }[
        list.status
      ]
      return [
        [
          listName(list),
          list.area,
          list.code,
          list.fingerprint,
          list.postedOn,
          list.closesOn,
          ENTRY_WORDS[status],
          state,
          first?.on ?? '缺',
          first?.by ?? null,
          last?.on ?? '缺',
          last?.by ?? null,
        ],
      ]
    }),
}

const OBJECTIONS: Sheet = {
  name: '异议',
  columns: [
    ...text('异议回执', '对哪张单子', '哪一级', '什么异议'),
    day('提出'),
    day('限'),
    ...text('谁核查', '结果'),
    day('答复'),
    ...text('谁定的', '理由', '又向上一级提出', '对哪个决定'),
  ],
  rowsOf: ({ objections }) =>
    objections.map((row) => [
      row.code,
      row.listCode,
      LEVEL_WORDS[row.level],
      GROUND_WORDS[row.ground],
      row.filedOn,
      row.dueOn,
      row.checker,
      OBJECTION_WORDS[row.status],
      row.decidedOn,
      row.decidedBy,
      row.reason,
      row.appealCode,
      row.appealOfCode,
    ]),
}

const SIGNATURES: Sheet = {
  name: '审签',
  columns: [
    ...text('谁审签', '姓名', '代签', '签没签', '怎么签的'),
    day('叫签'),
    day('签'),
    ...text('谁录入', '见证人', '理由', '签的版本', '现在算数'),
  ],
  rowsOf: ({ signatures, signed }) =>
    signatures.map((row) => [
      ROLE_WORDS[row.role],
      row.by,
      row.isDeputy ? `代签${row.deputyReason ? `：${row.deputyReason}` : ''}` : null,
      SIGNED_WORDS[row.status],
      row.way && WAY_WORDS[row.way],
      row.askedOn,
      row.decidedOn,
      row.enteredBy,
      row.witnesses.join('、'),
      row.reason,
      row.fingerprint,
      row.status === 'signed' && signed.includes(row.role) ? '算' : '不算',
    ]),
}

const REPORTS: Sheet = {
  name: '上报公告',
  columns: [
    ...text('乡镇'),
    day('上报'),
    ...text('谁上报', '结果'),
    day('审核'),
    ...text('谁审核', '退回理由'),
    day('公告'),
    ...text('谁公告', '公告编号'),
  ],
  rowsOf: ({ reports }) =>
    reports.map((row) => [
      row.area,
      row.reportedOn,
      row.reportedBy,
      REPORTED_WORDS[row.status],
      row.checkedOn,
      row.checkedBy,
      row.reason,
      row.announcedOn,
      row.announcedBy,
      row.code,
    ]),
}

const MEASURES: Sheet = {
  name: '措施',
  columns: [
    ...text('措施编号', '原因', '措施', '责任人'),
    day('计划'),
    day('期限'),
    day('落实'),
    ...text('户主怎么说'),
  ],
  rowsOf: ({ measures }) =>
    measures.map((row) => [
      row.code,
      CAUSE_WORDS[row.cause],
      row.content,
      row.owner,
      row.plannedOn,
      row.dueOn,
      row.deliveredOn,
      MEASURE_WORDS[row.status],
    ]),
}

/** A sheet for each kind of record, in the order of the path. */
export const RECORD_SHEETS = [VISITS, VOTES, LISTS, OBJECTIONS, SIGNATURES, REPORTS, MEASURES]
