import type { SurveyTopic } from '../entry-visits/facts'

/** What a block of a message begins with; `note` is what belongs nowhere else. */
export type Lead = SurveyTopic | 'note'

/** Longer words may stand directly before what follows, a single character must stand apart. */
const LEADS: Record<Lead, readonly string[]> = {
  size: ['人口', '家庭人口', '全家', '人'],
  housing: ['住房', '房子', '房屋', '看房', '房'],
  grain: ['口粮', '存粮', '自产粮', '粮食', '看粮', '粮'],
  labour: ['劳动力', '劳力', '看劳力', '劳'],
  students: ['学生', '读书', '上学', '看读书郎', '学'],
  assurances: ['保障', '保'],
  asked: ['四访', '访问', '访', '问'],
  disputes: ['有争议', '争议', '争'],
  wage: ['工资账', '工资', '务工', '工'],
  production: ['生产账', '生产', '经营', '种养', '产'],
  living: ['生活账', '开支', '支出', '支'],
  subsidy: ['补贴账', '补贴', '补助', '政策性收入', '补'],
  type: ['户类型', '类型', '户型', '型'],
  causes: ['致贫原因', '原因', '主因', '因'],
  note: ['备注', '另外记', '备'],
}
const ENTRIES = (Object.entries(LEADS) as [Lead, readonly string[]][])
  .flatMap(([lead, words]) => words.map((word) => ({ lead, word })))
  .toSorted((a, b) => b.word.length - a.word.length)

const APART = /^[\s:：,，]+/u

/** 房 80平, 劳力：张三 …: which block a part begins, and the rest of it; null where it says none. */
export function leadOf(text: string): { lead: Lead; rest: string } | null {
  for (const { lead, word } of ENTRIES) {
    if (!text.startsWith(word)) continue
    const rest = text.slice(word.length)
    const gap = APART.exec(rest)?.[0] ?? ''
    if (gap === '' && rest !== '' && !/^\d/u.test(rest)) continue
    return { lead, rest: rest.slice(gap.length) }
  }
  return null
}

/** Said of a topic it is the end of it: there is none, or no more. */
export const NOTHING =
  /^(?:0|没|无|没有?了?|没得了?|莫得|没别的了?|没有别的了?|没其他的?了?|不|不用|就这些|就这|就这么多|完了?|好了?|都没有|none|nothing|nobody|no)[。.!！了]?$/iu

/** Said of a topic it is passed over: nobody asked, or nobody could say. */
export const NOT_ASKED =
  /^(?:跳过|过|下一[个项]|不知道|不晓得|不清楚|没问|没查|暂无|skip|pass|unknown)[。.!！了]?$/iu

const NONE_OF: readonly (readonly [SurveyTopic, RegExp])[] = [
  ['students', /^(?:没有?|没得|无)(?:人|娃儿?|孩子)?(?:学生|上学的?|读书的?|在校生)$/u],
  ['labour', /^(?:没有?|没得|无)(?:人|一个)?(?:劳动?力|能劳动的)$/u],
  ['disputes', /^(?:没有?|没得|无)(?:啥|什么)?争议$/u],
  ['wage', /^(?:没有?|没得|无)(?:人)?(?:打工的?|务工的?|工资|工资收入)$/u],
  ['production', /^(?:没有?|没得|无|不)(?:种养?|养|种养殖|生产|经营)(?:啥|什么)?$/u],
  ['subsidy', /^(?:没有?|没得|无)(?:啥|什么|任何)?(?:补贴|补助|政策)$/u],
]
/** 没有学生: of what there is none. */
export const noneOf = (text: string): SurveyTopic | undefined =>
  NONE_OF.find(([, words]) => words.test(text))?.[0]
