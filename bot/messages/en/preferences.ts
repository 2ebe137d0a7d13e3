import type { StoppableClass, Vars } from '../../../api/client'
import { classesOf, othersThan } from '../message-classes'
import type { Messages } from '../messages'

const CLASSES = {
  broadcast: 'notices',
  notice: 'lists',
  reminder: 'reminders',
} as const satisfies Record<StoppableClass, string>

/** Notices, lists and reminders. */
function inWords(classes: readonly StoppableClass[], last = 'and'): string {
  const all: readonly [string, string][] = Object.entries(CLASSES)
  const named = all.flatMap(([each, word]) => (classes.some((one) => one === each) ? word : []))
  return named.join(', ').replace(/, (\w+)$/, ` ${last} $1`)
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** The word behind START and STOP: of one class, or none for all. */
const named = (list: string) => {
  const [first, ...more] = classesOf(list)
  return first && more.length === 0 ? ` ${CLASSES[first].toUpperCase()}` : ''
}

function rest(stopped: string): string {
  const others = othersThan(stopped)
  return others.length > 0
    ? `${capital(inWords(others))} still come; STOP ends all.`
    : 'Answers to what you file still come.'
}

const WHERE = { here: 'here', text: 'by text', chat: 'by chat' } as const

export const enPreferences = {
  'stop.which': () => 'What do you want to leave?',
  'stop.messages': () => 'Notices',
  'stop.filing': () => 'A filing',
  'stop.programme': () => 'The programme',
  'stop.which_class': () => 'Not clear what to stop; nothing was stopped. Which?',
  'stop.broadcast': () => capital(CLASSES.broadcast),
  'stop.notice': () => capital(CLASSES.notice),
  'stop.reminder': () => capital(CLASSES.reminder),
  'stop.all_classes': () => 'All of them',

  'stop.done': ({ classes, stopped }: Vars<'stop.done'>) =>
    `No more ${inWords(classesOf(classes), 'or')}. ${rest(stopped)} To have them again: START${named(classes)}`,
  'stop.done_staff': ({ classes }: Vars<'stop.done_staff'>) =>
    `No more ${inWords(classesOf(classes), 'or')}. ${
      classesOf(classes).includes('reminder')
        ? 'Send TODO for what is to be done.'
        : 'Your duties and reminders of work still come.'
    } Send START${named(classes)} to get them again.`,
  'start.done': ({ classes }: Vars<'start.done'>) =>
    `${capital(inWords(classesOf(classes)))} will come. Send STOP${named(classes)} to end them.`,

  'preferences.shown': ({ stopped, language, where }: Vars<'preferences.shown'>) => {
    const [off, on] = [classesOf(stopped), othersThan(stopped)]
    const gets = [
      on.length > 0 ? `On: ${inWords(on)}.` : '',
      off.length > 0 ? `Off: ${inWords(off)}.` : '',
    ]
    const ways = [
      on[0] ? `STOP ${CLASSES[on[0]].toUpperCase()}` : '',
      off[0] ? `START ${CLASSES[off[0]].toUpperCase()}` : '',
      where === 'here' ? 'USE SMS' : 'SEND HERE',
      language === 'zh' ? 'ENGLISH' : '中文',
    ]
    const said = gets.filter(Boolean).join(' ')
    return `${said} Sent ${WHERE[where]} in ${language === 'zh' ? 'Chinese' : 'English'}. Change: ${ways.filter(Boolean).join(', ')}`
  },
  'preferences.chosen': ({ where }: Vars<'preferences.chosen'>) =>
    where === 'here'
      ? 'From now on messages come here.'
      : `From now on they come ${WHERE[where]}. To undo send: SEND HERE`,
  'preferences.no_phone': () => 'Your phone is not known; nothing changed. Please show it below.',
  'preferences.phone_shown': () => 'Your phone is known now. For text messages send again: USE SMS',
  'preferences.no_chat': () =>
    'No chat of yours is known; nothing changed. Write to us there and show your phone.',
  'preferences.unreachable': () =>
    'Texts do not reach your phone; nothing changed. Please text us from it first.',
} satisfies Partial<Messages>
