import { ASSURANCES } from '../../db/values/entry-visits'
import { assuranceText, lackText } from '../entry-visits/assurance-words'
import type { SurveyFacts } from '../entry-visits/facts'
import { reckoned } from './apply'
import { formatDispute, formatStatement } from './asked'
import { lineByNumber } from './correct'
import { leadOf } from './leads'
import { formatLine } from './line-format'
import { formatStudent, formatWorker } from './members'
import { plainOf } from './read'

const DELETE = /^(?:删除?|删掉|去掉|划掉|不算)[\s:：，]*/u
/** Whether a message takes something out: 删 猪, 删 第2条. */
export const isDeletion = (text: string): boolean => DELETE.test(plainOf(text))

export type Deletion =
  | { facts: SurveyFacts; deleted: string }
  /** Nothing is called so, or several things are. */
  | { found: string[] }

/** One thing that can be taken out. */
interface Target {
  name: string
  /** The lead of its block, where it is said: 删 劳 张三. */
  lead: string
  text: string
  without: () => Partial<SurveyFacts>
}

function targetsIn(facts: SurveyFacts): Target[] {
  const { lines, labour, students, statements, disputes, note } = facts
  return [
    ...lines.map((line) => ({
      name: line.what,
      lead: line.account,
      text: formatLine(line),
      without: () => ({ lines: lines.filter((each) => each !== line) }),
    })),
    ...labour.map((worker) => ({
      name: worker.name,
      lead: 'labour',
      text: formatWorker(worker),
      without: () => ({ labour: labour.filter((each) => each !== worker) }),
    })),
    ...students.map((student) => ({
      name: student.name,
      lead: 'students',
      text: formatStudent(student),
      without: () => ({ students: students.filter((each) => each !== student) }),
    })),
    ...assuredIn(facts),
    ...statements.map((statement) => ({
      name: formatStatement(statement).split('：')[0] ?? '',
      lead: 'asked',
      text: formatStatement(statement),
      without: () => ({ statements: statements.filter((each) => each !== statement) }),
    })),
    ...disputes.map((dispute, i) => ({
      name: `${i + 1}`,
      lead: 'disputes',
      text: formatDispute(dispute),
      without: () => ({ disputes: disputes.filter((each) => each !== dispute) }),
    })),
    ...(note === '' ? [] : [{ name: '', lead: 'note', text: note, without: () => ({ note: '' }) }]),
  ]
}

/** One of 两不愁三保障 that is taken out is asked about again. */
function assuredIn({ assurances, covered, unasked }: SurveyFacts): Target[] {
  return ASSURANCES.flatMap((each) => {
    const finding = assurances[each]
    if (!finding) return []
    const name = assuranceText(each)
    const text = finding.isMet ? `${name}有` : lackText(each, finding.lacking)
    const without = () => ({
      assurances: { ...assurances, [each]: null },
      covered: covered.filter((topic) => topic !== 'assurances'),
      unasked: unasked.filter((topic) => topic !== 'assurances'),
    })
    return [{ name, lead: 'assurances', text, without }]
  })
}

/** Takes out what is named: by its number, its whole name, or how it begins. */
export function deleteFrom(facts: SurveyFacts, text: string): Deletion {
  const said = plainOf(text).replace(DELETE, '').trim()
  const numbered = lineByNumber(facts, said)
  const targets = targetsIn(facts)
  if (numbered) {
    const { line } = numbered
    const lines = facts.lines.filter((each) => each !== line)
    return { facts: reckoned({ ...facts, lines }), deleted: formatLine(line) }
  }
  // A line may be called as a block is: 劳力.
  const led = facts.lines.some(({ what }) => what === said) ? null : leadOf(said)
  const among = led ? targets.filter(({ lead }) => lead === led.lead) : targets
  const name = (led?.rest ?? said).replace(/^第|[条个]$/gu, '')
  const matching = [
    among.filter((each) => each.name === name || each.name.split(' ')[0] === name),
    among.filter((each) => name !== '' && each.text.startsWith(name)),
    among.filter((each) => name !== '' && each.text.includes(name)),
  ].find((each) => each.length > 0)
  const [target, ...more] = matching ?? []
  if (!target || more.length > 0) return { found: (matching ?? []).map((each) => each.text) }
  return { facts: reckoned({ ...facts, ...target.without() }), deleted: target.text }
}
