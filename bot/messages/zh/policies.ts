import { cut } from '../format'
import type { Messages } from '../messages'

/** Two segments without the signature, 重发： and the words before the source. */
const ROOM = 134 - 6 - 3 - 4

export const zhPolicies = {
  'policy.ask': () => '想问什么？请用一句话说，比如：低保要交哪些材料',
  'policy.answer': ({ text, source }) => `${cut(text, ROOM - source.length)}\n依据：${source}`,
  'policy.answer_rated': ({ text, source }) =>
    `${cut(text, ROOM - source.length - 16)}\n依据：${source}`,
  'policy.answer_more': ({ text, source }) =>
    `${cut(text, ROOM - source.length - 9)}…\n依据：${source}\n回“下”接着看`,
  'policy.part': ({ text }) => `${cut(text, 60)}\n回“下”接着看`,
  'policy.last_part': ({ text }) => `${cut(text, 60)}\n有用吗？回“有用”或“没用”`,
  'policy.useful': () => '有用',
  'policy.not_useful': () => '没用',
  'policy.ask_useful': () => '刚才的回答有用吗？',
  'policy.thanks': () => '谢谢您告诉我们。还想问，随时发“问”。',
  'policy.sorry': () => '没答到点子上，对不起。要转给干部答您吗？',
  'policy.sorry_again': () => '没答到点子上，对不起。请换个说法再问，或发“人工”找人答您。',
  'policy.nothing_rated': () => '谢谢。今天没有答过您的问题。想问什么，发“问”和您的话。',
  'policy.in_no_text': () => '今年的钱数、电话、哪天办，文件上没写死，不乱答。要转给干部答您吗？',
  'policy.report': ({ days, asked, answered, handedOver, notUseful }) =>
    `近${days}天群众问了${asked}次：答上${answered}，转给干部${handedOver}，说没用${notUseful}。回“下”看没答上的。`,
  'policy.report_unanswered': ({ words, times }) => `没答上${times}次：${cut(words, 40)}`,
  'policy.report_not_useful': ({ words, times }) => `说没用${times}次：${cut(words, 40)}`,
  // The whole answer is seen before it is for everybody; the question has what is left.
  'card.preview': ({ question, text }) =>
    `问：${cut(question, Math.max(20, 118 - text.length))}\n答：${cut(text, 100)}`,
  'card.preview_alias': ({ question, text }) =>
    `问：${cut(question, 50)}\n同已有问答：${cut(text, 62)}`,
  'card.preview_more': ({ question, text }) =>
    `问：${cut(question, 20)}\n答：${cut(text, 80)}\n回“下”看其余`,
  'card.part': ({ text }) => `${cut(text, 50)}\n回“下”看其余`,
  'card.terms': ({ source, area, days }) =>
    `依据：${cut(source || '县扶贫办答复', 60)}\n哪里：${cut(area || '全县', 20)}\n哪天：${cut(days, 21)}`,
  'card.wordings': ({ text }) => `也问：${cut(text, 50)}`,
  'card.decide': () => '采用后，谁问都这样答。问和答里都不能有私人的姓名、电话、病情。',
  'card.publish': () => '采用',
  'card.refuse': () => '不采用',
  'card.reword': () => '改问法',
  'card.ask_question': ({ limit }) =>
    `请发新的问法，不超过${limit}字。问和答里都不能有私人的姓名、电话。`,
  'card.published': () => '已采用。以后谁这样问，都这样答。',
  'card.dropped': () => '没有采用。已经答过群众的，不受影响。',
  'card.own': () => '这是您自己写的，要由另一位来采用。',
  'card.withdraw_confirm': () => '撤下后，谁问都不再这样答。撤下吗？',
  'card.withdrawn': () => '已撤下。以后不再这样答。',
  'card.kept': () => '好，没有撤，还是这样答。',
  'card.not_published': () => '没有找到在用的这条问答，可能已经撤下了。',
  'card.not_found': () => '没有找到等您采用的这条问答，可能已经办了。发“采用”看下一条。',
  'card.none': () => '现在没有等您采用的问答。',
  'card.todo': ({ open, codes }) => `${open}条问答等您采用：${cut(codes, 34)}。发“采用”办`,
  'policy.which': () => '您问的是哪样？',
  'policy.question': ({ question }) => cut(question, 24),
  'policy.none_of_these': () => '都不是',
  'policy.unknown': () => '这个我手头没有写明的依据，不乱答。要转给干部答您吗？',
  'policy.pass_on': () => '转给干部',
  'policy.leave': () => '不用',
  'policy.dropped': () => '好，没有转。还想问，随时发“问”。',
} satisfies Partial<Messages>
