import { aliyun } from './aliyun'
import type { Profile } from './profile'

/** The gateways we can speak with, by the word in GATEWAY_PROFILE. */
export const PROFILES: Readonly<Record<string, Profile>> = { aliyun }
