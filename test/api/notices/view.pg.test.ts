import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, startApi } from '../../support/api'
import { beginRound, startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { postedCode, applicant, object, secretary } = round
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

describe('what is shown of a list', () => {
  test('to anybody: area, count and dates, and no name', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    const { status, body } = await api.call(`/notices/by-code/${code}`)
    expect(status).toBe(200)
    expect(body).toEqual({
      code,
      kind: 'identification',
      level: 'group',
      area: '宝坪村3社',
      households: 1,
      villages: 0,
      days: 6,
      postedOn: '2026-03-09',
      closesOn: '2026-03-16',
      stage: 'open',
      isSupplement: false,
      fingerprint: expect.stringMatching(/^[\da-f]{4} [\da-f]{4} [\da-f]{4}$/),
    })
  })

  test('to staff: of which lists a photo is due, and which of them are their own', async () => {
    await applicant('牟大山')
    const drawn = await round.drawnCode(GROUP, round.cadre.actor)
    await applicant('冉启旺')
    const hanging = await postedCode(GROUP, round.office.actor)
    const due = async (query = '') => {
      const path = `/notices?isToProve=true${query}`
      const { body } = await api.call(path, { actor: round.office.actor })
      return (body['items'] as { code: string }[]).map(({ code }) => code).toSorted()
    }
    expect(await due()).toContain(drawn)
    expect(await due()).not.toContain(hanging)
    expect(await due('&isMine=true')).toEqual([])
    round.later(7)
    expect(await due()).toEqual(expect.arrayContaining([drawn, hanging]))
    expect(await due('&isMine=true')).toContain(hanging)
    expect(await due('&isMine=true')).not.toContain(drawn)
    await api.prove(hanging, 'last')
    expect(await due()).not.toContain(hanging)
  })

  test('to staff of its area also what keeps it, to others nothing', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    await object(code, '牟大山家有小车', { householdName: '牟大山' })
    const list = (actor: `staff:${string}`) => api.call(`/notices?code=${code}`, { actor })
    expect((await list(secretary.actor)).body).toMatchObject({
      items: [{ code, stage: 'open', advanceRefusal: 'window_open', ready: 0, contested: 1 }],
      next: null,
    })
    const stranger = await api.addStaff({ roles: [['village_secretary', 'wuxi.tianyuan.xinhua']] })
    expect((await list(stranger.actor)).body).toEqual({ items: [], next: null })
    const journalist = await api.addStaff({ roles: [['journalist', COUNTY]] })
    expect(await list(journalist.actor)).toMatchObject({ status: 403 })
  })

  test('page by page, each once, the newest first', async () => {
    for (let lists = 0; lists < 6; lists++) {
      await applicant(`牟${'一二三四五六'.charAt(lists)}`)
      await postedCode()
    }
    const all = new Set<string>()
    let cursor = ''
    let pages = 0
    do {
      const { body } = await api.call(`/notices?limit=2${cursor}`, { actor: round.office.actor })
      const { items, next } = body as { items: { code: string }[]; next: string | null }
      for (const { code } of items) {
        expect(all.has(code)).toBe(false)
        all.add(code)
      }
      cursor = next ? `&cursor=${encodeURIComponent(next)}` : ''
      pages++
    } while (cursor)
    const [count] = await api.sql<{ n: number }[]>`select count(*)::int as n from notices`
    expect(all.size).toBe(count?.n)
    expect(pages).toBeGreaterThan(2)
  })
})
