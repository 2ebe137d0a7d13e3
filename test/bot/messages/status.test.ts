import { describe, expect, test } from 'vitest'
import { LANGUAGES, say } from '../../../api/client'
import { textOf } from '../../../bot/messages/render'
import { ROLL_STATUSES, type RollStatus, WATCH_KINDS } from '../../../db/values/roll'

const WATCHES = [null, ...WATCH_KINDS]
const all = LANGUAGES.flatMap((language) =>
  ROLL_STATUSES.flatMap((status) => WATCHES.map((watch) => ({ language, status, watch }))),
)

const sentence = (status: RollStatus, watch: (typeof WATCHES)[number], language: 'zh' | 'en') =>
  textOf(
    say('status.household', { head: '谭大山', area: '宝坪村5社', status, watch, year: 2014 }),
    language,
  )

/** Words that only this standing may be told in. */
const TOLD: Record<RollStatus, { zh: RegExp; en: RegExp }> = {
  unregistered: { zh: /不在帮扶名册上/, en: /not on the register/ },
  registered: { zh: /2014年纳入帮扶，在册/, en: /on the register since 2014/ },
  exiting: { zh: /正在办脱贫/, en: /exit under way/ },
  exited: { zh: /2014年已脱贫/, en: /out of poverty since 2014/ },
  returned: { zh: /重新纳入帮扶/, en: /on the register again/ },
  closed: { zh: /已注销/, en: /closed/ },
  terminated: { zh: /已终止/, en: /support ended/ },
}

describe('a household learns where it stands, whatever that is', () => {
  test.each(all)('$status, watched as $watch, in $language', ({ status, watch, language }) => {
    const text = sentence(status, watch, language)
    expect(text).toContain('谭大山')
    expect(text).toContain('宝坪村5社')
    for (const [other, told] of Object.entries(TOLD)) {
      if (other === status) expect(text).toMatch(told[language])
      else expect(text).not.toMatch(told[language])
    }
    // Always one thing to do next.
    expect(text).toMatch(/回[56]|发“人工”|Reply [56]|Send PERSON/)
  })

  test('a household that is watched over hears that it is, unless it is no more', () => {
    for (const { status, watch, language } of all) {
      const isTold = /在留意|在跟进|keep an eye|is noted/.test(sentence(status, watch, language))
      expect(isTold, `${status} ${watch}`).toBe(watch !== null && status !== 'closed')
    }
  })

  test('no two standings are told alike', () => {
    for (const language of LANGUAGES) {
      const texts = all
        .filter((each) => each.language === language && each.watch === null)
        .map(({ status }) => sentence(status, null, language))
      expect(new Set(texts).size).toBe(ROLL_STATUSES.length)
    }
  })

  test.each(ROLL_STATUSES)(
    'a household that is %s and has applied hears by when it is answered',
    (status) => {
      const vars = {
        head: '谭大山',
        area: '宝坪村5社',
        status,
        code: '9876543210',
        due: '2026-12-01',
      }
      expect(textOf(say('status.applied', vars), 'zh')).toBe(
        '谭大山家（宝坪村5社）已申请，在办。12月1日前答复，回执9876543210',
      )
      expect(textOf(say('status.applied', vars), 'en')).toMatch(
        /answer by 1 Dec\. Receipt 9876543210/,
      )
    },
  )

  test('an unknown year is left out', () => {
    const vars = { head: '谭大山', area: '宝坪村5社', watch: null, year: null }
    expect(textOf(say('status.household', { ...vars, status: 'registered' }), 'zh')).not.toMatch(
      /年/,
    )
  })
})
