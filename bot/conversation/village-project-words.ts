import type { DeskWork, ReadsDeskWork } from './desk-work'
import { only } from './flow'
import { codeFirst } from './staff-words'

const LEADS = [
  '项目',
  '查项目',
  '看项目',
  '项目进度',
  '资金',
  '查资金',
  '项目资金',
  'PROJECT',
  'PROJECTS',
]
/** 宝坪村, 天元乡宝坪村. */
const PLACE = /^\p{Script=Han}{1,16}(?:乡|镇|街道|村|社区)$/u

const WHERE = '(?:村里|村上|我们?村|我们|我们这里|这里|本村|社里|乡里|镇里)?(?:的)?'
const WORK = '(?:修的?)?(?:路|桥|水池|水渠|渠|水管|管子|水|池子|大棚|路灯|厕所|产业)'
const PROJECT = `(?:(?:那个|这个|那些|这些)?(?:${WORK})?(?:的)?(?:项目|工程)|(?:那个|这个|那条|这条|那座)?${WORK})`
const WHEN = '(?:好久|什么时候|啥时候|啥子时候|几时|哪天|好多时候|多久)'
const DONE =
  '(?:才|能|开始|可以|得)*(?:修|做|搞|弄|动工|开工|完工|竣工|建)(?:完|好|起|得完|得好|成|通)?'
const WHO = '(?:哪个|谁|哪些人|哪个人|哪个单位|啥子人|什么人)'
const IN_CHARGE = '(?:在)?(?:管|负责|修|做|搞|承包|承建)'
const END = '(?:的|了|啊|呀|嘛|呢|哦|哟|没|没有|吗)*'

/** What villagers ask of a project without its number. */
const QUESTIONS = [
  // 有哪些项目, 村里的项目.
  `^${WHERE}(?:有|搞|做)?(?:些|了)?(?:哪些|什么|啥子?)项目${END}$`,
  `^${WHERE}项目(?:有哪些|情况|进度|怎么样了?|到哪一?步了?|做到哪里了?|编号|资金)?$`,
  // 修路的钱用到哪去了.
  `^${WHERE}${PROJECT}(?:的)?(?:资金|钱|款)(?:都)?(?:用|花|去|搞|弄)?(?:到|在)?(?:哪去了|哪里去了|哪里了?|哪了|哪儿了?|哪些地方了?|了多少|了好多|啥子?地方了?)${END}$`,
  `^${WHERE}${PROJECT}(?:用|花|要|批)(?:了)?(?:多少|好多)(?:钱|资金)${END}$`,
  // 那个项目好久修.
  `^${WHERE}${PROJECT}${WHEN}${DONE}${END}$`,
  `^${WHERE}${PROJECT}(?:修|做|搞|弄)到(?:哪里|哪|哪一?步|啥程度|哪儿|什么程度)${END}$`,
  // 哪个管修路的钱.
  `^${WHO}${IN_CHARGE}${PROJECT}(?:的)?(?:资金|钱|款)?${END}$`,
  `^${WHERE}${PROJECT}(?:的)?(?:资金|钱|款)?(?:是|归|由)?${WHO}${IN_CHARGE}${END}$`,
].map((words) => new RegExp(words, 'u'))

const work = (flow: string, data: Record<string, string | null>): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data),
})

/** 项目, 项目 宝坪村, 项目 CODE, and questions about a project without its number, of villagers. */
export const villageProjectWork: ReadsDeskWork = ({ plain, opening, isStaff }) => {
  if (isStaff) return undefined
  const rest = opening.restAfter(LEADS)
  if (rest !== undefined) {
    const { code, text } = codeFirst(rest, 9)
    if (code && text === '') return { ...work('look-up-project', { code }), isAlways: true }
    if (rest === '' || PLACE.test(rest)) return work('village-projects', { text: rest })
  }
  return QUESTIONS.some((words) => words.test(plain)) ? work('village-projects', {}) : undefined
}
