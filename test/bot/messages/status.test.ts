import { describe, expect, test } from 'vitest'
import { LANGUAGES, say } from '../../../api/client'
import { textOf } from '../../../bot/messages/render'
import { type ListingStage, LISTING_STAGES, listingStage } from '../../../api/status/rules'
import { NOTICE_LEVELS, type NoticeLevel } from '../../../db/values/rounds'
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

const LISTED = LANGUAGES.flatMap((language) =>
  NOTICE_LEVELS.flatMap((level) => LISTING_STAGES.map((stage) => ({ language, level, stage }))),
)
const listed = ({ language, level, stage }: (typeof LISTED)[number]) => {
  const list = {
    kind: 'identification' as const,
    level,
    stage,
    code: '482163',
    until: '2026-03-16',
  }
  return textOf(say('status.listed', { head: '谭大山', area: '宝坪村5社', ...list }), language)
}

/** Words that only this stage may be told in. */
const STAGES: Record<ListingStage, { zh: RegExp; en: RegExp }> = {
  open: { zh: /公示到3月16日/, en: /until 16 Mar/ },
  contested: { zh: /异议，3月16日前查清/, en: /checked by 16 Mar/ },
  severed: { zh: /缓一缓，3月16日前有结果/, en: /put off/ },
  overdue: { zh: /过了期限还没查清/, en: /overdue/ },
  held: { zh: /程序有人提异议/, en: /procedure is checked/ },
  over: { zh: /公示期已满/, en: /days are over/ },
}
const LEVEL_WORDS = {
  group: { zh: /社里公示/, en: /group list/ },
  village: { zh: /村里公示/, en: /village list/ },
  township: { zh: /乡镇公示/, en: /township list/ },
} as const satisfies Record<NoticeLevel, object>

describe('a household on a posted list learns where and how it stands there', () => {
  test.each(LISTED)('$stage at the $level, in $language', (standing) => {
    const text = listed(standing)
    expect(text).toContain('谭大山')
    expect(text).toContain('482163')
    for (const [stage, told] of Object.entries(STAGES)) {
      const is = stage === standing.stage
      expect(told[standing.language].test(text), `${stage} in: ${text}`).toBe(is)
    }
    for (const [level, told] of Object.entries(LEVEL_WORDS))
      expect(told[standing.language].test(text), level).toBe(level === standing.level)
  })

  test.each(LANGUAGES)('no two are told alike in %s', (language) => {
    const texts = LISTED.filter((each) => each.language === language).map(listed)
    expect(new Set(texts).size).toBe(NOTICE_LEVELS.length * LISTING_STAGES.length)
  })

  test('an objection to the household itself is told before one to the whole list', () => {
    const today = '2026-03-16'
    const list = { isOpen: true, isSevered: false, isHeld: true, objectionDueOn: today, today }
    expect(listingStage(list)).toBe('contested')
    expect(listingStage({ ...list, isSevered: true })).toBe('severed')
    expect(listingStage({ ...list, today: '2026-03-17' })).toBe('overdue')
    expect(listingStage({ ...list, objectionDueOn: null })).toBe('held')
    expect(listingStage({ ...list, objectionDueOn: null, isHeld: false })).toBe('open')
    const over = { ...list, objectionDueOn: null, isHeld: false, isOpen: false }
    expect(listingStage(over)).toBe('over')
    // Its objection is decided, so that nothing holds it back any more.
    expect(listingStage({ ...over, isSevered: true })).toBe('over')
  })
})

describe('between the lists', () => {
  const who = { head: '谭大山', area: '宝坪村5社', code: '9876543210' }
  test.each([
    ['identification', 'group', 'entry', /）等社干部上门看/],
    ['identification', 'group', 'review', /）上门看过了，等社里开会评议/],
    ['identification', 'group', 'posting', /）评上了，等社里张榜/],
    ['identification', 'village', 'entry', /等村干部上门调查/],
    ['identification', 'township', 'entry', /等驻村干部上门复核/],
    ['identification', 'township', 'review', /等乡镇开会评议/],
    ['identification', 'county', 'signing', /等干部签字/],
    ['identification', 'county', 'reporting', /等乡镇报县里/],
    ['identification', 'county', 'checking', /已报到县里，等公告/],
    ['exit', 'village', 'review', /在办脱贫，上门看过了，等村里开会评议/],
    ['exit', 'village', 'posting', /在办脱贫，评议过了，您家也同意了，等村里张榜/],
    ['watch_list', 'village', 'posting', /在认定监测，评议过了，等村里张榜/],
    ['exit', 'county', 'checking', /在办脱贫，已报到县里/],
    ['watch_list', 'township', 'review', /在认定监测，上门看过了，等乡镇开会评议/],
  ] as const)('a household of %s at the %s hears that it waits for %s', (...given) => {
    const [kind, level, stage, told] = given
    const waits = { ...who, kind, level, stage, due: '2026-12-01' }
    const text = textOf(say('status.waits', waits), 'zh')
    expect(text).toMatch(told)
    expect(text).toMatch(/回执9876543210/)
    // After the first list the days are set by the next one; a watch-list has one time in all.
    expect(/12月1日前答复/.test(text)).toBe(level === 'group' || kind === 'watch_list')
    expect(textOf(say('status.waits', waits), 'en')).toMatch(/waits .* Receipt 9876543210/)
  })

  test.each([
    ['exit', 'village', 'consent', /等您家点头。请回短信里的7位码/],
    ['identification', 'county', 'own_signature', /等您家签字。请回短信里的7位码/],
  ] as const)('in %s at the %s its %s is all it is asked for', (kind, level, stage, told) => {
    const waits = { ...who, kind, level, stage, due: '2026-12-01' }
    expect(textOf(say('status.waits', waits), 'zh')).toMatch(told)
    expect(textOf(say('status.waits', waits), 'zh')).not.toMatch(/回执/)
  })

  test('one that is withdrawing hears how to keep its application', () => {
    expect(textOf(say('status.withdrawing', who), 'zh')).toMatch(/正在撤回.*“不撤了”/)
  })

  test.each([
    ['identification', /3月20日的申请没有通过.*“人工”.*回6/, /declined .* Reply 6/],
    ['exit', /3月20日核定不退出，继续帮扶。有意见发“人工”/, /no exit .*support goes on/],
    ['watch_list', /3月20日没有列入监测。有难处回5求助/, /not on the watch-list/],
  ] as const)('one whose %s was declined hears what that means for it', (kind, zh, en) => {
    const { head, area } = who
    const declined = say('status.declined', { head, area, kind, day: '2026-03-20' })
    expect(textOf(declined, 'zh')).toMatch(zh)
    expect(textOf(declined, 'en')).toMatch(en)
  })
})

describe('who is not passed', () => {
  const told = { head: '谭大山', reason: '住房漏雨' }
  const until = '2026-03-24'
  const sayings = (kind: 'identification' | 'exit' | 'watch_list') =>
    [
      say('review.declined', { ...told, kind, level: 'village' }),
      say('notice.declined', { ...told, kind }),
      say('appeal.declined', { ...told, kind, until }),
    ].map((each) => textOf(each, 'zh'))

  test.each(['exit', 'watch_list'] as const)('in %s is never told 没评上', (kind) => {
    for (const text of sayings(kind)) {
      expect(text).not.toMatch(/评上|申请/)
      expect(text).toMatch(kind === 'exit' ? /帮扶照旧|继续帮扶/ : /没列入监测/)
      expect(text).toContain('住房漏雨')
    }
  })

  test('of who applied is told so', () => {
    for (const text of sayings('identification')) expect(text).toMatch(/没评上/)
  })
})
