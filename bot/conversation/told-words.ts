import { simplify } from './normalise'

/**
 * What a household tells of itself: who was born, died, married or moved away (`family`), what it does not own or
 * what is another's (`owning`), and what is neither but alarms nobody (`other`).
 */
export type Told = 'family' | 'owning' | 'other'

const HOME = '(?:屋里|屋头|家头|家里|屋|家)'
const MINE = `(?:我们?|咱们?|俺)?(?:的|一家人?|${HOME}的?)?`
const YOUNG = '娃儿?|娃娃|孩子|小孩|儿子|女儿?|姑娘|幺儿|幺女|老[大二三幺]|孙子|孙女|孙儿'
const SPOUSE = '婆娘|老婆|媳妇儿?|儿媳妇?|堂客|女人|男人|老公|女婿'
const OLD =
  '老娘|老妈|妈妈?|老汉儿?|爸爸?|爹|娘|公公|婆婆|奶奶|爷爷|外婆|外公|老人家?|老头子?|老太婆?|老伴儿?|父亲|母亲'
const KIN = `(?:${YOUNG}|${SPOUSE}|${OLD}|弟弟?|哥哥?|姐姐?|妹妹?|兄弟|[叔伯姑舅姨]\\S?)`
const WHEN =
  '(?:今年|去年|前年|上个?月|这个?月|前几[天年]|[0-9一二三四五六七八九十]{1,3}[月号日]|[上前]个?(?:周|星期)|昨天|前天|早就|已经|都|就|又|刚刚?|才|也)*'
const AGO = '(?:[0-9一二两三四五六七八九十几好多半]{1,3}个?(?:年|月|天)(?:多)?了?|好久了?|了)?'

/** Who walked off days ago may be looked for: that long ago is a death. */
const LONG_AGO = '(?:[0-9一二两三四五六七八九十几好多半]{1,3}个?(?:年|月)(?:多)?了?|好久了?|了)?'

/** A clause of it, whole. No gap in it is longer than a word, so that what else was said is never part of it. */
const CLAUSES: readonly (readonly [Told, string])[] = [
  // Deaths and partings: 老娘走了, 媳妇离婚走了, 我妈过世了. Who is gone and not found is sought elsewhere.
  ['family', `(?!.*刚)${MINE}(?:${KIN})${WHEN}(?:去世|过世|病逝|离世|[病老]?死了)${AGO}`],
  ['family', `(?!.*刚)${MINE}(?:${KIN})${WHEN}[走老]了${LONG_AGO}`],
  ['family', `${MINE}(?:${OLD}|${SPOUSE})${WHEN}不在了${LONG_AGO}`],
  ['family', `${MINE}(?:${SPOUSE})${WHEN}(?:离婚|跟人|改嫁)?(?:跑|走)${LONG_AGO}`],
  ['family', `(?:死|去世|过世)了(?:一|两|[0-9])?个(?:${OLD})`],
  // Births and who else came.
  ['family', `${MINE}(?:${SPOUSE}|女儿?|妹妹?)${WHEN}生${AGO}`],
  [
    'family',
    `${MINE}(?:${SPOUSE}|女儿?)?${WHEN}(?:生|添|新添|多|增|增加|新增|加|抱)了?(?:一|两|[0-9])?个?(?:大胖|胖)?(?:${YOUNG}|人|口人|人口|男娃|女娃|男孩|女孩)了?`,
  ],
  // Marriages and moves.
  [
    'family',
    `${MINE}(?:${KIN})${WHEN}(?:出嫁|嫁人|嫁(?:出去|走)?|嫁到\\S{1,6}?去?|结婚|离婚|改嫁|上门|分家|分户|分出去|迁走|搬走|迁出去|(?:户口)?迁到\\S{1,6}?|回娘家)${AGO}`,
  ],
  ['family', `${MINE}(?:户口)?${WHEN}(?:结婚|分家|分户|离婚|搬家|迁走|搬走|迁出去)${AGO}`],
  // What does not belong to the household.
  [
    'owning',
    `${MINE}(?:${KIN})?${WHEN}(?:从来|根本|确实|真的|现在|名下|哪里|啥时候)*(?:没得|没有|莫得|没|莫|冇得?|哪有|哪来的?|没买过?)过?(?:啥子?|什么|么子|任何|一?个|一?台|半台)?(?:小|私家|新|大)?(?:车子?|小车|汽车|轿车|面包车|货车|摩托车|房子?|商品房|楼房|门面|门市|店子?|铺子|工资|公司|企业|执照|营业执照|生意|存款|退休金|养老金)(?:的|嘛|啊|哦|哟|呢)?`,
  ],
  [
    'owning',
    `(?:那|这)?(?:个|辆|台|套)?(?:车子?|小车|房子?|门面|店子?|公司|执照|存款|工资)(?:它)?(?:不是(?:我|我们|我家|我屋头|自己)的|是.{0,7}(?:弟弟?|哥哥?|兄弟|儿子|女儿|女婿|老表|舅子?|亲戚|别人|别个|别家|人家|朋友|邻居|老板|娘屋|娘家|姐姐?|妹妹?|侄儿?|[叔伯姑爷]|爸|妈|老汉儿?)(?:家|屋头|屋)?的)(?:嘛|啊|哦)?`,
  ],
  [
    'owning',
    '我(?:也|都)?(?:还)?没死(?:嘛|啊|哦|呢)?|我?(?:人)?还?(?:活起|活着|活倒|在世)的?(?:呢|嘛|在)?',
  ],
  [
    'owning',
    `${MINE}(?:那个?|这个?)?(?:车子?|小车|摩托车?|房子?|门面|店子?|公司|执照)${WHEN}(?:卖|报废|过户|处理|注销|关|转|送人|抵债)(?:掉|脱|出去|给\\S{1,4})?了|(?:车子?|小车|房子?|门面|店子?)是(?:租|借)(?:来)?(?:的|别人的|别个的)`,
  ],
  // 我屋里没得人: nobody is at home.
  ['other', `${MINE}(?:没得|没有|莫得|没)人(?:在家|在屋)?`],
  ['other', `${MINE}(?:${KIN})?(?:都|还|现在)*在\\S{1,5}(?:打工|上班|读书|当兵|做活)`],
]
/** Said beside it, and nothing by itself. */
const BESIDE =
  '(?:收到|接到|看到)?(?:短信|信息|你们|村上|村里)*(?:\\S{0,2}说|写)(?:我家|我们|我屋头|我)?有(?:个|台)?(?:车子?|小车|房子?|门面|公司|工资|存款|死亡|店)|那?是?(?:别个|别人|人家)(?:家|屋头)?的|(?:怎么|咋)(?:搞|弄)?(?:的|起)?|你好|您好|请问|同志'
/** 名字还挂起, 还在上面没: still on the file. */
const STILL =
  '(?:名字|户口|人|他|她)?(?:都|咋|怎么|为啥)?还(?:挂起|挂到|挂着|在)(?:的|在)?(?:上面|上头|户口|户头|名单|册|你们那|档案)?(?:上|里)?(?:头|面)?(?:的|没|吗|不|嘛)?'

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'u')
const TOLD = CLAUSES.map(([told, pattern]) => [told, whole(pattern)] as const)
const BESIDE_WHOLE = whole(BESIDE)
const STILL_WHOLE = whole(STILL)
/** 我妈死了还在上面没 in one clause. */
const STILL_END = new RegExp(`${STILL}$`, 'u')
const LONGEST = 60

/** What a message tells that is nothing but this; undefined where it says anything else. */
export function toldIn(text: string): Told | undefined {
  const clauses = simplify(text)
    .split(/[\s\p{P}~]+/u)
    .filter((clause) => clause !== '')
  if (clauses.length === 0 || clauses.join('').length > LONGEST) return undefined
  const told = clauses.map((clause) => toldOf(clause))
  if (told.includes(undefined)) return undefined
  return (['family', 'owning', 'other'] as const).find((each) => told.includes(each))
}

function toldOf(clause: string): Told | 'beside' | undefined {
  if (STILL_WHOLE.test(clause) || BESIDE_WHOLE.test(clause)) return 'beside'
  const said = TOLD.find(([, pattern]) => pattern.test(clause))?.[0]
  if (said) return said
  const start = clause.replace(STILL_END, '')
  return start === clause || start === '' ? undefined : toldOf(start)
}
