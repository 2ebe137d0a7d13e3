import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { newPicture } from '../../support/prove'
import { beginRound, refused, startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { applicant, drawnCode, postedCode, standingOf } = round
/** The cadre of the group writes from a chat. */
const cadre = await api.addContact({ phone: round.cadre.phone ?? '', channel: 'telegram' })
beforeEach(async () => {
  await beginRound(api, round)
  await api.sql`update media set status = 'lost' where status = 'wanted'`
})
afterAll(() => api.close())

const drawn = async () => drawnCode(GROUP, round.cadre.actor)
const send = (code: string, photos = [{ reference: 'photo' }], contactId = cadre.id) =>
  api.runCommand(contactId, { type: 'prove_notice', code, photos })

/** The worker fetches what is wanted and hands it in, all the same picture where one is given. */
async function fetchAll(content?: Uint8Array) {
  const worker = { actor: 'job:worker' } as const
  const claim = { limit: 100, channels: ['telegram', 'sms'] }
  const { body } = await api.call('/media/claims', { ...worker, body: claim })
  const media = body['media'] as { id: string }[]
  for (const { id } of media) await handIn(id, content ?? newPicture())
  return media.map(({ id }) => id)
}
const handIn = (id: string, content: Uint8Array) =>
  api.app.request(`/api/v1/media/${id}/content`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${api.deps.serviceToken}`,
      'On-Behalf-Of': 'job:worker',
      'Content-Length': String(content.length),
    },
    body: content as Uint8Array<ArrayBuffer>,
  })
const shown = async (code: string) => (await api.call(`/notices/by-code/${code}`)).body
const proofsOf = (code: string) => api.sql`
  select p.moment, p.status, p.refusal from notice_proofs p
    join notices n on n.county = p.county and n.id = p.notice_id
   where n.county = ${COUNTY} and n.code = ${code} order by p.sent_at, p.media_id`
const told = async () => {
  const messages = await deliverDue(api)
  return messages.flatMap(({ to, template, vars }) =>
    to === cadre.address && template.startsWith('posting.') ? [[template, vars]] : [],
  )
}
const at = (time: string) => {
  api.clock.now = new Date(time)
}

describe('a photo of the sheet on the wall', () => {
  test('posts the list once it is kept: the window begins the day after it was sent', async () => {
    const mou = await applicant('牟大山')
    const code = await drawn()
    await deliverDue(api)
    // 23:50 on Tuesday in Shanghai; fetched after midnight.
    at('2026-03-10T15:50:00.000Z')
    expect(await send(code)).toMatchObject({ code: 'sent', vars: { code, area: '宝坪村3社' } })
    expect(await shown(code)).toMatchObject({ stage: 'drawn_up' })
    expect(await deliverDue(api)).toEqual([])
    at('2026-03-10T16:10:00.000Z')
    await fetchAll()
    expect(await shown(code)).toMatchObject({
      stage: 'open',
      postedOn: '2026-03-10',
      closesOn: '2026-03-16',
    })
    expect(await proofsOf(code)).toEqual([{ moment: 'first', status: 'accepted', refusal: null }])
    expect(await standingOf(mou.id)).toMatchObject({ entry: 'listed' })
    // The cadre waits for it; the family is not woken.
    expect(await deliverDue(api)).toMatchObject([
      {
        to: cadre.address,
        template: 'posting.posted',
        vars: { code, day: '2026-03-16', households: 1, villages: 0 },
      },
    ])
    at('2026-03-11T00:00:00.000Z')
    const morning = await deliverDue(api)
    expect(morning.filter(({ to }) => to === mou.contact.address)).toMatchObject([
      {
        template: 'notice.listed',
        vars: { head: '牟大山', level: 'group', code, day: '2026-03-16' },
      },
    ])
  })

  test('that took more than a day to be fetched counts from when it came', async () => {
    await applicant('牟大山')
    const code = await drawn()
    await send(code)
    at('2026-03-10T02:00:00.000Z')
    await fetchAll()
    expect(await shown(code)).toMatchObject({ postedOn: '2026-03-09' })
    await applicant('冉启旺')
    const late = await drawn()
    await send(late)
    at('2026-03-11T02:00:00.001Z')
    await fetchAll()
    expect(await shown(late)).toMatchObject({ postedOn: '2026-03-11' })
  })

  test('leaves a trail from which the list can be rebuilt', async () => {
    const mou = await applicant('牟大山')
    const code = await drawn()
    await send(code)
    await fetchAll()
    const [notice] = await api.sql<{ id: string }[]>`select id from notices where code = ${code}`
    const types = async (subject: string) =>
      (await api.sql`select type from events where subject = ${subject} order by seq`).map(
        ({ type }) => type as string,
      )
    expect(await types(`notice:${notice?.id}`)).toEqual([
      'notice.drawn_up',
      'notice.proof_sent',
      'notice.proof_accepted',
      'notice.posted',
    ])
    expect(await types(`household:${mou.id}`)).toEqual(['application.filed', 'notice.listed'])
  })

  test('of a list that hangs already changes nothing', async () => {
    await applicant('牟大山')
    const code = await drawn()
    await send(code, [{ reference: 'a' }, { reference: 'b' }])
    await fetchAll()
    expect((await told()).map(([template]) => template)).toEqual(['posting.posted'])
    expect(await proofsOf(code)).toEqual([
      { moment: 'first', status: 'accepted', refusal: null },
      { moment: 'first', status: 'accepted', refusal: null },
    ])
    expect(await send(code)).toMatchObject({ code: 'proof_early' })
  })

  test('that was shown for another list proves nothing, and its sender hears it', async () => {
    const picture = newPicture()
    await applicant('牟大山')
    const first = await drawn()
    await send(first)
    await fetchAll(picture)
    await told()
    await applicant('冉启旺')
    const second = await drawn()
    await send(second)
    await fetchAll(picture)
    expect(await told()).toEqual([['posting.shown_before', { code: second }]])
    expect(await shown(second)).toMatchObject({ stage: 'drawn_up' })
    expect(await proofsOf(second)).toEqual([
      { moment: 'first', status: 'refused', refusal: 'shown_before' },
    ])
    // Another one does.
    await send(second)
    await fetchAll()
    expect(await shown(second)).toMatchObject({ stage: 'open' })
  })

  test('that proved the first day does not prove the last', async () => {
    const picture = newPicture()
    await applicant('牟大山')
    const code = await drawn()
    await send(code)
    await fetchAll(picture)
    await told()
    at('2026-03-16T02:00:00.000Z')
    await deliverDue(api)
    await send(code)
    await fetchAll(picture)
    expect(await told()).toEqual([['posting.shown_before', { code }]])
  })

  test('shown for two lists at once proves one of them', async () => {
    const picture = newPicture()
    await applicant('牟大山')
    const first = await drawn()
    await applicant('冉启旺')
    const second = await drawn()
    await send(first)
    await send(second)
    const { body } = await api.call('/media/claims', {
      actor: 'job:worker',
      body: { limit: 10, channels: ['telegram'] },
    })
    await Promise.all((body['media'] as { id: string }[]).map(({ id }) => handIn(id, picture)))
    const stages = [await shown(first), await shown(second)].map(({ stage }) => stage)
    expect(stages.toSorted()).toEqual(['drawn_up', 'open'])
  })

  test('that is no picture, or is lost, has to be sent again', async () => {
    await applicant('牟大山')
    const code = await drawn()
    await send(code)
    await fetchAll(Uint8Array.of(1, 2, 3))
    expect(await told()).toEqual([['posting.lost', { code }]])
    await send(code)
    const { body } = await api.call('/media/claims', {
      actor: 'job:worker',
      body: { limit: 10, channels: ['telegram'] },
    })
    for (const { id } of body['media'] as { id: string }[])
      await api.call(`/media/${id}/result`, { actor: 'job:worker', body: { status: 'lost' } })
    expect(await told()).toEqual([['posting.lost', { code }]])
    expect(await shown(code)).toMatchObject({ stage: 'drawn_up' })
    expect(await proofsOf(code)).toEqual([
      { moment: 'first', status: 'refused', refusal: 'lost' },
      { moment: 'first', status: 'refused', refusal: 'lost' },
    ])
  })

  test('handed in twice posts once', async () => {
    await applicant('牟大山')
    const code = await drawn()
    await send(code)
    const [id = ''] = await fetchAll()
    await handIn(id, newPicture())
    expect(await proofsOf(code)).toHaveLength(1)
    expect((await told()).map(([template]) => template)).toEqual(['posting.posted'])
  })

  test('is taken from a colleague of the area, and from nobody else', async () => {
    const { contact } = await applicant('牟大山')
    const code = await drawn()
    const stranger = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    const strange = await api.addContact({ phone: stranger.phone ?? '' })
    expect(await send(code, undefined, strange.id)).toMatchObject({ code: 'not_found' })
    expect(await send(code, undefined, contact.id)).toMatchObject({ code: 'forbidden' })
    expect(await send('482163')).toMatchObject({ code: 'not_found' })
    const colleague = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const chat = await api.addContact({ phone: colleague.phone ?? '', channel: 'telegram' })
    expect(await send(code, undefined, chat.id)).toMatchObject({ code: 'sent' })
    await fetchAll()
    expect(await shown(code)).toMatchObject({ stage: 'open' })
    // Whoever drew it up still answers for it.
    const [row] = await api.sql`
      select n.posted_by, p.staff_id from notices n
        join notice_proofs p on p.county = n.county and p.notice_id = n.id
       where n.code = ${code}`
    expect(row).toEqual({ posted_by: round.cadre.id, staff_id: colleague.id })
  })

  test('without a photo proves nothing', async () => {
    await applicant('牟大山')
    expect(await send(await drawn(), [])).toMatchObject({ code: 'photo_missing' })
  })

  test('who withdrew between drawing up and posting is not told of the list', async () => {
    const mou = await applicant('牟大山')
    const ran = await applicant('冉启旺')
    const code = await drawn()
    await api.runCommand(mou.contact.id, { type: 'ask_withdrawal', code: mou.receipt })
    round.later(2)
    await deliverDue(api)
    await api.prove(code)
    const messages = await deliverDue(api)
    expect(messages.filter(({ template }) => template === 'notice.listed')).toMatchObject([
      { to: ran.contact.address },
    ])
  })
})

describe('the last day', () => {
  test('has to be proved before a list goes on, on that day or later', async () => {
    const mou = await applicant('牟大山')
    const code = await drawn()
    await api.prove(code)
    at('2026-03-15T15:59:59.999Z')
    expect(await send(code)).toMatchObject({ code: 'proof_early' })
    at('2026-03-17T01:00:00.000Z')
    await deliverDue(api)
    const advance = () => round.act(code, { type: 'advance' })
    expect(await advance()).toMatchObject(refused('proof_missing'))
    expect(await standingOf(mou.id)).toMatchObject({ level: 'group' })
    expect(await send(code)).toMatchObject({ code: 'sent' })
    expect(await advance()).toMatchObject(refused('proof_missing'))
    await fetchAll()
    expect(await told()).toEqual([['posting.last_proved', { code }]])
    expect(await send(code)).toMatchObject({ code: 'proof_there' })
    expect(await advance()).toMatchObject({ status: 200 })
    expect(await send(code)).toMatchObject({ code: 'already_advanced' })
  })

  test('begins at midnight in Shanghai', async () => {
    await applicant('牟大山')
    const code = await drawn()
    await api.prove(code)
    at('2026-03-15T16:00:00.000Z')
    expect(await send(code)).toMatchObject({ code: 'sent' })
  })

  test('is recalled in its morning to whoever sent the first photo, unless it is proved', async () => {
    await applicant('牟大山')
    const code = await drawn()
    await api.prove(code)
    await applicant('冉启旺')
    const proved = await drawn()
    await api.prove(proved)
    at('2026-03-15T23:59:59.999Z')
    await api.prove(proved, 'last')
    const reminders = async () =>
      (await told()).filter(([template]) => template === 'posting.remind_last')
    expect(await reminders()).toEqual([])
    at('2026-03-16T00:00:00.000Z')
    expect(await reminders()).toEqual([['posting.remind_last', { area: '宝坪村3社', code }]])
  })
})

describe('a list that does not hang yet', () => {
  const drop = (code: string, contactId = cadre.id) =>
    api.runCommand(contactId, { type: 'drop_notice', code })

  test('is dropped by whoever drew it up, and its households come onto the next one', async () => {
    const mou = await applicant('牟大山')
    const code = await drawn()
    expect(await drop(code)).toMatchObject({ code: 'dropped', vars: { code } })
    expect(await shown(code)).toMatchObject({ stage: 'void', households: 0 })
    expect(await send(code)).toMatchObject({ code: 'notice_void' })
    const anew = await postedCode(GROUP, round.cadre.actor)
    expect(await standingOf(mou.id)).toMatchObject({ application: 'filed' })
    // Whoever reads the old number comes to the new list, which stands beside none.
    expect(await shown(code)).toMatchObject({ code: anew, households: 1, isSupplement: false })
  })

  test('is dropped by nobody else, and not once it hangs', async () => {
    const { contact } = await applicant('牟大山')
    const code = await drawn()
    const colleague = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const chat = await api.addContact({ phone: colleague.phone ?? '', channel: 'telegram' })
    expect(await drop(code, chat.id)).toMatchObject({ code: 'not_drawer' })
    expect(await drop(code, contact.id)).toMatchObject({ code: 'forbidden' })
    await api.prove(code)
    expect(await drop(code)).toMatchObject({ code: 'already_posted' })
  })

  test('twice at once is dropped once', async () => {
    await applicant('牟大山')
    const code = await drawn()
    const other = await api.addContact({ phone: round.cadre.phone ?? '', channel: 'sms' })
    const answers = await Promise.all([drop(code), drop(code, other.id)])
    expect(answers.map((answer) => answer.code).toSorted()).toEqual(['already_posted', 'dropped'])
  })

  test('and was dropped while its photo was on the way stays dropped', async () => {
    await applicant('牟大山')
    const code = await drawn()
    await send(code)
    await drop(code)
    await fetchAll()
    expect(await told()).toEqual([['posting.notice_void', { code }]])
    expect(await proofsOf(code)).toMatchObject([{ status: 'refused', refusal: 'notice_void' }])
  })
})
