import { expect, test } from 'vitest'
import { normalise } from '../../../bot/conversation/normalise'
import { surveyChoice } from '../../../bot/conversation/satisfaction-words'

const words = (text: string) => text.trim().split('、')

/** What people write, as they write it. */
const SCALE = {
  5: words(
    '5、五、５、5分、五分、第5、回5、打5分、给5分、选5、5很满意、很满意、很满意！、非常满意、非常满意。、十分满意、特别满意、满意得很、满意惨了、太满意了、很滿意、我很满意、我们都很满意、总体很满意、非长满意、很慢意、很好、很好的、好得很、好惨了、太好了、非常好、硬是好、巴适得很、巴适得板、巴适惨了、巴实得很、安逸得很、安逸惨了、没得说、没话说、顶呱呱、满分、10分、100分、五颗星、好评、棒、很不错、优秀、henmanyi、very satisfied、Excellent、干部很好',
  ),
  4: words(
    '4、四、４、4分、四分、满意、满意的、满意了、满意 谢谢、滿意、满易、满义、慢意、还满意、比较满意、基本满意、挺满意的、我家满意、我觉得满意、都满意、满意满意、4满意、4.满意、好、好的、好嘛、还好、蛮好、不错、还不错、不措、可以、可以嘛、可得、要得、要得嘛、要的、巴适、巴适哦、巴适噻、安逸、得行、行、行嘛、没意见、没得意见、没问题、没得问题、90分、manyi、good、Satisfied、👍、干部要得',
  ),
  3: words(
    '3、三、３、3分、三分、一般、一般般、一般般吧、一盘、还行、还行吧、还可以、还过得去、过得去、将就、将就嘛、凑合、马马虎虎、马马虎虎嘛、差不多、勉强、勉强可以、中等、普通、不好不坏、不好也不坏、有好有坏、说不上好坏、就那样、就那样嘛、就那么回事、及格、60分、一半一半、yiban、so so、average、我觉得一般',
  ),
  2: words(
    '2、二、两、２、2分、两分、不满意、不满意。、不太满意、不大满意、不怎么满意、不咋满意、不是很满意、有点不满意、不满易、步满意、我不满意、不好、不太好、不怎么好、不行、不得行、不得行哦、不行哦、要不得、要不得哦、不怎么样、不咋样、不咋地、不咋个样、不巴适、差、有点差、比较差、差火、撇、有点撇、孬、不到位、不及格、bumanyi、bad、not good',
  ),
  1: words(
    '1、一、１、1分、一分、1很不满意、很不满意、非常不满意、十分不满意、太不满意了、极不满意、一点都不满意、根本不满意、不满意得很、很不好、一点都不好、差得很、差得很！、差德很、太差了、很差、非常差、差劲、太差劲了、撇得很、孬得很、糟糕、太烂了、烂得很、垃圾、恼火得很、老火得很、太不像话了、失望得很、零分、0分、一颗星、terrible、very bad、henbumanyi',
  ),
}

const cases = Object.entries(SCALE).flatMap(([level, said]) =>
  said.map((each) => [each, level] as const),
)

test('there are more than 150 wordings', () => {
  expect(cases.length).toBeGreaterThan(150)
})

test.each(cases)('%s says %s', (said, level) => {
  const plain = normalise(said)
  const picked = /^[1-5]$/.test(plain) ? plain : surveyChoice('scale', plain)
  expect(picked).toBe(level)
})

test.each(
  words(
    '跳过、跳过。、下一题、不晓得、不知道、不好说、不想说、说不清楚、不清楚、skip、pass、这题跳过',
  ),
)('%s passes the question over', (said) =>
  expect(surveyChoice('scale', normalise(said))).toBe('skip'),
)

test.each(
  words('停、停。、不答了、不答、不想答了、莫问了、别问了、不要问了、算了、没时间、不参加'),
)('%s ends the survey', (said) => expect(surveyChoice('words', normalise(said))).toBe('stop'))

test.each(
  words(
    '退订、TD、STOP、T、求助、菜单、举报、1满意、4不满意、满意不满意、路还没修、不想活了、救命、6、嘿嘿',
  ),
)('%s says nothing of how satisfied they are', (said) =>
  expect(surveyChoice('scale', normalise(said))).toBeUndefined(),
)

test.each([
  ['是', 'yes'],
  ['有', 'yes'],
  ['有的', 'yes'],
  ['来过', 'yes'],
  ['晓得', 'yes'],
  ['看得懂', 'yes'],
  ['要得', 'yes'],
  ['没有', 'no'],
  ['没得', 'no'],
  ['看不懂', 'no'],
  ['不公平', 'no'],
  ['没来过', 'no'],
  ['不得行', 'no'],
])('%s to yes or no is %s', (said, meant) => {
  expect(surveyChoice('yes_no', normalise(said))).toBe(meant)
})

test.each(words('没有、没得、没啥说的、没得啥子说的、没意见、暂时没有'))(
  '%s has nothing to add',
  (said) => expect(surveyChoice('words', normalise(said))).toBe('skip'),
)
