import type { Sex } from '../values/roll'
import { weighted, type Random } from './random'

/** Family names as they are common in the mountains of eastern Chongqing. */
const SURNAMES = [
  ...weighted(...[...'谭向冉覃陈李王张'].map((name) => [name, 5] as const)),
  ...weighted(...[...'刘杨黄周吴罗谢邓彭廖龚胡徐熊'].map((name) => [name, 3] as const)),
  ...'牟余姚卢石汪程蒲鲁袁黎杜万柳田钟唐丁吕傅孟段喻瞿',
]

/** Halves of given names; the pairs were read through, so that no public figure comes out. */
const ELDER = {
  male: ['大正明德仁启光昌远春云天青长兴家', '富贵福寿海林坤柏田旺顺全奎举喜安才银川'],
  female: ['素桂秀玉翠兰春香金银莲淑远大冬腊', '英珍芬琼碧娥容菊香兰翠群'],
} as const
const YOUNGER = {
  male: ['子宇俊梓嘉思', '涵轩航骁阳晨睿辰浩'],
  female: ['梓雨欣佳诗思可', '涵怡芮妍瑶琪萱悦'],
} as const
/** The few that also stand alone. */
const SINGLE = { male: '奎举柏顺旺贵睿', female: '珍芬琼碧娥瑶萱' } as const

/** Characters outside the common sets, which paper, screens and sheets must all survive. */
const RARE = ['㙦', '𠮷', '垴']

export const surname = (random: Random) => random.pick(SURNAMES)

export function givenName(random: Random, sex: Sex, age: number): string {
  const [first, second] = (age < 24 ? YOUNGER : ELDER)[sex]
  if (random.chance(0.004)) return first.charAt(random.between(0, 5)) + random.pick(RARE)
  if (random.chance(0.1)) return random.pick([...SINGLE[sex]])
  const left = first.charAt(random.between(0, first.length - 1))
  const right = second.charAt(random.between(0, second.length - 1))
  return (left === right ? '银' : left) + right
}
