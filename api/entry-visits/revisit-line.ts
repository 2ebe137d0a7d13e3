import { Converter } from 'opencc-js/t2cn'
import type { Verdict } from '../../db/values/entry-visits'
import { clausesOf, readSpokenFacts, type SpokenFacts } from './spoken'
import { readVerdict } from './verdict'

/** What a resident cadre writes of a household they went back to. */
export interface RevisitLine extends SpokenFacts {
  /** 属实: as the entry before found it. */
  isAsFound: boolean
  verdict: Verdict | null
  note: string
  /** Whether it says anything that can be kept. */
  isAnswer: boolean
}

const AS_FOUND =
  /^(?:情况|基本|完全|全部|都|确实|是)*(?:属实|一致|没有?出入|没有?变化|和调查一样|跟调查一样|AS-FOUND)[的了]?$/iu
const NOT_AS_FOUND =
  /^(?:情况|完全|全部|都)*(?:不|没|并不|未)(?:太|完全|大|很)?(?:属实|一致)[的了]?$/u

const toSimplified = Converter({ from: 't', to: 'cn' })

/** Reads 属实 or what is so instead: 房子是D级 4口人. 不属实 alone says nothing of how it is. */
export function readRevisitLine(text: string, rollSize: number | null = null): RevisitLine {
  const plain = toSimplified(text)
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/\bas\s+found\b/giu, 'as-found')
    .trim()
  const { verdict, rest: note } = readVerdict(plain)
  const clauses = clausesOf(note).map(({ text: clause }) => clause)
  const isDenied = clauses.some((clause) => NOT_AS_FOUND.test(clause))
  const isAsFound = !isDenied && clauses.some((clause) => AS_FOUND.test(clause))
  const facts = readSpokenFacts(note, rollSize)
  const words = clauses.filter((clause) => !AS_FOUND.test(clause) && !NOT_AS_FOUND.test(clause))
  return { ...facts, isAsFound, verdict, note, isAnswer: isAsFound || words.length > 0 }
}
