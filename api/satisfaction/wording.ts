import type { SatisfactionKind, SatisfactionQuestion } from '../../db/values/satisfaction'

const YES_NO = /[（(]\s*(?:是否|是\/?否|有没有|是不是)[）)]\s*$/u
const ASKS_YES_NO = /是否|是不是|有没有|[吗么嘛]$/u
const NUMBERING = /^(?:\d{1,2}|[一二三四五六七八九十])[.、:：)）]\s*/u
const SIZE = /^(?:抽|随机|抽样|样本)?\s*(\d{1,5})\s*(?:户|家)\s*[\s,，:：；;]*/u

/** 200户 问题一；问题二（是否）；还有啥想说的: how many are to be asked and what. The last is answered in words. */
export function readQuestions(text: string): {
  size: number | null
  questions: SatisfactionQuestion[]
} {
  const plain = text.normalize('NFKC').trim()
  const sized = SIZE.exec(plain)
  const rest = sized ? plain.slice(sized[0].length) : plain
  const lines = rest
    .split(/[;\n]+/u)
    .map((line) => line.trim().replace(NUMBERING, ''))
    .filter((line) => line !== '')
  const questions = lines.map((line, at) => {
    const isLast = at === lines.length - 1 && lines.length > 1
    return {
      kind: isLast ? ('words' as const) : kindOf(line),
      text: line.replace(YES_NO, '').trim(),
    }
  })
  return { size: sized ? Number(sized[1]) : null, questions }
}

const kindOf = (line: string): SatisfactionKind =>
  YES_NO.test(line) || ASKS_YES_NO.test(line.replace(/[?？。]+$/u, '')) ? 'yes_no' : 'scale'

export const KIND_WORDS = {
  scale: '1到5分',
  yes_no: '是否',
  words: '自己说',
} as const satisfies Record<SatisfactionKind, string>
