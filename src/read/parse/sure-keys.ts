import { mix } from '../hash.ts'
import type { ParseState } from './state.ts'

/** How many keys there are for a transition and for a label. */
export const MOVE_KEYS = 5
export const LABEL_KEYS = 6

const M1 = 0x9e3779b1 | 0
const M2 = 0x85ebca6b | 0
const M3 = 0xc2b2ae35 | 0
const M4 = 0x27d4eb2f | 0
const M5 = 0x165667b1 | 0

/** Keys of the state for the list of sure transitions: tags of the stack's top, the front and what hangs there already. */
export function moveKeys(state: ParseState, out: Int32Array): void {
  const { stack, depth, front, tag, coarse, word, gap, left1, right1, rightCount, labelHash } = state
  const marks = Math.imul(gap[front]!, M4)
  const s0 = stack[depth - 1]!
  const s1 = depth > 1 ? stack[depth - 2]! : 0
  const t0 = Math.imul(tag[s0]!, M1)
  const tb = Math.imul(tag[front]!, M2)
  const tn = Math.imul(tag[front + 1]!, M3)
  const near = front - s0 === 1 ? 1 : 0
  const right = rightCount[s0]! * 2 + near
  out[0] = mix(tag[s1]! + t0 + tb + marks + Math.imul(labelHash[left1[s0]!]!, M5) + right)
  const kids = Math.imul(labelHash[right1[s0]!]!, M5) + Math.imul(labelHash[left1[front]!]!, M1 + 2)
  out[1] = mix(coarse[s1]! + t0 + tb + tn + marks + kids + 0x5bd1)
  out[2] = mix(Math.imul(word[s0]!, M4) + t0 + tb + tn + right * 2 + (gap[front] === 0 ? 1 : 0) + 0xe995)
  const coarseAll = Math.imul(coarse[s1]!, M2) + Math.imul(coarse[s0]!, M1) + Math.imul(coarse[front]!, M3)
  const below = Math.imul(labelHash[left1[s0]!]!, M4 + 2) + Math.imul(labelHash[right1[s1]!]!, M2 + 2)
  out[3] = mix(coarseAll + marks + kids + below + 0x2f6b)
  const nextMark = gap[front + 1] === 0 ? 2 : 0
  out[4] = mix(t0 + tb + tn + Math.imul(tag[front + 2]!, M5) + marks + near + nextMark + 0x6d3f)
}

/** Keys of an arc for the list of sure labels: tags, direction and distance, what hangs on both so far, words. */
export function labelKeys(state: ParseState, h: number, d: number, out: Int32Array): void {
  const { tag, coarse, word, left1, right1, leftSet, rightSet, labelHash } = state
  const away = d < h ? h - d : d - h
  const far = (away < 2 ? 1 : away < 4 ? 2 : 3) + (d < h ? 4 : 0)
  const left = left1[d]!
  const td = Math.imul(tag[d]!, M1)
  const ch = Math.imul(coarse[h]!, M2)
  const ll = Math.imul(labelHash[left]!, M3)
  out[0] = mix(Math.imul(tag[h]!, M2) + td + ll + Math.imul(labelHash[right1[d]!]!, M4) + far)
  out[1] = mix(ch + td + Math.imul(word[d]!, M5) + (away === 1 ? 1 : 0) + (far & 4) + 0x5bd1)
  const cd = Math.imul(coarse[d]!, M1)
  const leftWord = Math.imul(word[left]!, M5)
  out[2] = mix(ch + cd + ll + leftWord + far + 0xe995)
  const side = d < h ? leftSet[h]! : rightSet[h]!
  out[3] = mix(
    Math.imul(tag[h]!, M2) + td + ll + Math.imul(labelHash[d < h ? left1[h]! : right1[h]!]!, M4) + Math.imul(side, M5) + (far & 4) + 0x2f6b,
  )
  out[4] = mix(Math.imul(word[h]!, M2) + cd + ll + leftWord + (far & 4) + 0x6d3f)
  const sets = Math.imul(leftSet[d]!, M3) + Math.imul(rightSet[d]!, M4) + Math.imul(leftSet[h]!, M5) + Math.imul(rightSet[h]!, M2 + 2)
  out[5] = mix(ch + cd + sets + (far & 4) + 0x4c9d)
}
