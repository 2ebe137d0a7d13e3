import { z } from 'zod'
import { linesOf } from '../reading/plain-text'

/** How long each part of a written card may be, in characters. */
export const CARD_LIMITS = {
  question: 100,
  answer: 300,
  alias: 60,
  aliases: 30,
  source: 60,
} as const

const words = (most: number) => {
  const said = `1到${most}个字 (1 to ${most} characters)`
  return z.string({ error: said }).trim().min(1, said).max(most, said)
}
const day = () => z.iso.date({ error: '写成 2026-12-01 (as 2026-12-01)' })
const ALIASES = `最多${CARD_LIMITS.aliases}个，写成 ["…", "…"] (a list of at most ${CARD_LIMITS.aliases})`

const Line = z
  .strictObject({
    question: words(CARD_LIMITS.question),
    answer: words(CARD_LIMITS.answer),
    /** The same asked otherwise. */
    aliases: z
      .array(words(CARD_LIMITS.alias), { error: ALIASES })
      .max(CARD_LIMITS.aliases, ALIASES)
      .default([]),
    /** What it rests on, 《…》第三条. */
    source: words(CARD_LIMITS.source).optional(),
    from: day().optional(),
    /** Its last day. */
    to: day().optional(),
    /** As an office writes it: 天元乡, wuxi.tianyuan. */
    area: words(100).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: '最后一天早于第一天 (its last day is before its first)',
  })

/** A card as a line of the file gives it, and where: 第12行. */
export type CardLine = z.infer<typeof Line> & { place: string }

/** What is wrong with a file of cards, line by line: its sender's to mend, and nothing was taken in. */
export class CardLinesError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'CardLinesError'
  }
}

/**
 * The cards of a file, one JSON object a line.
 * @throws CardLinesError with every line that is none.
 */
export function readCardLines(text: string): CardLine[] {
  const read = linesOf(text)
    .lines.filter((line) => line.text.trim() !== '')
    .map(readLine)
  const problems = read.flatMap((each) => ('problem' in each ? each.problem : []))
  if (read.length === 0) problems.push('文件里没有问答 (no cards in this file)')
  if (problems.length > 0) throw new CardLinesError(problems)
  return read.flatMap((each) => ('card' in each ? each.card : []))
}

function readLine({ text, place }: { text: string; place: string }) {
  const row = Line.safeParse(parsed(text))
  if (row.success) return { card: { ...row.data, place } }
  const reasons = row.error.issues.map(reasonOf)
  return { problem: `${place}：${reasons.join('；')}` }
}

function reasonOf({ code, path, message, ...issue }: z.core.$ZodIssue): string {
  if (code === 'unrecognized_keys' && 'keys' in issue)
    return `不认识 ${issue.keys.join(' ')} (not known)`
  if (path.length === 0) return '不是一个 JSON 对象 (no JSON object)'
  return `${path.join('.')} ${message}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
