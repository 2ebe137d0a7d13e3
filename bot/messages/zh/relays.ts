import { code, cut, headsOf } from '../format'
import type { Messages } from '../messages'

/** How to answer a list of households with digits before them. */
const HOW = '告诉了的回数字，如1 3，或“都告诉了”'

/** Somebody else may have been quicker. */
const noted = (told: number) => (told > 0 ? `记下${told}户` : '已经记过了')

export const zhRelays = {
  'relay.asked': ({ text, count, heads, code: digits }) =>
    `通知“${cut(text, 20)}”有${count}户收不到，请当面告诉：${headsOf(heads, 46, (n) => `等${n}户`)}。告诉了回：告知 ${code(digits)}`,
  'relay.asked_private': ({ text, count, code: digits }) =>
    `通知“${cut(text, 20)}”有${count}户收不到，请当面告诉本人。看是哪些户请发：告知 ${code(digits)}`,
  'relay.list': ({ text, left }) => `“${cut(text, 12)}”还有${left}户要当面告诉。${HOW}`,
  'relay.next': ({ told, left }) => `${noted(told)}。还有${left}户，${HOW}`,
  'relay.next_later': ({ later, left }) => `好，${later}户没在家的留着。还有${left}户，${HOW}`,
  'relay.next_undone': ({ count, left }) => `改回来了，${count}户还没告诉。还有${left}户，${HOW}`,
  'relay.unknown': ({ text }) => `“${cut(text, 8)}”没看明白，还没记。请回数字，如1 3`,
  'relay.all_told': ({ told }) => `${noted(told)}，都告诉到了，辛苦您。记错了回：说错了`,
  'relay.all_told_before': () => '这条通知的户都告诉到了，不用再跑。',
  'relay.none': () => '现在没有要您当面告诉的户。',
  'relay.which': () => '有几条通知要当面告诉，先办哪条？',
  'relay.not_yours': () => '这条通知没有要您当面告诉的户。请对着短信再发一次号码。',
  'relay.called_off': ({ text }) =>
    `通知“${cut(text, 20)}”取消了，没告诉的户不用再去。已经告诉的，请顺便说一声取消了。`,
  'relay.called_off_before': () => '这条通知已经取消了，不用再告诉。',
} satisfies Partial<Messages>
