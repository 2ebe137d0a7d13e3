import { expect, test } from 'vitest'
import { type Reply, say } from '../../../api/client'
import type { FlowBook } from '../../../bot/conversation/book'
import { takeTurn } from '../../../bot/conversation/engine'
import type { Flow, StepContext } from '../../../bot/conversation/flow'

const text = (words: string): Reply => say('common.text', { text: words })
const YES = [{ id: 'yes', say: say('common.yes', {}) }]
const parts = [text('one'), text('two')]

const begun: Flow = {
  name: 'todo',
  first: 'begin',
  steps: {
    begin: {
      ask: () => ({ ask: { ...text('sure'), choices: YES }, kind: 'confirm', parts }),
      answer: (_ctx, _data, { choiceId }) =>
        choiceId === 'yes'
          ? {
              do: { type: 'end_talk' },
              outcomes: { done: { say: [text('again')], at: { step: 'begin', data: {}, parts } } },
            }
          : 'not_mine',
    },
  },
}
const book: FlowBook = {
  lastResort: async () => null,
  flows: { todo: begun },
  flowFor: ({ intent }) => (intent === 'todo' ? { flow: 'todo', data: {} } : null),
}

/** One message after the other; what each is answered. */
function talk() {
  let session: unknown = null
  return async (words: string) => {
    const ctx = {
      contact: { id: '', language: 'zh', isPhone: true, staffId: '1', roles: [] },
      households: [],
      hotline: '',
      receivedAt: new Date('2026-03-09T02:00:00.000Z'),
      attachments: null,
    } as unknown as StepContext
    const { endings } = await takeTurn(book, ctx, session, words)
    session = endings['done']?.session
    return endings['done']?.replies.map(({ vars }) => vars['text'])
  }
}

test('what is too long for a question comes part by part, and the question stays open', async () => {
  const says = talk()
  expect(await says('待办')).toEqual(['sure'])
  expect(await says('下')).toEqual(['one'])
  expect(await says('下')).toEqual(['two'])
  expect(await says('1')).toEqual(['again'])
})

test('a question that is asked after a command has its own parts', async () => {
  const says = talk()
  await says('待办')
  expect(await says('1')).toEqual(['again'])
  expect(await says('下')).toEqual(['one'])
})
