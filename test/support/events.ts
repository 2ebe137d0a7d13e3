import { z } from 'zod'

const Event = z.looseObject({
  type: z.string(),
  entries: z.array(z.looseObject({ id: z.string() })).default([]),
})

/** The events of a stream, as a browser's EventSource would give them, for as long as they come. */
export async function* eventsOf(response: Response): AsyncGenerator<z.infer<typeof Event>> {
  if (!response.body) throw new Error('no stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  try {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end < 0) {
        const { value, done } = await reader.read()
        if (done) return
        text += value
        continue
      }
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const of = (name: string) =>
        lines
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
      const event = Event.parse(JSON.parse(of('data').join('\n')))
      if (of('event')[0] !== event.type) throw new Error(`an event of another name: ${of('event')}`)
      yield event
    }
  } finally {
    await reader.cancel()
  }
}
