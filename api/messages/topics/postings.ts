import type { VarKind } from '../templates'

/** Lists 公示 drawn up, proved to hang and made known. */
export const POSTING_TEMPLATES = {
  /** To whoever lives in the area or asked to be told of it; names nobody. */
  'posting.area_listed': {
    area: 'area',
    level: 'noticeLevel',
    households: 'count',
    code: 'code',
    day: 'day',
  },
  'posting.villages_listed': { area: 'area', villages: 'count', code: 'code', day: 'day' },
  'posting.villages_advanced': { area: 'area', villages: 'count', code: 'code' },
  'posting.village_struck': { area: 'area', village: 'area', code: 'code' },
  'posting.village_declined': { village: 'area', kind: 'villageRoundKind' },

  /** To staff. */
  'posting.ask_area': {},
  'posting.no_round': { area: 'area' },
  'posting.no_notice_here': { area: 'area' },
  'posting.nobody': { area: 'area' },
  'posting.which_kind': { area: 'area' },
  'posting.kind': { kind: 'anyRoundKind' },
  'posting.confirm': { area: 'area', households: 'count', villages: 'count', day: 'day' },
  'posting.drawn_up': { code: 'code', link: 'link' },
  'posting.not_drawn': {},

  'posting.ask_photo': { code: 'code' },
  'posting.which_list': {},
  'posting.label': { area: 'area', code: 'code' },
  'posting.visit_photo': {},
  'posting.photo_dropped': {},
  'posting.sent': { code: 'code' },
  'posting.posted': { code: 'code', day: 'day', households: 'count', villages: 'count' },
  'posting.last_proved': { code: 'code' },
  'posting.shown_before': { code: 'code' },
  'posting.lost': { code: 'code' },
  'posting.notice_void': { code: 'code' },
  'posting.already_advanced': { code: 'code' },
  'posting.proof_early': { code: 'code', day: 'day' },
  'posting.proof_there': { code: 'code' },
  'posting.remind_first': { area: 'area', code: 'code' },
  'posting.remind_last': { area: 'area', code: 'code' },

  'posting.drop_confirm': { area: 'area', code: 'code' },
  'posting.dropped': { area: 'area', code: 'code' },
  'posting.already_posted': { code: 'code' },
  'posting.not_drawer': { code: 'code' },

  /** Read out over the loudspeaker. */
  'loudspeaker.script': {
    area: 'area',
    kind: 'anyRoundKind',
    households: 'count',
    villages: 'count',
    day: 'day',
    hotline: 'phone',
  },
  'loudspeaker.names': { text: 'text' },
  'loudspeaker.format': {},
  'loudspeaker.not_posted': { code: 'code' },
  'loudspeaker.not_now': { code: 'code' },

  /** To whoever asks to be told of an area's lists. */
  'subscription.ask_area': {},
  'subscription.which': {},
  'subscription.on': { area: 'area' },
  'subscription.off': { area: 'area' },
  'subscription.none': { area: 'area' },
  'subscription.too_many': {},
  'subscription.dropped': {},
} as const satisfies Record<string, Record<string, VarKind>>
