import type { StoppableClass, Vars } from '../../../api/client'
import { classesOf, othersThan } from '../message-classes'
import type { Messages } from '../messages'

const CLASSES = {
  broadcast: '通知',
  notice: '公示',
  reminder: '提醒',
} as const satisfies Record<StoppableClass, string>
type Of<T> = Record<StoppableClass, T>

/** 通知、公示和提醒. */
function inWords(classes: readonly StoppableClass[]): string {
  const named = Object.entries(CLASSES as Of<string>).flatMap(([each, word]) =>
    classes.some((one) => one === each) ? word : [],
  )
  return named.join('、').replace(/、([^、]+)$/u, '和$1')
}

/** The word that turns on what was stopped: of one class, or of all. */
const named = (list: string) => {
  const [first, ...more] = classesOf(list)
  return first && more.length === 0 ? CLASSES[first] : ''
}

/** What comes all the same. */
function rest(stopped: string): string {
  const others = othersThan(stopped)
  return others.length > 0 ? `${inWords(others)}还发，都不要发“退订”。` : '您办的事还会答复。'
}

const WHERE = { here: '这里', text: '您的手机短信', chat: '您的聊天号' } as const

export const zhPreferences = {
  'stop.which': () => '您想退哪样？',
  'stop.messages': () => '不收通知',
  'stop.filing': () => '撤回申请或求助',
  'stop.programme': () => '退出帮扶',
  'stop.which_class': () => '没看清您不要哪样，还没停。不收哪样？',
  'stop.broadcast': () => CLASSES.broadcast,
  'stop.notice': () => CLASSES.notice,
  'stop.reminder': () => CLASSES.reminder,
  'stop.all_classes': () => '都不要',

  'stop.done': ({ classes, stopped }: Vars<'stop.done'>) =>
    `好，不再发${inWords(classesOf(classes))}。${rest(stopped)}想再收，发“订阅${named(classes)}”。`,
  'stop.done_staff': ({ classes }: Vars<'stop.done_staff'>) =>
    `好，不再发${inWords(classesOf(classes))}。${
      classesOf(classes).includes('reminder') ? '要办的事，发“待办”看。' : '待办和工作提醒照发。'
    }想再收，发“订阅${named(classes)}”。`,
  'start.done': ({ classes }: Vars<'start.done'>) =>
    `好，以后有${inWords(classesOf(classes))}会发给您。不想收，发“退订${named(classes)}”。`,

  'preferences.shown': ({ stopped, language, where }: Vars<'preferences.shown'>) => {
    const [off, on] = [classesOf(stopped), othersThan(stopped)]
    const gets = [
      on.length > 0 ? `${inWords(on)}在发` : '',
      off.length > 0 ? `${inWords(off)}已停` : '',
    ]
    const ways = [
      on[0] ? `退订${CLASSES[on[0]]}` : '',
      off[0] ? `订阅${CLASSES[off[0]]}` : '',
      where === 'here' ? '用短信' : '就发这里',
      language === 'zh' ? 'English' : '中文',
    ]
    const said = gets.filter(Boolean).join('，')
    return `您的设置：${said}，发到${WHERE[where]}，用${language === 'zh' ? '中文' : '英文'}。要改就发：${ways.filter(Boolean).join('、')}`
  },
  'preferences.chosen': ({ where }: Vars<'preferences.chosen'>) =>
    where === 'here'
      ? '好，以后都发到这里。'
      : `好，以后发到${WHERE[where]}。要改回来，发“就发这里”。`,
  'preferences.no_phone': () => '还不知道您的手机号，没有改。请点下面的按钮出示。',
  'preferences.phone_shown': () => '好，手机号看到了。要收短信，请再发：用短信',
  'preferences.no_chat': () =>
    '还不知道您的聊天号，没有改。请在聊天里给村信发一句话，再出示手机号。',
  'preferences.unreachable': () => '短信现在到不了您的手机，没有改。请用那个手机发一条短信给我们。',
} satisfies Partial<Messages>
