import type { Messages } from '../messages'

export const zhAttachments = {
  'attachments.photo': () =>
    '照片收到了，光有照片还办不了事。请用一句话说要办什么，发0看菜单，发“人工”找人。',
  'attachments.photo_staff': () => '收到照片。要记走访，请发：走访 户主 看到什么',
  'attachments.place': () => '位置收到了。要办什么，请用一句话说，发0看菜单。',
  'attachments.place_staff': () => '收到位置。要记走访，请发：走访 户主 看到什么',
  'attachments.photo_refused': () => '有张照片没能收下，别的都记下了。请重发一张小一点的。',

  'phone.ask': ({ hotline }) =>
    `先看看您的手机号。请点下面的按钮，或找村干部要7位绑定码发过来。电话${hotline}`,
  'phone.share': () => '出示手机号',
  'phone.shown': () =>
    '好，手机号看到了。要查自家，请回：家里一人的姓名和身份证后四位，如 张三 1234',
  'phone.shown_linked': () => '好，手机号看到了。回1看您家情况。',
  'phone.shown_staff': () => '好，手机号对上了，以后在这里也能办公。发“待办”看要做的事。',
  'phone.known': () => '您的手机号我们知道，不用再出示。发0看菜单。',
  'phone.unusable': ({ hotline }) => `这个号码用不了。请找村干部要7位绑定码，或打${hotline}`,
} satisfies Partial<Messages>
