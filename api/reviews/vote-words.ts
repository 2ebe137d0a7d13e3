import type { Counts } from './rules'

/** What one line of a report of votes says. */
export interface SaidVote {
  /** Of the household, as the meeting's list has it; null where none was said. */
  name: string | null
  /** 3社, 4口: which of several of the name. */
  which: string
  /** Everybody who may vote is for it 全票. */
  isUnanimous: boolean
  counts: Counts | null
  /** Why it was declined, where that was said behind the numbers. */
  reason: string
}

const UNANIMOUS =
  /^(?:全票|一致|都|全部|全体|大家都?|所有人都?)(?:同意|赞成|通过|举手|没意见|没有意见)*/u
const WORDS = {
  votesAgainst: '反对|不同意|不赞成|不赞同',
  abstained: '弃权|不表态',
  kin: '回避',
  votesFor: '(?<!不)同意|(?<!不)赞成|(?<!不)赞同|支持|得',
} as const satisfies Record<keyof Counts, string>
const KINDS = Object.keys(WORDS) as (keyof Counts)[]
/** 同意35票 and 35票同意. */
const LABELLED = new RegExp(
  `(?:(${Object.values(WORDS).join('|')})[票的有是:]*\\s*(\\d{1,4})[票人个]*|(\\d{1,4})[票人个]*\\s*(${Object.values(WORDS).join('|')}))`,
  'u',
)
const BARE = /^(\d{1,4})[票人]?(?:[\s,、:/]+(\d{1,4})[票人]?)?(?:[\s,、:/]+(\d{1,4})[票人]?)?/u
const BETWEEN = /^[\s,.;:!、。，；：票]+/u
const REASON_LEAD = /^(?:因为|由于|原因是?|理由是?)[\s:]*/u

/** One line per household: apart by line ends, semicolons, and commas before another name and its votes. */
export function voteLines(text: string, names: readonly string[]): string[] {
  const known = names.map(literal).join('|') || '(?!)'
  const comma = new RegExp(
    `[,、。]\\s*(?=${INDEX}(?:${known})[家户]?[\\s:,]*(?:\\d|同意|赞成|反对|全票|都|一致))`,
    'u',
  )
  return text
    .normalize('NFKC')
    .split(/[;\n]+/u)
    .flatMap((line) => line.split(comma))
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** 1. and 3社 before a name. */
const INDEX =
  '(?:第?\\d{1,3}[户号]?[\\s.、:,]+)?(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[社组]\\s*)?'

const literal = (name: string) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Reads 35 2 1, 同意35 反对2, 全票, 张三 8 30 0 家里有车. @param names Heads the meeting votes on. */
export function readVoteLine(line: string, names: readonly string[]): SaidVote {
  const name = nameIn(line, names)
  const at = name === null ? 0 : line.indexOf(name)
  const before = line.slice(0, at)
  const behind = line.slice(at + (name?.length ?? 0)).replace(/^[家户]/u, '')
  const size = /^[\s(]*(\d{1,2}口)人?[)\s]*/u.exec(behind)
  const group = /(?:\d{1,2}|[一二三四五六七八九十]{1,3})[社组]/u.exec(before)
  const which = `${group?.[0] ?? ''}${size?.[1] ?? ''}`
  const said = behind.slice(size?.[0].length ?? 0).replace(BETWEEN, '')
  return { name, which, ...readCounts(said) }
}

/** The longest name the line begins with; further on it belongs to a reason. */
const nameIn = (line: string, names: readonly string[]): string | null =>
  names
    .filter((name) => new RegExp(`^${INDEX}${literal(name)}`, 'u').test(line))
    .toSorted((a, b) => b.length - a.length)[0] ?? null

const OTHERS =
  /^(?:其余|其他|其它|剩下|余下|后面)(?:的|几户|各户|户|全部|都)*[\s,:]*(?=全票|一致|都|全部|同意|赞成|通过)/u

/** 其余全票: everybody is for whoever was not voted on yet. */
export function isRestUnanimous(text: string): boolean {
  const plain = text.normalize('NFKC').trim()
  const others = OTHERS.exec(plain)
  return others !== null && !/\d|反对|弃权|不/u.test(plain)
}

/** A name no household on the list has, in the place where one is expected. */
export function strangeName(line: string): string | null {
  const found = new RegExp(`^${INDEX}(\\p{Script=Han}{2,4}?)[家户]?[\\s:,]*\\d`, 'u').exec(line)
  const name = found?.[1] ?? ''
  return name === '' || LABELLED_WORD.test(name) ? null : name
}

function readCounts(said: string): Pick<SaidVote, 'isUnanimous' | 'counts' | 'reason'> {
  const unanimous = UNANIMOUS.exec(said)
  if (unanimous) {
    const { counts, rest } = readLabelled(said.slice(unanimous[0].length).replace(BETWEEN, ''))
    const kin = counts?.kin ?? null
    return {
      isUnanimous: true,
      counts: { votesFor: 0, votesAgainst: 0, abstained: 0, kin },
      reason: reasonIn(rest),
    }
  }
  const { counts, rest } = readLabelled(said)
  return { isUnanimous: false, counts, reason: reasonIn(rest) }
}

/** Numbers with words, else in their order: for, against, abstained. */
function readLabelled(said: string): { counts: Counts | null; rest: string } {
  const counts: Counts = { votesFor: 0, votesAgainst: 0, abstained: 0, kin: null }
  let rest = said
  let isSaid = false
  const bare = BARE.exec(rest)
  if (bare && !LABELLED_START.test(rest)) {
    const [whole, ...numbers] = bare
    const [votesFor = 0, votesAgainst = 0, abstained = 0] = numbers.map((each) => Number(each ?? 0))
    Object.assign(counts, { votesFor, votesAgainst, abstained })
    rest = rest.slice(whole.length).replace(BETWEEN, '')
    isSaid = true
  }
  for (;;) {
    const found = LABELLED.exec(rest)
    if (found?.index !== 0) break
    const word = found[1] ?? found[4] ?? ''
    const kind = KINDS.find((each) => new RegExp(`^(?:${WORDS[each]})$`, 'u').test(word))
    if (kind) counts[kind] = Number(found[2] ?? found[3])
    rest = rest.slice(found[0].length).replace(BETWEEN, '')
    isSaid = true
  }
  return { counts: isSaid ? counts : null, rest }
}

const LABELLED_WORD = new RegExp(`^(?:${Object.values(WORDS).join('|')})$`, 'u')
/** 35票同意: a number that belongs to the word behind it. */
const LABELLED_START = new RegExp(
  `^\\d{1,4}[票人个]*\\s*(?:${Object.values(WORDS).join('|')})`,
  'u',
)

const reasonIn = (rest: string) => rest.replace(BETWEEN, '').replace(REASON_LEAD, '').trim()
