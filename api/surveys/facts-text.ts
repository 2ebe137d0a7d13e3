import { ACCOUNTS, type Account } from '../../db/values/entry-visits'
import { formatAssurances, saidText } from '../entry-visits/assurance-words'
import type { SurveyFacts, SurveyTopic } from '../entry-visits/facts'
import { formatDispute, formatStatement } from './asked'
import { formatCauses, TYPE_TEXT } from './causes'
import { formatHousing } from './housing'
import { formatLine } from './line-format'
import { formatStudent, formatWorker } from './members'
import type { Finding } from './readings'

/** The word each block begins with when it is written back. */
export const LEAD_TEXT = {
  size: '人口',
  housing: '房',
  grain: '粮',
  labour: '劳',
  students: '学',
  assurances: '保',
  asked: '访',
  disputes: '争',
  wage: '工',
  production: '产',
  living: '支',
  subsidy: '补',
  type: '型',
  causes: '因',
} as const satisfies Record<SurveyTopic, string>

/** 房 80平 土木 C级; empty where nothing is known of it. */
export function blockText(facts: SurveyFacts, topic: SurveyTopic): string {
  const text = bodyText(facts, topic)
  return text === '' ? '' : `${LEAD_TEXT[topic]} ${text}`
}

function bodyText(facts: SurveyFacts, topic: SurveyTopic): string {
  switch (topic) {
    case 'size':
      return facts.size === null ? '' : `${facts.size}`
    case 'housing':
      return formatHousing(facts.housing)
    case 'grain':
      return facts.grainMonths === null ? '' : `${facts.grainMonths}个月`
    case 'labour':
      return facts.labour.map(formatWorker).join('、')
    case 'students':
      return facts.students.map(formatStudent).join('、')
    case 'assurances':
      return formatAssurances(facts.assurances)
    case 'asked':
      return facts.statements.map(formatStatement).join('、')
    case 'disputes':
      return facts.disputes.map(formatDispute).join('；')
    case 'type':
      return facts.type === null ? '' : TYPE_TEXT[facts.type]
    case 'causes':
      return facts.mainCause === null ? '' : formatCauses(facts.mainCause, facts.otherCauses)
    default:
      return linesOf(facts, topic).map(formatLine).join('、')
  }
}

const linesOf = ({ lines }: SurveyFacts, account: Account) =>
  lines.filter((line) => line.account === account)

/** The lines of the accounts in the order of their numbers, 第1条 first. */
export const numberedLines = (facts: SurveyFacts) =>
  ACCOUNTS.flatMap((account) => linesOf(facts, account))

/** One finding as it is said back, with the word for its block. */
export function findingText(finding: Finding): string {
  const lead = LEAD_TEXT[finding.topic]
  if ('isNothing' in finding) return `${lead} 无`
  if ('isUnasked' in finding) return `${lead} 没问`
  switch (finding.topic) {
    case 'size':
      return `${finding.size}口人`
    case 'housing':
      return `${lead} ${formatHousing(finding.housing)}`
    case 'grain':
      return `${lead} ${finding.months}个月`
    case 'labour':
      return `${lead} ${formatWorker(finding.worker)}`
    case 'students':
      return `${lead} ${formatStudent(finding.student)}`
    case 'assurances':
      return `${lead} ${saidText(finding.said)}`
    case 'asked':
      return `${lead} ${formatStatement(finding.statement)}`
    case 'disputes':
      return 'settles' in finding
        ? `${lead} 第${finding.settles}条查清：${finding.how}`
        : `${lead} ${formatDispute(finding.dispute)}`
    case 'type':
      return `${lead} ${TYPE_TEXT[finding.type]}`
    case 'causes':
      return `${lead} ${formatCauses(finding.main, finding.others)}`
    default:
      return formatLine(finding.line)
  }
}
