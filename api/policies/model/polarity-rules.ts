/** Begin with 不, 无 or 没, or hold 未 or 别, and deny nothing; bounds of numbers are compared with these. */
const NO_DENIAL =
  /不(?:得?(?:超过|低于|少于|高于|多于|大于|小于)|动产|同|仅|但|论|管|满|足|断|久|良|幸|时)|无(?:论|障碍|线)|未(?:成年|来|满)|没收|非(?:常|农)|分别|特别|级别|类别|区别|个别|性别|鉴别|识别|别的/g
const DENIAL =
  /(?:不|无|没有?|未|禁止|严禁|免于|免除|免交|免缴|勿|别|拒绝)(?:[得能准许可以应当予再必用需要会是被将须有权]*)/g
const TERM = 2

/** What is denied, two characters each, right after the word that denies it. */
function deniedIn(clauses: readonly string[]): Set<string> {
  return new Set(
    clauses.flatMap((clause) =>
      [...clause.matchAll(DENIAL)]
        .map((match) => clause.slice(match.index + match[0].length).slice(0, TERM))
        .filter((term) => new RegExp(`^\\p{Script=Han}{${TERM}}$`, 'u').test(term)),
    ),
  )
}

const clausesOf = (packed: string) =>
  packed.replace(NO_DENIAL, (word) => '×'.repeat(word.length)).split(/[,。;!?:、\n]/)

const isDenying = (clause: string) => clause.search(DENIAL) >= 0

/**
 * Whether a sentence denies what its passages affirm, or affirms what they deny. Only what stands right after the
 * word that denies is compared, so a denial in other words of what follows passes.
 */
export function turnsRound(sentence: string, proof: string): boolean {
  const said = clausesOf(sentence)
  const given = clausesOf(proof)
  if (said.some(isDenying) && !given.some(isDenying)) return true
  const deniedThere = deniedIn(given)
  const affirms = (clauses: readonly string[], term: string) =>
    clauses.some((clause) => clause.includes(term) && !isDenying(clause))
  const isNewlyDenied = [...deniedIn(said)].some(
    (term) => !deniedThere.has(term) && affirms(given, term),
  )
  const isNowAffirmed = [...deniedThere].some(
    (term) => affirms(said, term) && !affirms(given, term),
  )
  return isNewlyDenied || isNowAffirmed
}

/** Of these words one of the same line has to stand in a passage where one is said. */
const STRONG: readonly RegExp[] = [
  /必须|务必|应当|一定要|不得|应(?=[当由该在按向于自])|须/g,
  /一律|全部|全额|所有|任何|都能|都可以|一定(?=能|会|可以)|保证(?=能|给|发)/g,
  /免费|无偿|不收费|不收钱|不要钱/g,
  /立即|马上|当场|即时/g,
  /终身|永久|长期/g,
  /上午|早上/g,
  /下午|晚上|夜间/g,
  /当[日天]/g,
  /次日|第二天/g,
  /周末/g,
  /[月年季]底|[月年季]末/g,
  /按月|每个?月|逐月/g,
  /按年|每年|逐年/g,
  /今[天日年]|明[天年]|后天|昨天|去年|本[月周年]|[上下]个?[月周]/g,
]

/** Whether a sentence promises, obliges or names a time as its passages do not. */
export const isStronger = (sentence: string, proof: string): boolean =>
  STRONG.some((words) => sentence.search(words) >= 0 && proof.search(words) < 0)
