import { digitsOf } from '../../api/client'
import { simplify } from './normalise'

export interface Identity {
  name: string
  idLast4: string
}

/** Traditional elsewhere, but names are registered with them as they are: 张乾 is not 张干. */
const KEPT_IN_NAMES = new Set('乾於徵藉瞭夥麽昇堃邨氾甦犇龢迺祕澂喆')

const FILLERS =
  /姓名|名字|我的|我叫|我是|户主|名叫|身份证|证件|号码|后四位|后4位|末四位|末4位|尾数|尾号|后面|最后|四位|4位|[是叫为的号:,.;、。!?()+/\-_]/g
const NAME = /^[\p{Script=Han}·•]{2,12}$/u
/** The whole ID does as well; only its end is looked at. */
const ID = /(?<!\d)(?:\d{14}|\d{11})?(\d{3}[\dX])(?![\dX])/

/** A name and the last four of an ID out of one message, in whatever order and with what around. */
export function findIdentity(text: string): Identity | undefined {
  const given = text.normalize('NFKC')
  if (!/\d{3}|[〇零幺一二三四五六七八九]{4}\s*$/.test(given)) return undefined
  const plain = [...given]
    .map((each) => (KEPT_IN_NAMES.has(each) ? each : simplify(each)))
    .join('')
    .replace(/\s+/g, '')
    .toUpperCase()
  const id = ID.exec(plain) ?? ID.exec(withDigits(plain))
  const idLast4 = id?.[1]
  if (!id || !idLast4) return undefined
  const before = plain.slice(0, id.index)
  const after = plain.slice(id.index + id[0].length)
  const name = (before + after).replace(FILLERS, '')
  return NAME.test(name) ? { name, idLast4 } : undefined
}

/** 牟大山二三五九: the four at the end as digits, one for one, so that places stay the same. */
const withDigits = (plain: string): string =>
  plain.replace(/[〇零幺一二三四五六七八九]{4}$/, (numerals) => digitsOf(numerals) ?? numerals)

const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲家封储靳段焦牧隗山谷车侯蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲邰从鄂索赖卓蔺屠蒙池乔阴闻党翟谭贡劳冉宰雍璩桑桂牛寿边扈燕冀郏浦尚农温别庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧利蔚越师巩聂晁勾敖融冷辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游权逯盖桓公牟漆青佘谯苟补母税练但代肖闫付覃揭隆涂仝邝',
)

/** Whether a stranger's words can be a name at all: outside a question for it only this counts. */
export const looksLikeName = (name: string) =>
  /^\p{Script=Han}{2,4}$/u.test(name) && SURNAMES.has(name[0] ?? '')
