import { tellsAct } from './complaint-story'
import type { Understood } from './meaning'
import { simplify } from './normalise'

/** What a likeness alone makes of an open answer; whatever was said by its word stays what it is. */
const LIKELY = new Set<Understood['intent']>([
  'complaint',
  'objection',
  'help',
  'question',
  'status',
  'apply',
  'person',
  'unsure',
])

/** 希望, 多来, 大点, 就好了: how it is to be, and not how it is. */
const WISH = [
  '希望|盼|但愿|巴不得|最好|建议|要是|如果|想要个|还想|多想',
  '(?:喊|说|讲|通知|念|告诉)(?:一声|我们一声|一下|给我们)',
  '多(?:来|到|跑|走|坐|看|讲|说|给|宣传|组织|搞|招|关心|听|下|办|开|教|发|添|种|修|安排|帮|摆|转|问)',
  '少(?:来|开|填|搞|跑|说|讲|折腾)|(?:莫|别|不要)(?:光|只|总|老|搞|填|停|换|走过场|评)',
  '(?:早|快|大|小|近|远|宽|平|高|低|细|慢|勤|亮|粗|长|厚|清楚|公平|公道|公开|公正|方便|热闹|干净|经常|透明|踏实|仔细)(?:一?点|一?些|一?哈)',
  '就(?:更|最)?(?:好|要得|行|可以|安逸|巴适|满意|放心|得行|对|方便)(?:了|嘞|哒|啰|咯|喽|哦|啊)*$',
  '(?:才|还要更?|更)(?:好|要得)$|早日|尽快|尽早|继续|加强|改进',
  '(?:修|添|加|装|安|换|建|接|通|贴|写|搞|办|硬化|打|设|配|买)(?:个|两|几|条|些|盏|成|到|拢|口|把|块|点)',
  '(?:来|去|到|下|拢|点|个|些|多|早|快|喊)[^,。!?]{0,8}(?:嘛|噻|撒|呗)$',
].join('|')
/** 没得意见, 政策好: nothing is to be done about it. */
const OPINION =
  '^(?:都|也|我|我们)?(?:没得|没有|莫得|没|无)(?:啥子?|什么|么子|任何|大的?)?(?:意见|建议|要求|想法)'

/** Somebody is in need now: whatever they wish for besides, that comes first. */
const NEED = [
  '病(?:得|了|倒|重|危)|生病|住院|发烧|痛|疼|摔|跌|晕|昏|倒在|倒了|起不来|下不来床|动不了|瘫|受伤|断气|咬|中毒|流血',
  '饿|断(?:粮|炊|水|电)|下锅|揭不开|(?:没|没得|没有|莫得|缺)(?:米|吃|粮|饭|柴|水|钱|药|被|地方住)|停电|没人(?:管|照)|没得人(?:管|照)',
  '垮|塌|漏|淹|着火|起火|冲走|滑坡|裂|危房|救|急|要命|死|活不|不想活|跑丢|走丢|不见了|打不通120',
].join('|')
/** Of whom a list speaks, or how somebody was left out: that is against it. */
const AGAINST =
  '(?:他|她|人家?|那)(?:家|屋)|[\\p{Script=Han}]{1,3}家(?:有|还|都|买|开)|名单|异议|不服|申诉|复核|重新(?:评|核|查|审|算)|凭(?:啥|什么)|(?:没|没得|没有|漏|不)评?(?:上)?我|(?:把|将).{1,4}(?:取|退|踢|除)|不(?:应)?该'
/** 收钱, 烟酒: more than a bad manner. */
const MONEY =
  '\\d+(?:块|元|百|千|万)|[一二两三四五六七八九十几百千]+(?:块|元|百|千|万)(?:钱)?|收.{0,3}(?:钱|礼|费|烟|酒)|烟|酒|红包|好处|回扣|扣|吃了|拿了|贪|占|骗|吞|打人|打我|骂|威胁|报复|举报|投诉'
const ASKS =
  '[?？]|吗|怎么|咋|如何|多少|好多|几(?:时|号|个|天|岁)|什么|啥|哪|谁|为何|(?:不|没|没有|没得|否|呢)$|能不能|可不可以|有没有|是不是|要不要'
/** 哪个有关系哪个评得上: no question. */
const TWICE = '(哪个|啥子?|好多|谁|咋个?).{1,8}\\1'

const of = (pattern: string) => new RegExp(pattern, 'u')
const [wish, opinion, need, against, money, asks, twice] = [
  WISH,
  OPINION,
  NEED,
  AGAINST,
  MONEY,
  ASKS,
  TWICE,
].map(of) as [RegExp, RegExp, RegExp, RegExp, RegExp, RegExp, RegExp]

/**
 * Whether what somebody writes, asked what else they have to say, is an answer though it is like something of ours: a wish
 * (干部多来坐坐) or an opinion. Need, wrongs, money and what is against a list go their own way whatever is wished for.
 */
export function isOpenAnswer(read: Understood, text: string): boolean {
  if (!read.isGuess || !LIKELY.has(read.intent)) return false
  const said = simplify(text)
    .replace(/\s+/gu, '')
    .replace(/[\p{P}~]+$/u, (end) => (/[?？]/u.test(end) ? '?' : ''))
  if (need.test(said) || money.test(said)) return false
  if (opinion.test(said)) return true
  const isAsking = asks.test(said) && !twice.test(said)
  switch (read.intent) {
    case 'complaint':
      return wish.test(said) && (!tellsAct(said) || /^(?:希望|建议)/u.test(said))
    case 'objection':
      return wish.test(said) && !against.test(said)
    case 'question':
    case 'status':
      return wish.test(said) ? !/[?？]|吗$/u.test(said) : !isAsking
    default:
      return wish.test(said) && !isAsking
  }
}
