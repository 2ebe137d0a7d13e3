import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

/** What a message comes to: `stop notice,reminder`, `stop` of everything, `sent text`, or its intent. */
function meaning(text: string): string {
  const understood = understand(text)
  switch (understood.intent) {
    case 'stop':
    case 'start':
      return [understood.intent, understood.classes?.join(',')].filter(Boolean).join(' ')
    case 'choose_contact':
      return `sent ${understood.where}`
    case 'subscribe_area':
    case 'unsubscribe_area':
      return `${understood.intent} ${understood.text}`
    default:
      return understood.intent
  }
}

const SAID: Record<string, string> = {
  stop: `
退订
td
t
T.
ＳＴＯＰ
Stop!!!
stop。
please stop
STOP PLEASE
请退订
退订，谢谢
退订!谢谢你们
谢谢，退订
退订退订
退订，太烦了
太烦了，退订
不要了，退订
短信退订
退订短信
退订所有
退订所有通知
全部通知都不要
莫发了
莫给我发
莫给我发了
不消发了
不消给我发了
以后不消发了嘛
短信莫发了
莫发短信了
别再发了
别给我发短信了
不要再给我发信息了
能不能别发了
不收短信
停止发送短信
一切消息都不要
什么都不要发了
T退订
stop texting me
don't text me
DON’T SEND ME ANYTHING
no more messages
stop all
unsubscribe from all`,
  'stop broadcast': `
退订通知
通知退订
TD 通知
TD通知
T 通知
退订 通知
退訂通知
不要通知了
莫给我发通知了
通知莫发了
通知不消发了
不收通知
关闭通知
把通知关了
请把通知停了吧
以后不要再发通知
退订村里的通知
STOP 通知
stop notices
no notices please
Turn off notices
turn notices off
unsubscribe from notices
don't send me notices
通知短信太多，莫发了`,
  'stop notice': `
退订公示
公示退订
别再发公示
别再发公示了
公示不用发给我了
不想收公示
不看公示
不想看名单了
名单莫发了
stop lists
no more lists`,
  'stop reminder': `
不收提醒
提醒关闭
关掉提醒
莫提醒我了
不用提醒
取消提醒
TD提醒
no reminders
stop the reminders`,
  'stop notice,broadcast': `
退订通知和公示
公示、通知都不要
stop notices and lists`,
  'stop notice,broadcast,reminder': `
通知公示提醒都不要发了`,
  start: `
订阅
START
start please
请恢复短信
不要退订
取消退订
别停
不退订了
继续发短信
我要收短信
unstop
start all`,
  'start broadcast': `
订阅通知
通知订阅
恢复通知
开启通知
继续发通知
我要收通知
想收通知
别停通知
不要取消通知
start notices
turn on notices
turn notices on`,
  'start notice': `
恢复公示
订阅公示
打开公示
START LISTS`,
  'start reminder': `
提醒打开
开启提醒
把提醒打开
订阅提醒
resume reminders`,
  which_stop: `
退订天气
退订 彩铃
退订报纸
我要退订移动套餐
TD 流量
取消订阅 新闻
stop the water
unsubscribe weather`,
  which_quit: `
退
退出`,
  'unsubscribe_area 宝坪村': `
退订 宝坪村
退订宝坪村
退订宝坪村的公示
退订宝坪村的名单`,
  'subscribe_area 宝坪村': `
订阅 宝坪村
订阅宝坪村的公示`,
  preferences: `
设置
我的设置
查设置
偏好
通知设置
我订了啥
settings
My settings
PREFERENCES`,
  'sent text': `
发短信给我
给我发短信
用短信
改用短信
以后发短信
以后发短信给我
还是发短信吧
别发微信
不要发微信
别发微信，发短信
莫发电报了
text me
use SMS
by SMS please
send me texts`,
  'sent here': `
就发这里
以后就发这里
发到这里
都发到这个手机
用这个号
以后用这个号码
请发到这里吧
send here
Send them here please
use this phone`,
  'sent chat': `
用Telegram
以后用电报
发微信给我
别发短信，发微信
use Telegram
send to telegram`,
}

const said = Object.entries(SAID).flatMap(([expected, all]) =>
  all
    .slice(1)
    .split('\n')
    .map((text) => [text, expected] as const),
)

test.each(said)('“%s” is %s', (text, expected) => {
  expect(meaning(text)).toBe(expected)
})

describe('no message is stopped or started, nor is it asked about, by', () => {
  test.each(
    `
退休金通知
退休金通知没收到
通知村民明天开会
通知村民不用来了
停电通知
停电通知：明天停电
停水停电通知
不要通知我家人
莫通知我屋头的人
别停我的低保
不要停低保
我的低保停发了
补贴停发了好久
为啥停发我的低保
停课通知收到了
没收到通知
通知我收到了
通知没收到
收到提醒了
开会不通知
公示没看到
我要看公示
重新公示
看名单
不公示就上报
退房退订单
T恤厂在招人
我在T城打工
打工的T队长扣钱
The T in my name is wrong
I got no notices
they don't pay
发公示 宝坪村
张贴 宝坪村3社
停代办 1234567897
RESUME 1234567897
CANCEL 1234567897
取消申请
不要
不发
不要了
通知
公示
提醒
要提醒
在这里
我在这里
短信
来这里开会`
      .slice(1)
      .split('\n'),
  )('“%s”', (text) => {
    expect(meaning(text)).not.toMatch(/^(?:stop|start|which_stop|sent|preferences)\b(?!_)/)
  })
})

test('what nobody can read as a wish is not read for long', () => {
  expect(meaning('莫'.repeat(5_000))).not.toMatch(/^stop/)
})
