import type { DeskWork, ReadsDeskWork } from './desk-work'

const MINE = '(?:我|我家|我屋|我屋头|我们家?)?的?'
const MONEY = '(?:钱|款子?|补助款|补贴款|补[助贴]的?钱)'
/** 补贴怎么还没发 may be about what was applied for; 我家的补贴 is what one gets. */
const OWN = `(?:${MINE}${MONEY}|(?:我|我家|我屋头?|我们家?)的?补[助贴])`
const SO_FAR = '(?:都|还|一直|咋个?|怎么|为啥子?|为什么|啷个|到现在|现在|根本)*'
const NOT = '(?:没有?|没得|莫得|未|不)'
const CAME = '(?:收到|领到|拿到|得到|到账|到手|打到|发到|见到|看到|看见|到|来|下来|发下来|打|发|给)'
const END = '(?:我|我家|卡上|手上)?(?:过|了|的|哦|啊|呀|嘛|呢|哟|哒|得)*'

/** Money that never came, or where one's own is. */
const MISSING = [
  new RegExp(`^${OWN}${SO_FAR}${NOT}${CAME}${END}$`, 'u'),
  new RegExp(`^${MINE}${SO_FAR}${NOT}(?:收到|领到|拿到|得到|见到|看到)${MINE}${MONEY}${END}$`, 'u'),
  new RegExp(
    `^(?:我|我家|我屋|我们家?)的?${MONEY}(?:呢|哪去了|去哪了|去哪里了|到哪去了|到哪里去了|在哪|在哪里|好久到|好久来|好久发|什么时候到|啥时候到|几时到)(?:啊|嘛|呢|哦)?$`,
    'u',
  ),
] as const

/** 钱没到, of a villager: which money it was is found among what was paid to the household. */
export const ownMoneyWork: ReadsDeskWork = ({ plain, isStaff }) => {
  if (isStaff || !MISSING.some((words) => words.test(plain))) return undefined
  return { intent: 'desk_work', flow: 'missing-money', data: {} } satisfies DeskWork
}
