import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createFetchMedia, photosOf } from '../../../bot/channels/twilio-sms/media'
import { FIELDS, openTwilioSms } from '../../support/twilio-world'

const MB = 1024 * 1024
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)
const SETTINGS = {
  accountSid: 'AC1',
  authToken: 'not-a-real-token',
  sender: { From: '+8619900009999' },
  apiUrl: 'https://twilio.example',
  publicUrl: 'https://cunxin.example',
}
const BASIC = `Basic ${Buffer.from('AC1:not-a-real-token').toString('base64')}`
const MEDIA = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1'

describe('a text with pictures', () => {
  const url = (n: number) => `${MEDIA}${n}`
  const pictures = (count: number, type = 'image/jpeg') =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        [`MediaUrl${n}`, url(n)],
        [`MediaContentType${n}`, type],
      ]).flat(),
    )

  test('is passed on with where each of them is', async () => {
    const { heard, text } = openTwilioSms()
    expect((await text({ ...FIELDS, NumMedia: '2', ...pictures(2) })).status).toBe(200)
    const photos = [{ reference: url(0) }, { reference: url(1) }]
    expect(heard[0]).toMatchObject({
      text: '查',
      attachments: { photos, place: null, sharedPhone: null },
    })
  })

  test('is passed on with ten of them at most', () => {
    expect(photosOf({ NumMedia: '10', ...pictures(10) })?.photos).toHaveLength(10)
    expect(photosOf({ NumMedia: '11', ...pictures(11) })?.photos).toHaveLength(10)
    expect(photosOf({ NumMedia: '1', ...pictures(2) })?.photos).toHaveLength(1)
  })

  test('keeps an address of 300 characters, of one more it does not', () => {
    const long = (length: number) => MEDIA.padEnd(length, 'x')
    const form = (length: number) => ({
      NumMedia: '1',
      MediaUrl0: long(length),
      MediaContentType0: 'image/png',
    })
    expect(photosOf(form(300))?.photos).toEqual([{ reference: long(300) }])
    expect(photosOf(form(301))).toBeNull()
  })

  test.each([
    ['that are none', pictures(1, 'video/mp4'), '1'],
    ['of no kind', { MediaUrl0: MEDIA }, '1'],
    ['that are nowhere', { MediaContentType0: 'image/png' }, '1'],
    ['at no address', { MediaUrl0: 'nowhere', MediaContentType0: 'image/png' }, '1'],
    ['that are not counted', pictures(1), '0'],
    ['counted in words', pictures(1), 'one'],
    ['that come twice', { MediaUrl0: [MEDIA, MEDIA], MediaContentType0: 'image/png' }, '1'],
  ])('is a text without them: pictures %s', (_what, form, count) => {
    expect(photosOf({ ...form, NumMedia: count })).toBeNull()
  })
})

/** Answers in turn, whoever is asked; what was asked for, and with which credentials. */
function farEnd(...answers: (Response | Error)[]) {
  const asked: [url: string, authorization: string | null][] = []
  const fetchMedia = createFetchMedia(SETTINGS, async (input, init) => {
    expect(init?.redirect).toBe('manual')
    asked.push([String(input), new Headers(init?.headers).get('Authorization')])
    const answer = answers.shift()
    if (!answer || answer instanceof Error) throw answer ?? new Error('asked once too often')
    return answer
  })
  return { asked, fetchMedia }
}
const sentTo = (location: string) => new Response(null, { status: 307, headers: { location } })
const CDN = 'https://mms.twiliocdn.example/picture'

describe('a picture of a text', () => {
  test('is fetched with our credentials, and where it is kept without them', async () => {
    const { asked, fetchMedia } = farEnd(sentTo(CDN), new Response(JPEG))
    expect(Uint8Array.from((await fetchMedia(MEDIA)) as Uint8Array)).toEqual(JPEG)
    expect(asked).toEqual([
      [MEDIA, BASIC],
      [CDN, null],
    ])
  })

  test('is fetched from where TWILIO_API_URL says, too', async () => {
    const { asked, fetchMedia } = farEnd(new Response(JPEG))
    await fetchMedia('https://twilio.example/Media/ME1')
    expect(asked).toEqual([['https://twilio.example/Media/ME1', BASIC]])
  })

  test.each([
    'https://evil.example/Media/ME1',
    'http://api.twilio.com/Media/ME1',
    'https://api.twilio.com:8443/Media/ME1',
    'https://api.twilio.com.evil.example/x',
    'https://api.twilio.com@evil.example/x',
    'https://user:word@api.twilio.com/x',
    'file:///etc/passwd',
    'nowhere',
    '',
  ])('at “%s” is not asked for', async (reference) => {
    const { asked, fetchMedia } = farEnd()
    expect(await fetchMedia(reference)).toBe('lost')
    expect(asked).toEqual([])
  })

  test.each([
    'http://mms.twiliocdn.example/picture',
    'https://user:word@mms.twiliocdn.example/picture',
    'https://127.0.0.1/picture',
    'https://[::1]/picture',
    'https://2130706433/picture',
    'https://localhost/picture',
    'https://postgres/picture',
    'ftp://mms.twiliocdn.example/picture',
    'https://',
  ])('is not followed to “%s”', async (location) => {
    const { asked, fetchMedia } = farEnd(sentTo(location))
    expect(await fetchMedia(MEDIA)).toBe('lost')
    expect(asked).toHaveLength(1)
  })

  test('is followed three times and no more', async () => {
    const three = farEnd(sentTo(CDN), sentTo(CDN), sentTo(CDN), new Response(JPEG))
    expect(await three.fetchMedia(MEDIA)).toHaveLength(JPEG.length)
    const four = farEnd(sentTo(CDN), sentTo(CDN), sentTo(CDN), sentTo(CDN))
    expect(await four.fetchMedia(MEDIA)).toBeNull()
    expect(four.asked).toHaveLength(4)
  })

  test.each([
    [404, 'lost'],
    [410, 'lost'],
    [401, null],
    [429, null],
    [500, null],
    [302, null],
  ])('answered by %i comes to %s', async (status, expected) => {
    expect(await farEnd(new Response(null, { status })).fetchMedia(MEDIA)).toBe(expected)
  })

  test('cannot be had now while nobody is reached', async () => {
    expect(await farEnd(new TypeError('fetch failed')).fetchMedia(MEDIA)).toBeNull()
  })

  test('of 10 MB is kept, of a byte more is not, whatever length it tells', async () => {
    const sized = (bytes: number, headers = {}) => new Response(new Uint8Array(bytes), { headers })
    expect(await farEnd(sized(10 * MB)).fetchMedia(MEDIA)).toHaveLength(10 * MB)
    expect(await farEnd(sized(10 * MB + 1)).fetchMedia(MEDIA)).toBe('too_big')
    const told = sized(1, { 'Content-Length': String(10 * MB + 1) })
    expect(await farEnd(told).fetchMedia(MEDIA)).toBe('too_big')
  })

  test('comes over the network as it does from a stand-in', async () => {
    const server = createServer((request, response) => {
      const isOurs = request.headers.authorization === BASIC
      response.writeHead(isOurs ? 200 : 401).end(JPEG)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const fetchMedia = createFetchMedia({ ...SETTINGS, apiUrl })
    const content = await fetchMedia(`${apiUrl}/Media/ME1`)
    expect(Uint8Array.from(content as Uint8Array)).toEqual(JPEG)
  })
})
