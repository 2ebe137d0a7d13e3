/** Begin like a denial and deny nothing; bounds of numbers are compared with these. */
const NO_DENIAL =
  /不(?:得?(?:超过|低于|少于|高于|多于|大于|小于)|动产|同|仅|但|论|管|满|足|断|久|良|幸|时)|无(?:论|障碍|线)|未(?:成年|来|满)|没收|非(?:常|农)|分别|特别|级别|类别|区别|个别|性别|鉴别|识别|别的/g
const DENIAL =
  '(?:不|无|没有?|未|禁止|严禁|免于|免除|免交|免缴|勿|别|拒绝)(?:[得能准许可以应当予再必用需要会是被将须有权]*)'
/** Says without a denial what villagers say with one: 免费 is 不收钱. */
const AS_GOOD_AS_DENIED = /除外|免费|无偿/
/** What is said right before an act, as the first that fits. */
const MOODS = new RegExp(
  `(?<denied>${DENIAL})|(?<must>应当|必须|务必|须|应|得(?=先|在|向|由)|要)|(?<may>可以|能够|可|能|予以|给予)`,
  'g',
)
type Mood = 'denied' | 'must' | 'may'

/** An act is known by so many of its characters. */
const TERM = new RegExp('^\\p{Script=Han}{2}', 'u')

const clausesOf = (packed: string) =>
  packed.replace(NO_DENIAL, (word) => '×'.repeat(word.length)).split(/[,。;!?:、\n]/)

const isDenying = (clause: string) => new RegExp(DENIAL).test(clause)

/** Acts with what is said before them. */
function moodsIn(clauses: readonly string[]): [term: string, mood: Mood][] {
  return clauses.flatMap((clause) =>
    [...clause.matchAll(MOODS)].flatMap((match): [string, Mood][] => {
      const term = TERM.exec(clause.slice(match.index + match[0].length))?.[0]
      const mood = (['denied', 'must', 'may'] as const).find((each) => match.groups?.[each])
      return term && mood ? [[term, mood]] : []
    }),
  )
}

/**
 * Whether a sentence denies, allows or demands what its passages do not. Only what stands right after such a word is
 * compared: what is denied in other words, or denied in one case and affirmed in another, passes.
 */
export function turnsRound(sentence: string, proof: string): boolean {
  const said = clausesOf(sentence)
  const given = clausesOf(proof)
  const isDenied = given.some((clause) => isDenying(clause) || AS_GOOD_AS_DENIED.test(clause))
  if (said.some(isDenying) && !isDenied) return true
  const moods = moodsIn(given)
  const affirms = (clauses: readonly string[], term: string) =>
    clauses.some((clause) => clause.includes(term) && !isDenying(clause))
  const isOtherMood = moodsIn(said).some(([term, mood]) => {
    const there = moods.filter(([each]) => each === term).map(([, each]) => each)
    if (there.length > 0) return !there.includes(mood)
    return mood === 'denied' && affirms(given, term)
  })
  const isNowAffirmed = moods.some(
    ([term, mood]) => mood === 'denied' && affirms(said, term) && !affirms(given, term),
  )
  return isOtherMood || isNowAffirmed
}
