import { addDays, type Day } from '../shared/day'
import { daysAtStart } from '../wording/days'
import { numberOf, SMALL } from '../wording/numerals'

const SEPARATORS = /^[\s,:;.!、。·…~\-—，：；]+/u
const GROUP = new RegExp(`^[(（]?第?(${SMALL})[社组队][)）]?(?!长)的?`, 'u')
/** What a note begins with before it comes to anything. */
const FILLER =
  /^(?:上午|下午|早上|晚上|中午|刚才|刚刚|刚|已经|我们|我|到|去|在|了(?!解)|走访|入户|到户|回访|看望|慰问|上门|看了?|家访|记录|户主|村民|贫困户|农户|帮扶户)/u
/** A day that its writer has to be asked for: 前几天, 上周. */
const VAGUE_DAY = /^(?:前|上{1,2}个?(?:周|星期|礼拜))/u
/** A time of the year rather than a day: 春节慰问 is before it. */
const SEASON = /^(?:春节|国庆|中秋|端午|端阳|重阳|元旦|清明)节?$/u
/** 三天前; but 两年前 tells a story. */
const DAYS_AGO = /(?:天|日|周|星期|礼拜)之?以?前$/u

interface SaidDay {
  /** Null: one that is not told apart from others, 前几天. */
  day: Day | null
  length: number
}

/** The day a text begins with: 昨天, 上周三, 3月5日, 腊月二十, 5号; null where it begins with none. */
export function dayAtStart(text: string, today: Day): SaidDay | null {
  const said = daysAtStart(text, today, 'past')
  if (!said || SEASON.test(said.words)) return null
  const { from, to, words, isTerm } = said
  if (from === to)
    return isTerm && !DAYS_AGO.test(words) ? null : { day: from, length: words.length }
  return VAGUE_DAY.test(words) && to <= addDays(from, 6)
    ? { day: null, length: words.length }
    : null
}

/** How a note begins, up to the household: 昨天到3社. */
export interface Opening {
  day: Day | null
  /** A day was said, but not which: 前几天. */
  isDayVague?: true
  group: number | null
  rest: string
}

export function openingOf(text: string, today: Day): Opening {
  const opening: Opening = { day: null, group: null, rest: text }
  for (;;) {
    const rest = opening.rest.replace(SEPARATORS, '')
    const said = dayAtStart(rest, today)
    const group = GROUP.exec(rest)
    const [filler] = FILLER.exec(rest) ?? []
    if (said?.day) opening.day ??= said.day
    else if (said) opening.isDayVague = true
    else if (group) opening.group ??= numberOf(group[1] ?? '') ?? null
    else if (!filler) return { ...opening, rest }
    opening.rest = rest.slice(said?.length ?? group?.[0].length ?? filler?.length ?? 0)
  }
}

/** A visit is told behind the name as well: 牟大山家昨天去看了. */
const VISITED = /^(?:[\s,，。]|去|到|走访|入户|上门|看|$)/u

/** What is said behind the household's name: 家（3社），昨天去看了，房子漏雨. */
export function behindName(text: string, today: Day): Opening {
  const [belongs = ''] = /^\s*(?:家(?![庭属长具人])里?|户|屋头|屋)?/u.exec(text) ?? []
  let rest = text.slice(belongs.length).trim()
  const found = GROUP.exec(rest)
  if (found) rest = rest.slice(found[0].length)
  rest = rest.replace(SEPARATORS, '')
  const said = dayAtStart(rest, today)
  const isDay = said !== null && VISITED.test(rest.slice(said.length))
  if (isDay) rest = rest.slice(said.length).replace(SEPARATORS, '')
  const group = found ? (numberOf(found[1] ?? '') ?? null) : null
  const isDayVague = isDay && said.day === null
  return { day: isDay ? said.day : null, ...(isDayVague && { isDayVague }), group, rest }
}
