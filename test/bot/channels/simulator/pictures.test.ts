import { describe, expect, test } from 'vitest'
import { newPicture } from '../../../support/prove'
import { answer, CADRE, openSimulator, VILLAGER } from '../../../support/simulator-world'

const MB = 1024 * 1024
const base64 = (content: Uint8Array) => Buffer.from(content).toString('base64')
/** A picture of so many bytes. */
const sized = (bytes: number) => Buffer.concat([newPicture(), Buffer.alloc(bytes - 24)])

/** The simulator, and photos from a chat on it. */
function openChat(...options: Parameters<typeof openSimulator>) {
  const world = openSimulator(...options)
  const show = (content: Uint8Array, text = '', change: Record<string, unknown> = {}) =>
    world.say(text, { look: 'chat', picture: base64(content), ...change })
  const referenceOf = (n: number) => world.heard[n]?.attachments?.photos[0]?.reference ?? ''
  const fetchOf = async (n: number) => world.simulator.fetchMedia?.(referenceOf(n))
  return { ...world, show, referenceOf, fetchOf }
}

describe('a photo a cadre sends from a chat', () => {
  test('reaches the conversation with the words below it, and can be fetched', async () => {
    const { show, heard, fetchOf } = openChat()
    const content = newPicture()
    const response = await show(content, '张贴 482163', { phone: CADRE.phone })
    expect(await response.json()).toEqual({ state: 'answered' })
    expect(heard).toMatchObject([
      {
        from: CADRE.phone,
        text: '张贴 482163',
        attachments: {
          photos: [{ reference: expect.stringMatching(/^[0-9a-f]{32}$/) }],
          place: null,
          sharedPhone: null,
        },
      },
    ])
    expect(Buffer.from((await fetchOf(0)) as Uint8Array).equals(content)).toBe(true)
  })

  test('needs no words', async () => {
    const { show, heard } = openChat()
    expect((await show(newPicture())).status).toBe(200)
    expect(heard[0]?.text).toBe('')
  })

  test.each([
    ['image/png', newPicture()],
    ['image/jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1)],
    ['image/webp', Buffer.from('RIFF\x00\n\xff\x01WEBPVP8 ', 'latin1')],
  ])('stands on the screen as %s and as nothing else', async (type, content) => {
    const { app, show, shown } = openChat()
    await show(content, '张贴')
    const [entry] = (await shown())?.entries ?? []
    const url = String((entry?.['picture'] as { url?: string } | undefined)?.url)
    expect(entry).toMatchObject({ text: '张贴', picture: { url, page: url } })
    const picture = await app.request(url)
    expect(Buffer.from(await picture.arrayBuffer()).equals(content)).toBe(true)
    expect(picture.headers.get('Content-Type')).toBe(type)
    expect(picture.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(picture.headers.get('Content-Security-Policy')).toContain("default-src 'none'; sandbox")
    expect(picture.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
  })

  test('is the same when it is sent again, with its picture or without', async () => {
    let isBroken = true
    const { show, say, heard, shown, fetchOf } = openChat(async () => {
      if (isBroken) throw new Error('no answer')
      return answer('好')
    })
    const content = newPicture()
    expect((await show(content, '张贴')).status).toBe(500)
    expect((await show(content, '张贴')).status).toBe(500)
    isBroken = false
    expect((await say('张贴', { look: 'chat' })).status).toBe(200)
    expect(heard[0]?.attachments?.photos).toHaveLength(1)
    expect(heard[1]).toEqual(heard[0])
    expect(heard[2]).toEqual(heard[0])
    expect((await shown())?.entries).toHaveLength(2)
    expect(Buffer.from((await fetchOf(2)) as Uint8Array).equals(content)).toBe(true)
  })

  test('tells by its name nothing of the phone, and two phones’ photos are two', async () => {
    const { show, referenceOf } = openChat()
    await show(newPicture())
    await show(newPicture(), '', { phone: CADRE.phone })
    expect(referenceOf(0)).not.toBe(referenceOf(1))
    expect(referenceOf(0)).not.toContain(VILLAGER.phone.slice(-8))
  })

  test('is copied as a line of a test like any text', async () => {
    const { app, show } = openChat()
    await show(newPicture(), '张贴 482163')
    const path = `/simulator/transcript?phone=${encodeURIComponent(VILLAGER.phone)}`
    expect(await (await app.request(path)).text()).toContain(
      "await phone.showsPhoto(photo(), '张贴 482163', '【村信】在册', '回复 6 申请')",
    )
  })

  test('is lost after a restart', async () => {
    const { show, referenceOf } = openChat()
    await show(newPicture())
    expect(await openSimulator().simulator.fetchMedia?.(referenceOf(0))).toBe('lost')
  })

  test('is forgotten once 40 others have come', async () => {
    const { app, show, fetchOf, referenceOf } = openChat()
    for (let n = 0; n < 40; n++) await show(newPicture(), '', { id: `message-${n}` })
    expect(await fetchOf(0)).toBeInstanceOf(Uint8Array)
    await show(newPicture(), '', { id: 'message-40' })
    expect(await fetchOf(0)).toBe('lost')
    expect((await app.request(`/simulator/pictures/${referenceOf(0)}`)).status).toBe(404)
    expect(await fetchOf(1)).toBeInstanceOf(Uint8Array)
  })
})

describe('of photos', () => {
  test('one of 5 MB is taken, of a byte more refused', async () => {
    const { show, heard } = openChat()
    expect((await show(sized(5 * MB), '长'.repeat(10_000))).status).toBe(200)
    expect((await show(sized(5 * MB + 1))).status).toBe(413)
    expect((await show(sized(6 * MB))).status).toBe(413)
    expect(heard).toHaveLength(1)
  })

  test.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['a drawing that can hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a picture of a kind that is not kept', Buffer.from('GIF89a\x01\x00')],
    ['the beginning of one', newPicture().slice(0, 7)],
    ['nothing', Buffer.alloc(0)],
  ])('%s is none', async (_what, content) => {
    const { show, heard, shown } = openChat()
    const response = await show(content, '张贴')
    expect(response.status).toBe(415)
    expect(await response.json()).toEqual({ error: 'not_a_picture' })
    expect(heard).toEqual([])
    expect(await shown()).toMatchObject({ entries: [] })
  })

  test('none comes from a phone that looks like a plain one', async () => {
    const { show, heard, shown } = openChat()
    const response = await show(newPicture(), '张贴', { look: 'sms' })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'no_pictures' })
    expect(heard).toEqual([])
    expect(await shown()).toMatchObject({ entries: [] })
  })

  test('none is taken from what another site’s page could post', async () => {
    const { post, heard } = openChat()
    const { phone } = VILLAGER
    const picture = base64(newPicture())
    const body = JSON.stringify({ phone, text: '', look: 'chat', id: 'message-1', picture })
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'image/png', '']) {
      expect((await post('messages', body, type)).status).toBe(400)
    }
    expect(heard).toEqual([])
  })

  test('none makes room for anything else that is bigger than any text', async () => {
    const { show, say, post, heard } = openChat()
    const big = 'x'.repeat(64 * 1024 + 1)
    expect((await show(newPicture(), big)).status).toBe(413)
    expect((await show(newPicture(), '', { more: big })).status).toBe(413)
    expect((await say('查', { look: 'chat', picture: { big } })).status).toBe(413)
    expect((await post('look', { phone: VILLAGER.phone, look: 'chat', more: big })).status).toBe(
      413,
    )
    expect((await post('clear', { phone: VILLAGER.phone, more: big })).status).toBe(413)
    expect(heard).toEqual([])
  })
})
