import type { SatisfactionKind } from '../../api/client'
import { saidLevel } from './satisfaction-levels'
import { WORDS } from './words'

const list = (words: string): ReadonlySet<string> =>
  new Set(words.split(',').map((word) => word.trim()))

const STOPS = list(`
  停, 停止, 停了, 不答了, 不答, 不想答, 不想答了, 不回答了, 不回了, 不搞了, 不做了, 别问了, 莫问了, 不要问了, 别问, 莫问, 不要再问,
  算了, 取消, 不参加, 不想参加, 退出调查, 不调查, 结束, 不说了, 不填了, 没时间, 没空, 不得空, 没得空, 忙得很, STOP SURVEY, TING, BUDA, BUDALE
`)
const SKIPS = list(`
  跳过, 跳, 过, 跳过去, 略过, 略, 下一题, 下题, 下一个, 换一题, 不想说, 不好说, 不好讲, 不晓得, 晓不得, 不知道, 不清楚, 说不清, 说不清楚, 说不好,
  讲不清, 弄不清楚, 不评价, 不作评价, 弃权, 没法说, 这题不答, 这题跳过, 这题不想答, 没接触过, 不了解, 不太了解, PASS, SKIP, TIAOGUO, TG, BUZHIDAO,
  DON'T KNOW, DO NOT KNOW
`)
/** To a question in one's own words: there is nothing to say. */
const NOTHING = list(`
  没有, 没得, 莫得, 没, 无, 没有了, 没得了, 没啥, 没啥子, 没啥说的, 没啥子说的, 没什么, 没什么说的, 没什么想说的, 没得啥子, 没得啥子说的, 没得说的,
  没意见, 没有意见, 没得意见, 没有建议, 没建议, 暂无, 暂时没有, 都好, 不用, 没要说的, NO, NONE, NOTHING, MEIYOU
`)
const YES = list(`
  有, 有的, 有过, 有啊, 有嘞, 来了, 来过, 晓得, 知道, 做了, 做到了, 给了, 说了, 说过, 讲了, 讲过, 看懂, 看懂了, 看得懂, 懂, 懂了, 清楚, 公平, 会, 会的,
  能, 能的, 是有, YOU, TRUE
`)
const NO = list(`
  没有过, 没说, 没说过, 没讲, 没讲过, 没做, 没做到, 没给, 看不懂, 没看懂, 不懂, 不公平, 不会, 不能, 没看到, 没看见, 没听说, 没听说过, 从来没有, 莫得,
  没来过, 未, 未曾, FALSE
`)

/** 停, 不答了: of 退订 and STOP the rest of the conversation knows more. */
function commonChoice(plain: string): 'stop' | 'skip' | undefined {
  const bare = plain.replace(/[了吧嘛啊哈噻哦]+$/u, '')
  if (STOPS.has(plain) || STOPS.has(bare)) return 'stop'
  return SKIPS.has(plain) || SKIPS.has(bare) ? 'skip' : undefined
}

/**
 * What a message says to a question of a survey: `1` to `5`, `yes` and `no`, `skip` or `stop`; undefined where it is anything else.
 * @param plain normalised
 */
export function surveyChoice(kind: SatisfactionKind, plain: string): string | undefined {
  if (kind === 'words' && NOTHING.has(plain)) return 'skip'
  const bare = plain.replace(/[了吧嘛啊哈噻哦嘞的]+$/u, '')
  if (kind === 'yes_no') {
    if (YES.has(plain) || YES.has(bare) || WORDS.yes.includes(plain)) return 'yes'
    if (NO.has(plain) || NO.has(bare) || WORDS.no.includes(plain)) return 'no'
  }
  const common = commonChoice(plain)
  if (common) return common
  return kind === 'scale' ? saidLevel(plain)?.toString() : undefined
}
