/** What a line says of households: which were told, and where nobody was at home. */
export interface SaidTold {
  /** Numbers and names, in the order in which they were said. */
  told: string[]
  notTold: string[]
  /** 都告诉了: everybody but those named otherwise. */
  isAll: boolean
  /** Said by itself, of nobody in particular. */
  alone: 'told' | 'not_told' | null
}

const NOT_TOLD =
  /^(?:还?没有?(?:人)?在家|不在家|不在屋|没在屋|没在|不在|没得人|没有人|没人|屋头没人|还没告诉|没有告诉|没告诉|没告知|还没说|没说|没通知|没见到?|没找到|没碰到|未告知|未通知|外出|打工去了|走人户|NOT HOME|NOT IN|NOT TOLD|NOBODY)/iu
const TOLD =
  /^(?:已经|已|都|全部?)*(?:当面)?(?:告诉|告知|通知|转告|说|讲|传达|喊|晓得|知道)(?:到|给|过|了|完|好|清楚|他们?|她|的)*|^(?:TOLD|DONE)/iu
const ALL = /^(?:全部?|都|所有的?|大家|每户|家家)(?:人|户|家)*|^(?:ALL|EVERYBODY|EVERYONE)/iu
const OTHERS = /^(?:其他的?|其它的?|其余的?|别的|剩下的?)(?:人|户|家)*|^(?:THE OTHERS|OTHERS)/iu
const EXCEPT = /^(?:除了?|除开|除去|BUT|EXCEPT)/iu
const RANGE = /^([1-9])\s*(?:到|至|[-—–~])\s*([1-9])(?!\d)/u
/** 3 and 第3户; 135 without anything between, since nobody is shown ten. */
const NUMBERS = /^第?([1-9]{1,9})(?!\d)/u
const FILLER =
  /^(?:[\s,，、。;；.!！:：和跟与及号家户屋头的了也就以外之外]|只有|只剩|(?:用|在|打)?(?:大?喇叭|广播|电话|微信)|当面|上门|AND\b)+/iu
/** A name nobody has, as far as nothing else is said in it. */
const WORD = /^(?:(?!没|不在|告诉|告知|通知|都|[和跟与])\p{Script=Han}){1,15}|^[A-Z]+/iu

/**
 * Reads 1 3 5, 谭大山和冉启旺告诉了，2没在家, 除了2都告诉了. What stands before 没在家 is meant by it, as far
 * as nothing was said of it yet; with nothing behind it a number or a name was told.
 * @param names Of the households it may be about.
 */
export function readTold(line: string, names: readonly string[]): SaidTold {
  const said: SaidTold = { told: [], notTold: [], isAll: false, alone: null }
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  let rest = line.normalize('NFKC').trim()
  let pending: string[] = []
  let isExcepted = false
  let isAllMeant = false
  const settle = (isTold: boolean) => {
    if (isAllMeant && isTold) said.isAll = true
    if (pending.length === 0 && !isAllMeant) said.alone ??= isTold ? 'told' : 'not_told'
    ;(isTold && !isExcepted ? said.told : said.notTold).push(...pending)
    pending = []
    isExcepted = isAllMeant = false
  }
  /** What each kind of word does; the first that fits is taken. */
  const words: readonly (readonly [RegExp, (found: RegExpExecArray) => void])[] = [
    [NOT_TOLD, () => settle(false)],
    [
      EXCEPT,
      () => {
        if (pending.length > 0) settle(true)
        isExcepted = true
      },
    ],
    [
      OTHERS,
      () => {
        if (pending.length > 0) settle(!isExcepted)
        isAllMeant = true
      },
    ],
    // 1 3都告诉了 says so of these; 除了2都告诉了 of all the others.
    [
      ALL,
      () => {
        if (isExcepted) settle(false)
        if (pending.length === 0) isAllMeant = true
      },
    ],
    [TOLD, () => settle(true)],
    [
      RANGE,
      ([, from, to]) => {
        for (let n = Number(from); n <= Number(to); n++) pending.push(String(n))
      },
    ],
    [
      NUMBERS,
      ([, digits = '']) => {
        pending.push(...digits)
      },
    ],
    [FILLER, () => {}],
    [
      WORD,
      ([word]) => {
        pending.push(word)
      },
    ],
  ]
  while (rest !== '') {
    const name = longestFirst.find((each) => rest.startsWith(each))
    if (name) pending.push(name)
    const next = name ? undefined : firstOf(words, rest)
    if (next) next.act(next.found)
    rest = rest.slice(name?.length ?? next?.found[0].length ?? 1)
  }
  if (pending.length > 0 || isAllMeant) settle(true)
  return said
}

function firstOf(
  words: readonly (readonly [RegExp, (found: RegExpExecArray) => void])[],
  rest: string,
) {
  for (const [pattern, act] of words) {
    const found = pattern.exec(rest)
    if (found?.[0]) return { found, act }
  }
  return undefined
}
