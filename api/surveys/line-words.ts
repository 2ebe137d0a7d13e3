import type { Account } from '../../db/values/entry-visits'

/** What the county says a kind of production costs where there are no receipts (domain.md 2.3). */
export const COST_KINDS = ['grain', 'tobacco', 'livestock', 'tree_fruit', 'other_crops'] as const
export type CostKind = (typeof COST_KINDS)[number]

/** A shop, a workshop or a lorry costs what its owner says. */
const TRADE =
  /店|坊|铺|馆|摊|卖部|超市|生意|加工|运输|跑车|货车|面包车|拉货|农家乐|民宿|理发|修理|合作社|出租/u

/** In this order: 核桃 is no 桃, 烟叶 no 叶. */
const COST_WORDS: readonly (readonly [CostKind, RegExp])[] = [
  ['tobacco', /烟叶|烤烟|烟草|叶子烟|^烟/u],
  [
    'tree_fruit',
    /核桃|板栗|李子|脆李|李$|柑|橘|桔|橙|柚|桃|梨|苹果|樱桃|柿|枣|枇杷|杏|梅|莓|果树|果子|果园|水果|经果/u,
  ],
  [
    'other_crops',
    /独活|党参|天麻|贝母|大黄|黄连|云木香|川芎|当归|药|魔芋|辣椒|海椒|菜|萝卜|花生|芝麻|瓜|姜|蒜|葱|菌|菇|木耳|茶|花椒|蚕|桑|棉|麻|甘蔗|竹|树|苗|草/u,
  ],
  [
    'grain',
    /苞谷|包谷|玉米|水稻|稻|谷子|小麦|麦|洋芋|土豆|马铃薯|红苕|红薯|地瓜|豆|高粱|荞|燕麦|粮/u,
  ],
  ['livestock', /猪|牛|羊|鸡|鸭|鹅|兔|鱼|蜂|蜜|马|驴|骡|狗|鸽|禽|蛋|仔|崽/u],
]

/** What is counted so is some crop, or some animal. */
const KIND_OF_UNIT: Readonly<Record<string, CostKind>> = {
  亩: 'other_crops',
  棵: 'other_crops',
  株: 'other_crops',
  头: 'livestock',
  只: 'livestock',
  羽: 'livestock',
  尾: 'livestock',
  窝: 'livestock',
}

/** By what a production line is about and counted in; null where no ratio is known for such. */
export function costKindOf(what: string, units: readonly string[] = []): CostKind | null {
  if (TRADE.test(what)) return null
  const named = COST_WORDS.find(([, words]) => words.test(what))?.[0]
  return named ?? units.flatMap((unit) => KIND_OF_UNIT[unit] ?? [])[0] ?? null
}

const WAGE =
  /打工|务工|做工|上班|零工|小工|帮工|短工|工资|月薪|工地|进厂|厂里|公益性?岗|护林员|保洁|司机|保姆|建筑|代课|村医/u
const PROPERTY = /流转|租金|出租|房租|地租|分红|股金|利息|存款/u
const SUBSIDY =
  /低保|养老|退耕|补贴|补助|津贴|五保|特困|残疾|高龄|公益林|粮补|地力|直补|抚恤|优抚|救济|救助|慰问|奖励|助学|雨露|赡养|孝敬|寄钱|寄回|转账|礼金|保险金|退休|奖补/u
const LIVING =
  /生活费|伙食|吃饭|吃穿|电费|水费|话费|网费|气费|人情|礼钱|随礼|医药|看病|住院|药费|衣服|日用|开支|支出|油盐|烟酒|油钱|车费|学费|煤|柴火|零用/u
const FIELD_UNITS =
  /[\d零一二两三四五六七八九十百千万半]\s*(?:亩|头|只|条|箱|棵|株|窝|桶|群|羽|尾)/u

/** Whether a line brings income of property 财产性收入, which the subsidy account takes as well. */
export const isOfProperty = (what: string): boolean => PROPERTY.test(what)

/** The account a line belongs to by its own words; null where they leave it open. */
export function accountOf(text: string): Account | null {
  if (SUBSIDY.test(text) || PROPERTY.test(text)) return 'subsidy'
  if (WAGE.test(text)) return 'wage'
  if (LIVING.test(text)) return 'living'
  if (costKindOf(text) !== null || TRADE.test(text) || FIELD_UNITS.test(text)) return 'production'
  return null
}
