import type { SignOffWay } from '../../db/values/sign-offs'
import type { Case, Inspection } from './facts'
import { type Link, standingReport } from './rules'
import {
  LINK_WORDS,
  listName,
  meetingName,
  proofWords,
  signerWords,
  STATE_WORDS,
  VERDICT_WORDS,
  voteWords,
} from './words'

/** A link as a row of the first page: what, done or missing, when, and by which paper. */
export const linkRow = (one: Case, link: Link, shared: Inspection) => ({
  name: LINK_WORDS[link.name][0],
  state: link.state,
  mark: markOf(link),
  day: link.on ?? '',
  paper: paperOf(one, link, shared),
})

/** √, 缺, or how far it has come. */
export function markOf({ state, ground }: Link): string {
  if (state !== 'ahead') return STATE_WORDS[state]
  if (ground.of === 'list') return '公示中'
  if (ground.of === 'objections') return '待答复'
  return ground.of === 'visit' ? '没做完' : STATE_WORDS.ahead
}

function paperOf(one: Case, { name, ground, state }: Link, shared: Inspection): string {
  if (name === 'announcement' || name === 'check' || name === 'report')
    return reportPaper(one, name)
  if (state === 'waived') return '漏评补入，从后一级办起'
  return groundWords(one, { ground, state }, shared)
}

function reportPaper(one: Case, name: 'announcement' | 'check' | 'report'): string {
  const report = standingReport(one)
  if (!report) return ''
  switch (name) {
    case 'report':
      return `${report.area} ${report.reportedBy}`
    case 'check':
      return report.checkedBy ?? ''
    case 'announcement':
      return report.code ? `编号 ${report.code}` : ''
  }
}

function groundWords(
  one: Case,
  { ground, state }: Pick<Link, 'ground' | 'state'>,
  { meetings, lists }: Inspection,
): string {
  switch (ground.of) {
    case 'filing':
      return `回执 ${one.code}，${one.filedBy}`
    case 'visit': {
      const visit = one.visits.find(({ id }) => id === ground.visitId)
      const verdict = visit?.verdict ? VERDICT_WORDS[visit.verdict] : ''
      const open = visit?.status === 'open' ? '没做完' : ''
      return [visit?.by, visit?.companion, verdict, open].filter(Boolean).join(' ')
    }
    case 'vote': {
      const meeting = meetings.get(ground.vote.meetingId)
      return `${meeting ? meetingName(meeting) : ''}，${voteWords(ground.vote)}`
    }
    case 'list': {
      const list = lists.get(ground.listId)
      if (!list) return ''
      const window = `${list.postedOn} 至 ${list.closesOn}`
      return `${listName(list)} 单号 ${list.code}，${window}，${proofWords(list)}`
    }
    case 'objections': {
      const { open, decided } = ground
      if (open + decided === 0) return '没有异议'
      return [decided > 0 ? `答复${decided}件` : '', open > 0 ? `没答复${open}件` : '']
        .filter(Boolean)
        .join('，')
    }
    case 'signature': {
      const row = one.signatures.find(({ id }) => id === ground.signatureId)
      if (!row) return ''
      return signerWords(row) + (state === 'done' ? '' : notCounted(row.way))
    }
    case 'measures':
      return ground.lacking > 0 ? `还有${ground.lacking}个原因没有措施` : measureCodes(one)
    case 'report':
    case 'nothing':
      return ''
  }
}

/** Why a signature that was given does not count. */
const notCounted = (way: SignOffWay | null) =>
  way === 'code' ? '，一人签了两处' : '，照片没取到，或一人签了两处'

const measureCodes = ({ measures }: Case) =>
  measures.length > 0 ? `编号 ${measures.map(({ code }) => code).join('、')}` : ''
