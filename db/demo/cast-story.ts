import { BAOPING, man, woman, type CastHousehold } from './cast-spec'

const inBaoping = (
  key: string,
  group: number,
  netYuan: number,
  members: CastHousehold['members'],
  [situation, situationEn]: readonly [string, string],
) =>
  ({
    key,
    village: BAOPING,
    group,
    status: 'unregistered',
    netYuan,
    members,
    person: { situation, situationEn, isLinked: true },
  }) satisfies CastHousehold

/**
 * Households in the middle of a round, and one that has a stake in it: what happens to them is played
 * after the roll is loaded. Their heads are named after the solar terms, as nobody generated is.
 */
export const CAST_STORY: CastHousehold[] = [
  inBaoping(
    'listed',
    1,
    5_420,
    [
      man('吕秋分', '1969-09-23', '户主', { phone: '1021', health: ['chronic_illness'] }),
      woman('杜秀琼', '1971-02-11', '配偶'),
    ],
    ['村里公示中，回1看进度', 'On the village list: text 1'],
  ),
  inBaoping(
    'contested',
    1,
    5_880,
    [woman('傅霜降', '1973-10-24', '户主', { phone: '1022' }), man('唐子航', '2010-05-19', '之子')],
    ['公示中，有人提了异议，回1', 'On the list and contested: text 1'],
  ),
  inBaoping(
    'held',
    2,
    5_150,
    [
      woman('喻小满', '1966-05-21', '户主', { phone: '1023', health: ['serious_illness'] }),
      man('瞿远福', '1963-12-08', '配偶'),
    ],
    ['公示程序有异议，整张名单不动，回1', 'List held: its procedure is contested. Text 1'],
  ),
  inBaoping(
    'severed',
    4,
    6_010,
    [
      man('孟立冬', '1961-11-08', '户主', { phone: '1024', health: ['disabled'] }),
      woman('彭桂英', '1964-03-03', '配偶'),
    ],
    ['异议没查清，先暂缓，回1', 'Set apart until an objection is decided: text 1'],
  ),
  inBaoping(
    'over',
    6,
    5_730,
    [
      man('瞿谷雨', '1977-04-20', '户主', { phone: '1025' }),
      woman('罗淑芬', '1979-08-14', '配偶', { health: ['chronic_illness'] }),
      woman('瞿诗涵', '2012-06-30', '之女'),
    ],
    ['社里公示期满，等支书推进，回1', "Window over, waits for the secretary's 推进: text 1"],
  ),
  inBaoping(
    'waiting',
    5,
    5_290,
    [
      woman('钟白露', '1970-09-08', '户主', { phone: '1026' }),
      man('钟启顺', '1944-01-15', '之父', { health: ['chronic_illness'] }),
    ],
    ['已申请，等5社张贴名单，回1', "Applied, waits for the group's list: text 1"],
  ),
  inBaoping(
    'newly_registered',
    2,
    4_760,
    [
      man('万清明', '1968-04-05', '户主', { phone: '1027', health: ['serious_illness'] }),
      woman('田玉珍', '1969-11-11', '配偶'),
      woman('万欣怡', '2009-07-07', '之女'),
    ],
    ['上一轮三级公示都过了，刚纳入，回1', 'Just registered by the last round: text 1'],
  ),
  inBaoping(
    'objector',
    3,
    12_100,
    [man('唐夏至', '1974-06-21', '户主', { phone: '1028' }), woman('谢金莲', '1976-01-27', '配偶')],
    ['对名单提了异议，发“撤回”看回执号', 'Has objected to a list: text 撤回 to see the receipt'],
  ),
]
