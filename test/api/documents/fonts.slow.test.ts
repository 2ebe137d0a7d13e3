import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FONT_FILES } from '../../../api/documents/fonts'
import { givenName, surname } from '../../../db/demo/names'
import { createRandom } from '../../../db/demo/random'
import { WUXI_AREAS } from '../../../db/reference/wuxi-areas'
import { WUXI_TOWNSHIPS } from '../../../db/reference/wuxi-townships'
import { WUXI_VILLAGES } from '../../../db/reference/wuxi-villages'

/** What a font says it can draw: the groups of its table `cmap`, format 12. */
function charactersOf(file: string): (character: string) => boolean {
  const font = readFileSync(file)
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * 16)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0
  const cmap = font.readUInt32BE(entry + 8)
  const parts = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + 4 + at * 8)
  const whole = parts
    .map((at) => cmap + font.readUInt32BE(at + 4))
    .find((at) => font.readUInt16BE(at) === 12)
  if (whole === undefined) throw new Error('no cmap of format 12')
  const groups = Array.from({ length: font.readUInt32BE(whole + 12) }, (_, at) => {
    const group = whole + 16 + at * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const
  })
  return (character) => {
    const code = character.codePointAt(0) ?? 0
    return groups.some(([first, last]) => first <= code && code <= last)
  }
}

const [inRegular, inBold] = FONT_FILES.map(charactersOf) as [
  (character: string) => boolean,
  (character: string) => boolean,
]

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at))

/** GB 2312, as its own table gives it: 3,755 common characters by sound, then 3,008 by radical. */
const GB2312 = range(0xb0, 0xf7)
  .flatMap((row) => range(0xa1, 0xfe).map((cell) => [row, cell]))
  .map((pair) => Buffer.from(pair.map((each) => each?.codePointAt(0) ?? 0)))
  .map((bytes) => new TextDecoder('gb18030').decode(bytes))
  .filter((character) => /^[\u4e00-\u9fa5]$/.test(character))

/** Of the national table of 2013 those beyond the first 65,536 characters that names do carry. */
const BEYOND =
  '𠮷𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌' +
  '𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜'

const SURNAMES =
  '仝亓仉佘佟佴俞冼冉况冀刁卜卞厍叚召吕咸哈啜嗣图坑垣堵壤夔妫姒姬娄娥宓宦寇尉尧尹展岑岐峗嵇' +
  '幸庾廉弥彧怡恽慎戚战扈拓揭操敖斛昝晁晏暨曲曾朴机杞柏柘栾桓桑檀欧殳殷毋母汝沃沮泥洗洪浦淡' +
  '湛满漆澹濮炅燕牟牧犹狄猗璩瓮甄甘畅畲瞿矫砀磨禚禹秘种竺笪符笃篁籍糜綦缑缪羊羿老耿聂肇胥腾臧' +
  '舒艾芈苌苑苟茅茹荀荣莘莫萨葛蒯蓝蔚蔺薄薛藏藤虎虞蚁衡裘褚覃解訾詹诸谌谯谷豆贝费贺赏赖赫路蹇' +
  '车轩辜边过逄逯郄郇郏郗郜郝郤郦郸鄂鄢鄯酆酒釜钮钭铁铎锁闫阙阚阮隗雍霍靖鞠韶顿飘饶香驷骆鬲鲜鲍' +
  '鲛鹿麦麴黎黑黾齐龙龚㛃䶮㙦㮾'

describe('what documents are drawn with', () => {
  test('has every character of GB 2312, plain and bold', () => {
    expect(GB2312).toHaveLength(6763)
    expect(GB2312.filter((each) => !inRegular(each) || !inBold(each))).toEqual([])
  })

  test('has every character that a computer of an office can register: GB 18030 level 1', () => {
    const all = [...range(0x4e00, 0x9fa5), ...range(0x3400, 0x4db5), '〇']
    expect(all.filter((each) => !inRegular(each))).toEqual([])
  })

  test('has the rare ones of names', () => {
    expect([...BEYOND, ...SURNAMES].filter((each) => !inRegular(each))).toEqual([])
  })

  test('has whatever stands in a document besides', () => {
    const marks =
      'abcxyzABCXYZ0123456789āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü,.;:!?()[]{}<>/\\|@#$%&*+-=_~^`\'"' +
      '，。、；：？！…—－·・“”‘’「」『』（）【】〔〕《》〈〉￥％＋－＝０９ＡＺ' +
      '①②⑩⑳㈠㈩□■○●◎△▲▽▼◆◇★☆✓√←↑→↓×÷±≈≠≤≥℃㎡㎏‰№§※Ⅰ'
    expect([...marks].filter((each) => !inRegular(each))).toEqual([])
  })

  test('has the names of the county and of the people in its demonstration', () => {
    const random = createRandom(7)
    const people = Array.from(
      { length: 20_000 },
      (_, at) => surname(random) + givenName(random, at % 2 ? 'male' : 'female', at % 90),
    )
    const places = [...WUXI_AREAS, ...WUXI_TOWNSHIPS, ...WUXI_VILLAGES].map(({ name }) => name)
    const characters = new Set([...people, ...places].join(''))
    expect(characters).toContain('𠮷')
    expect([...characters].filter((each) => !inRegular(each))).toEqual([])
  })

  test('does not claim what it has not', () => {
    expect([inRegular('한'), inBold('丂'), inRegular('\u{10fffd}')]).toEqual([false, false, false])
  })
})
