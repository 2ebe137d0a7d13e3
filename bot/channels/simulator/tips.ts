import type { SimulatedPerson } from './entry'

/** Something worth sending, and what it is for. */
export interface Tip {
  /** Sent by one tap; where it ends in a space it is put down to be finished by hand. */
  text: string
  zh: string
  en: string
}

/** In the order in which somebody new would try them. */
export const TIPS: Record<SimulatedPerson['side'], readonly Tip[]> = {
  villager: [
    { text: '查', zh: '我家现在怎么样', en: 'My household' },
    { text: '异议', zh: '名单上有不对的', en: 'Object to a list' },
    { text: '问 低保怎么申请', zh: '问政策', en: 'Ask' },
    { text: '6', zh: '申请纳入', en: 'Apply' },
    { text: '求助', zh: '遇到困难找人帮', en: 'Call for help' },
    { text: '人工', zh: '找工作人员说话', en: 'A person' },
    { text: '菜单', zh: '还能做什么', en: 'Menu' },
    { text: '退订', zh: '不再收通知', en: 'Stop notices' },
    { text: 'English', zh: '换成英文', en: 'In English' },
  ],
  staff: [
    { text: '待办', zh: '有什么等我办', en: 'My to-do' },
    { text: '答 ', zh: '答复求助的人', en: 'Answer a call' },
    { text: '走访 ', zh: '记走访：户主 看到什么', en: 'Note a visit' },
    { text: '张贴', zh: '张贴名单', en: 'Post a list' },
    { text: '张贴 ', zh: '选“聊天”，写单号，发照片', en: 'Its photo: in the chat look' },
    { text: '推进', zh: '期满的名单往上报', en: 'Send a list on' },
    { text: '通知 ', zh: '通知一个村（乡镇）', en: 'Notice to a village' },
    { text: '绑定码 ', zh: '给户主开绑定码', en: 'Link code' },
    { text: '菜单', zh: '还能做什么', en: 'Menu' },
  ],
}
