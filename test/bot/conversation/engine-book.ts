import { type Reply, say } from '../../../api/client'
import type { FlowBook } from '../../../bot/conversation/book'
import { takeTurn } from '../../../bot/conversation/engine'
import type { Flow, Question, StepContext } from '../../../bot/conversation/flow'
import type { Understood } from '../../../bot/conversation/meaning'

export const START = new Date('2026-03-09T02:00:00.000Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

const text = (words: string): Reply => say('common.text', { text: words })
const pick = (words: string, ...ids: string[]): Reply => ({
  ...text(words),
  choices: ids.map((id) => ({
    id,
    say: id === 'yes' || id === 'no' ? say(`common.${id}`, {}) : text(id),
  })),
})
const question = (ask: Reply, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  ask,
  kind,
  ...more,
})
const flow = (name: string, steps: Flow['steps']): Flow => ({
  name,
  first: Object.keys(steps)[0] ?? '',
  steps,
})

/** A flow of one command, that ends or stays in a talk. */
const stop = flow('stop', {
  go: {
    ask: () => ({
      do: { type: 'set_broadcasts', wanted: false },
      outcomes: { done: { say: [text('stopped')] }, refused: { say: [text('sorry')] } },
    }),
    answer: () => 'not_mine',
  },
})

const menu = flow('menu', {
  show: { ask: () => question(pick('menu', 'status', 'apply'), 'menu'), answer: () => 'not_mine' },
})

/** Two questions and a command: picked by digit, then confirmed. */
const apply = flow('apply', {
  pick: {
    ask: () => question(pick('which house', 'east', 'west'), 'menu'),
    answer: (_ctx, _data, { choiceId }) =>
      choiceId ? { to: 'confirm', data: { house: choiceId } } : 'not_mine',
  },
  confirm: {
    ask: (_ctx, { house = '?' }) => question(pick(`sure about ${house}`, 'yes', 'no'), 'confirm'),
    answer: (_ctx, { house = '?' }, { choiceId }) => {
      if (choiceId === 'no') return { say: [text('dropped')] }
      if (choiceId !== 'yes') return 'not_mine'
      return {
        do: { type: 'end_talk' },
        outcomes: {
          done: { say: [text(`filed for ${house}`)] },
          refused: { say: [text('refused')] },
        },
      }
    },
  },
})

const help = flow('call-for-help', {
  text: {
    ask: () => question(text('what is wrong'), 'menu'),
    answer: (_ctx, _data, heard) => ({ to: 'confirm', data: { text: heard.text } }),
  },
  confirm: {
    ask: (_ctx, { text: words = '' }) => question(pick(`pass on ${words}`, 'yes', 'no'), 'confirm'),
    answer: (_ctx, _data, { choiceId }) => (choiceId ? { say: [text(choiceId)] } : 'not_mine'),
  },
})

const status = flow('check-status', {
  tell: { ask: () => ({ say: [text('status')] }), answer: () => 'not_mine' },
})
const survey = flow('survey', {
  count: {
    ask: () => question(text('how many'), 'survey', { isNumeric: true }),
    answer: (_ctx, _data, { plain }) =>
      /^\d+$/.test(plain) ? { say: [text(`counted ${plain}`)] } : 'not_mine',
  },
  rate: {
    ask: () => question(pick('how good', 'good', 'bad'), 'survey'),
    answer: (_ctx, _data, { choiceId }) => (choiceId ? { say: [text(choiceId)] } : 'not_mine'),
  },
})
const person = flow('talk-to-person', {
  call: {
    ask: (_ctx, { text: words = '' }) => ({
      do: { type: 'call_for_help', kind: 'person', text: words || '人工' },
      outcomes: {
        called: {
          say: [text('a person listens')],
          at: { step: 'talking', data: {}, isTalk: true },
        },
        refused: { say: [text('nobody there')] },
      },
    }),
    answer: () => 'not_mine',
  },
  talking: {
    ask: () => question(text('still talking'), 'menu', { isTalk: true }),
    answer: (_ctx, _data, { plain, text: words }) => {
      if (plain === '0' || plain === '菜单') return { say: [text('left')] }
      const passedOn = {
        say: [text('passed on')],
        at: { step: 'talking', data: {}, isTalk: true as const },
      }
      return {
        do: { type: 'say_in_talk', text: words },
        outcomes: { passed_on: passedOn, refused: { say: [text('sorry')] } },
      }
    },
  },
})
const whichQuestion = flow('which-question', {
  pick: {
    ask: () => question(pick('which one', 'resume', 'menu'), 'menu'),
    answer: (_ctx, _data, { choiceId }) => {
      if (choiceId === 'resume') return { resume: true }
      return choiceId === 'menu' ? { begin: 'menu' } : 'not_mine'
    },
  },
})
/** An offer made in passing: asked once, silent when it is asked again. */
const offer = flow('not-yet', {
  offer: {
    ask: ({ receivedAt }, { at }) => {
      const now = receivedAt.toISOString()
      if (at === undefined) return { to: 'offer', data: { at: now } }
      return at === now ? question(pick('want a person', 'person'), 'menu') : { say: [] }
    },
    answer: (_ctx, _data, { choiceId }) => (choiceId ? { begin: 'talk-to-person' } : 'not_mine'),
  },
})
/** Answers at once, and asks in passing whether that was of use; twice what it says has more to it. */
const answer = flow('answer', {
  look: {
    ask: () => ({
      do: { type: 'end_talk' },
      outcomes: {
        done: {
          say: [pick('answer, useful?', 'yes', 'no')],
          at: { step: 'told', data: {}, isOnce: true, orSay: [text('answer')] },
          parts: [text('second'), text('third')],
        },
        long: { say: [text('first')], parts: [text('second'), text('third')] },
        refused: { say: [text('sorry')] },
      },
    }),
    answer: () => 'not_mine',
  },
  told: {
    ask: () => question(pick('useful?', 'yes', 'no'), 'menu', { isOnce: true }),
    answer: (_ctx, _data, { choiceId }) =>
      choiceId ? { say: [text(`rated ${choiceId}`)] } : 'not_mine',
  },
})
const long = flow('long', {
  tell: { ask: () => ({ say: ['1', '2', '3', '4', '5'].map(text) }), answer: () => 'not_mine' },
})
const circle = flow('circle', {
  a: { ask: () => ({ to: 'b' }), answer: () => 'not_mine' },
  b: { ask: () => ({ to: 'a' }), answer: () => 'not_mine' },
})
const ping = flow('ping', { go: { ask: () => ({ begin: 'pong' }), answer: () => 'not_mine' } })
const pong = flow('pong', { go: { ask: () => ({ begin: 'ping' }), answer: () => 'not_mine' } })

const FLOWS = [
  menu,
  apply,
  help,
  status,
  survey,
  person,
  stop,
  whichQuestion,
  offer,
  answer,
  long,
  circle,
  ping,
  pong,
]

const BEGIN: Partial<Record<Understood['intent'], string>> = {
  menu: 'menu',
  apply: 'apply',
  help: 'call-for-help',
  urgent: 'call-for-help',
  status: 'check-status',
  todo: 'survey',
  person: 'talk-to-person',
  stop: 'stop',
  question: 'not-yet',
  thanks: 'long',
  start: 'circle',
  wrong_number: 'ping',
  receipt: 'check-status',
  useful: 'answer',
}

export const BOOK: FlowBook = {
  lastResort: async () => null,
  flows: Object.fromEntries(FLOWS.map((each) => [each.name, each])),
  flowFor: ({ intent }) => {
    const name = BEGIN[intent]
    return name ? { flow: name, data: {} } : null
  },
}

interface Stored {
  talks: { flow: string; step: string; data: object }[]
}

/** Somebody who talks to the engine; what was said, and the session as the API would keep it. */
export function talker({ book = BOOK, at = START } = {}) {
  let session: unknown = null
  let now = at
  const context = (): StepContext => ({
    api: {} as StepContext['api'],
    contact: { id: 'c', language: 'zh', isPhone: true, staffId: null, roles: [] },
    households: [],
    hotline: '023-51522345',
    receivedAt: now,
    attachments: null,
  })
  return {
    /** What lies open, the last on top. */
    talks() {
      return (session as Stored).talks
    },
    get session(): unknown {
      return session
    },
    set session(value: unknown) {
      session = value
    },
    later(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds)
    },
    use(other: FlowBook) {
      book = other
    },
    /** The words of the answer; a command's outcome is `code`. */
    async says(message: string, code?: string): Promise<string[]> {
      const { command, endings } = await takeTurn(book, context(), session, message)
      const outcome = code ?? (command ? Object.keys(endings)[0] : 'done') ?? 'done'
      const end = endings[outcome]
      if (!end) throw new Error(`no ending for ${outcome}`)
      session = JSON.parse(JSON.stringify(end.session))
      return end.replies.map(({ template, vars }) => String(vars['text'] ?? template))
    },
  }
}
