/** That nobody need come, in the words for it; what else stands beside it is in a hurry or glad. */
const WELL =
  '没(?:得|有)?(?:啥子?|什么|大)?事了?|莫得事了?|(?:你们)?(?:不用|不消|不要|不必)(?:再)?(?:过?来|派人来?|担心|管)(?:人)?了?'
const BESIDE =
  '好|好了|好些了|已经|现在|都|我们?|人|这边|屋头|安全了|脱险了|醒了|火灭了|灭了|水退了|找到了|回来了|解决了|哈|哦|啊|嘛|谢谢(?:你们?|您)?|多谢|麻烦(?:你们?|您)了?'
const ALL_WELL = new RegExp(
  `^(?:${BESIDE})*(?:${WELL})(?:${BESIDE}|${WELL})*$|^ALLISWELL$|^FALSEALARM$`,
)

/** 没得事了, 已经好了 不用来了, and nothing else: an emergency is over. */
export const isAllWell = (plain: string): boolean =>
  plain.length <= 30 && ALL_WELL.test(plain.replace(/[\s\p{P}]+/gu, ''))
