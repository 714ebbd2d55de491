import { mix } from '../hash.ts'
import { type ParseState, between } from './state.ts'

/** Bits of a bucket's number in the tables of transitions and labels. */
export const MOVE_BITS = 21
export const LABEL_BITS = 18
const SHIFT = 32 - MOVE_BITS
const LABEL_SHIFT = 32 - LABEL_BITS
const M1 = 0x9e3779b1 | 0
const M2 = 0x85ebca6b | 0
const M3 = 0xc2b2ae35 | 0

/** Number of templates. */
export const MOVE_TEMPLATES = 90
export const LABEL_TEMPLATES = 47

const SALT = Int32Array.from({ length: 128 }, (_, k) => mix(0x9a12 + k * 104729))
const LABEL_SALT = Int32Array.from({ length: 128 }, (_, k) => mix(0x1abe1 + k * 15485863))
/** Distances and counts as hashes. */
const SMALL = Int32Array.from({ length: 0x1001 }, (_, k) => mix(0x51 + k))

function distance(a: number, b: number): number {
  const d = b - a
  return SMALL[a === 0 ? 20 : d < 5 ? d : d < 7 ? 6 : d < 11 ? 7 : d < 21 ? 8 : 9]!
}

/** The first templates look at one word and its tag alone, at each of six places (`singles.ts`); and where those of a place end. */
export const SINGLE_TEMPLATES = 16
export const SINGLE_ENDS: readonly number[] = [3, 6, 9, 12, 14, 16]

/** Buckets of the templates of single words, for a word under a tag as if it stood at every place. */
export function singleFeatures(word: number, tag: number, out: Int32Array): void {
  const tag1 = Math.imul(tag, M1)
  const tag2 = Math.imul(tag, M2)
  const tag3 = Math.imul(tag, M3)
  out[0] = (word + tag3 + SALT[0]!) >>> SHIFT
  out[1] = (word + SALT[1]!) >>> SHIFT
  out[2] = (tag + SALT[2]!) >>> SHIFT
  out[3] = (Math.imul(word, M2) + tag1 + SALT[3]!) >>> SHIFT
  out[4] = (word + SALT[4]!) >>> SHIFT
  out[5] = (tag1 + SALT[5]!) >>> SHIFT
  out[6] = (Math.imul(word, M1) + tag2 + SALT[6]!) >>> SHIFT
  out[7] = (word + SALT[7]!) >>> SHIFT
  out[8] = (tag2 + SALT[8]!) >>> SHIFT
  out[9] = (word + tag3 + SALT[9]!) >>> SHIFT
  out[10] = (word + SALT[10]!) >>> SHIFT
  out[11] = (tag3 + SALT[11]!) >>> SHIFT
  out[12] = (word + SALT[12]!) >>> SHIFT
  out[13] = (tag + SALT[13]!) >>> SHIFT
  out[14] = (word + SALT[14]!) >>> SHIFT
  out[15] = (tag + SALT[15]!) >>> SHIFT
}

/** Buckets of the templates that choose the next transition, but for those of single words. */
export function moveFeatures(state: ParseState, out: Int32Array): void {
  const { stack, depth, word, tag, coarse, left1, left2, right1, right2, leftCount, rightCount, leftSet, rightSet, labelHash } = state
  const s0 = depth > 0 ? stack[depth - 1]! : 0
  const s1 = depth > 1 ? stack[depth - 2]! : 0
  const s2 = depth > 2 ? stack[depth - 3]! : 0
  const b0 = state.front
  const s0w = word[s0]!
  const s1w = word[s1]!
  const b0w = word[b0]!
  const s0t = tag[s0]!
  const s1t = Math.imul(tag[s1]!, M1)
  const s2t = tag[s2]!
  const b0t = Math.imul(tag[b0]!, M2)
  const b1t = Math.imul(tag[b0 + 1]!, M3)
  const b2t = tag[b0 + 2]!
  const s0u = coarse[s0]!
  const s1u = Math.imul(coarse[s1]!, M1)
  const b0u = Math.imul(coarse[b0]!, M2)
  const s0l = left1[s0]!
  const s0r = right1[s0]!
  const s1l = left1[s1]!
  const s1r = right1[s1]!
  const b0l = left1[b0]!
  const s0wt = s0w + Math.imul(s0t, M3)
  const s1wt = Math.imul(s1w, M2) + s1t
  const b0wt = Math.imul(b0w, M1) + b0t
  const s0b0t = s0t + b0t
  const s1s0t = s1t + s0t
  const s0b0u = s0u + b0u
  const s1s0u = s1u + s0u
  const d0 = distance(s0, b0)
  const d1 = distance(s1, s0)
  // pairs
  out[16] = (s0wt + b0t + SALT[19]!) >>> SHIFT
  out[17] = (s0b0t + SALT[22]!) >>> SHIFT
  out[18] = (b0t + b1t + SALT[23]!) >>> SHIFT
  out[19] = (s1wt + s0t + SALT[25]!) >>> SHIFT
  out[20] = (s1t + s0wt + SALT[26]!) >>> SHIFT
  out[21] = (s1s0t + SALT[27]!) >>> SHIFT
  out[22] = (s1t + b0t + SALT[29]!) >>> SHIFT
  // triples
  out[23] = (s0b0t + b1t + SALT[33]!) >>> SHIFT
  out[24] = (b0t + b1t + b2t + SALT[34]!) >>> SHIFT
  out[25] = (s1s0t + b0t + SALT[35]!) >>> SHIFT
  out[26] = (Math.imul(s2t, M2) + s1s0t + SALT[36]!) >>> SHIFT
  out[27] = (s1s0t + b0t + b1t + SALT[42]!) >>> SHIFT
  out[28] = (s0b0t + b1t + Math.imul(b2t, M1) + SALT[43]!) >>> SHIFT
  out[29] = (Math.imul(coarse[s2]!, M3) + s1s0u + b0u + SALT[44]!) >>> SHIFT
  // dependents
  const s0lt = Math.imul(tag[s0l]!, M3)
  const s0rt = Math.imul(tag[s0r]!, M3)
  const b0lt = Math.imul(tag[b0l]!, M3)
  const s1rt = Math.imul(tag[s1r]!, M3)
  out[30] = (s0b0t + s0lt + SALT[45]!) >>> SHIFT
  out[31] = (s0b0t + s0rt + SALT[46]!) >>> SHIFT
  out[32] = (s0b0t + b0lt + SALT[47]!) >>> SHIFT
  out[33] = (s1s0t + s1rt + SALT[48]!) >>> SHIFT
  out[34] = (s1s0t + Math.imul(tag[s1l]!, M3) + SALT[49]!) >>> SHIFT
  out[35] = (s1s0t + s0lt + SALT[50]!) >>> SHIFT
  out[36] = (s1s0t + s0rt + SALT[51]!) >>> SHIFT
  out[37] = (s0t + Math.imul(word[s0l]!, M2) + SALT[52]!) >>> SHIFT
  out[38] = (s1t + word[s1r]! + SALT[54]!) >>> SHIFT
  out[39] = (b0t + word[b0l]! + SALT[55]!) >>> SHIFT
  out[40] = (s0t + s0lt + Math.imul(tag[left2[s0]!]!, M2) + SALT[56]!) >>> SHIFT
  out[41] = (s0t + s0rt + Math.imul(tag[right2[s0]!]!, M2) + SALT[57]!) >>> SHIFT
  out[42] = (b0t + b0lt + tag[left2[b0]!]! + SALT[58]!) >>> SHIFT
  out[43] = (s1t + s1rt + tag[right2[s1]!]! + SALT[59]!) >>> SHIFT
  // labels made so far
  const s0ls = leftSet[s0]!
  const s0rs = rightSet[s0]!
  const s1rs = rightSet[s1]!
  const b0ls = leftSet[b0]!
  out[44] = (s0t + Math.imul(labelHash[s0l]!, M2) + SALT[60]!) >>> SHIFT
  out[45] = (s0t + Math.imul(labelHash[s0r]!, M2) + SALT[61]!) >>> SHIFT
  out[46] = (s1s0t + labelHash[s1r]! + SALT[62]!) >>> SHIFT
  out[47] = (s0b0t + labelHash[b0l]! + SALT[63]!) >>> SHIFT
  out[48] = (s0w + Math.imul(s0rs, M2) + SALT[65]!) >>> SHIFT
  out[49] = (s0b0t + Math.imul(s0ls, M3) + SALT[68]!) >>> SHIFT
  out[50] = (s0b0t + Math.imul(s0rs, M3) + SALT[69]!) >>> SHIFT
  out[51] = (s1s0t + Math.imul(s1rs, M3) + SALT[70]!) >>> SHIFT
  out[52] = (s1s0t + Math.imul(leftSet[s1]!, M3) + SALT[71]!) >>> SHIFT
  out[53] = (s1s0t + Math.imul(s0ls, M3) + SALT[72]!) >>> SHIFT
  out[54] = (s0b0t + Math.imul(b0ls, M3) + SALT[73]!) >>> SHIFT
  out[55] = (s1s0u + b0u + Math.imul(s0ls, M3) + s1rs + SALT[74]!) >>> SHIFT
  // numbers of dependents
  const s0v = SMALL[64 + Math.min(leftCount[s0]!, 3) + 4 * Math.min(rightCount[s0]!, 3)]!
  const b0v = SMALL[96 + Math.min(leftCount[b0]!, 3)]!
  const s1v = SMALL[112 + Math.min(rightCount[s1]!, 3)]!
  out[56] = (s0w + s0v + SALT[75]!) >>> SHIFT
  out[57] = (s0t + s0v + SALT[76]!) >>> SHIFT
  out[58] = (b0w + b0v + SALT[77]!) >>> SHIFT
  out[59] = (b0t + b0v + SALT[78]!) >>> SHIFT
  out[60] = (s1w + s1v + SALT[79]!) >>> SHIFT
  out[61] = (s1t + s1v + SALT[80]!) >>> SHIFT
  // distance and what lies between
  const m0 = SMALL[between(state, s0, b0)]!
  const m1 = SMALL[between(state, s1, s0)]!
  out[62] = (s0b0t + d0 + SALT[81]!) >>> SHIFT
  out[63] = (s0w + d0 + SALT[82]!) >>> SHIFT
  out[64] = (b0w + d0 + SALT[83]!) >>> SHIFT
  out[65] = (s1s0t + d1 + SALT[84]!) >>> SHIFT
  out[66] = (s1w + d1 + SALT[85]!) >>> SHIFT
  out[67] = (s0b0u + m0 + SALT[86]!) >>> SHIFT
  out[68] = (s1s0u + m1 + SALT[87]!) >>> SHIFT
  out[69] = (s1s0u + b0u + Math.imul(m1, M3) + m0 + SALT[88]!) >>> SHIFT
  out[70] = (s0w + b0u + m0 + SALT[89]!) >>> SHIFT
  out[71] = (s1u + Math.imul(s1w, M2) + s0u + m1 + SALT[90]!) >>> SHIFT
  const g0 = Math.imul(state.gap[b0]!, M3)
  const gs = Math.imul(s0 === 0 ? 0 : state.gap[s0 + 1]!, M3)
  const gs1 = Math.imul(s1 === 0 ? 0 : state.gap[s1 + 1]!, M3)
  out[72] = (s0b0t + g0 + SALT[92]!) >>> SHIFT
  out[73] = (s0b0u + gs + SALT[93]!) >>> SHIFT
  out[74] = (s1s0u + b0u + g0 + SALT[94]!) >>> SHIFT
  out[75] = (s1s0t + gs + SALT[95]!) >>> SHIFT
  out[76] = (s1s0u + gs1 + Math.imul(g0, M1) + SALT[96]!) >>> SHIFT
  out[77] = (b0t + state.gap[b0 + 1]! + SALT[97]!) >>> SHIFT
  const s0s = state.sense[s0]!
  const s1s = Math.imul(state.sense[s1]!, M1)
  const b0s = Math.imul(state.sense[b0]!, M2)
  out[78] = (s0s + b0s + SALT[98]!) >>> SHIFT
  out[79] = (s0s + s1s + SALT[99]!) >>> SHIFT
  out[80] = (s0s + s1s + b0s + SALT[100]!) >>> SHIFT
  const gb = state.gap[b0 + 1]!
  out[81] = (s0b0t + b1t + g0 + SALT[102]!) >>> SHIFT
  out[82] = (s1s0t + b0t + gs + Math.imul(g0, M1) + SALT[103]!) >>> SHIFT
  out[83] = (b0t + b1t + gb + SALT[106]!) >>> SHIFT
  out[84] = (b0wt + g0 + SALT[107]!) >>> SHIFT
  out[85] = (s0wt + gs + SALT[108]!) >>> SHIFT
  out[86] = (s0b0t + b1t + g0 + Math.imul(gb, M2) + SALT[109]!) >>> SHIFT
  out[87] = (s1s0t + gs1 + Math.imul(gs, M2) + SALT[110]!) >>> SHIFT
  out[88] = (s0b0t + m0 + SALT[111]!) >>> SHIFT
  out[89] = (s0u + Math.imul(tag[b0 - 1]!, M1) + b0t + SALT[91]!) >>> SHIFT
}

/** Buckets of the templates that choose the label between head `h` and dependent `d`, at the moment the arc is made. */
export function labelFeatures(state: ParseState, h: number, d: number, out: Int32Array): void {
  const { word, tag, coarse, left1, left2, right1, leftSet, rightSet, labelHash } = state
  const isLeft = d < h
  const dir = isLeft ? 0x2545f491 : 0x1b873593
  const hw = Math.imul(word[h]!, M1) + dir
  const ht = Math.imul(tag[h]!, M2) + dir
  const hu = Math.imul(coarse[h]!, M2) + dir
  const dw = word[d]!
  const dt = tag[d]!
  const dist = isLeft ? distance(d, h) : distance(h, d)
  const mid = SMALL[isLeft ? between(state, d, h) : between(state, h, d)]!
  const near = isLeft ? left1[h]! : right1[h]!
  const dl = left1[d]!
  const dr = right1[d]!
  const dlw = word[dl]!
  const dll = Math.imul(labelHash[dl]!, M3)
  const hs = Math.imul(isLeft ? leftSet[h]! : (rightSet[h]! + Math.imul(leftSet[h]!, 3)) | 0, M3)
  out[0] = (hw + LABEL_SALT[0]!) >>> LABEL_SHIFT
  out[1] = (ht + LABEL_SALT[1]!) >>> LABEL_SHIFT
  out[2] = (dw + dir + LABEL_SALT[2]!) >>> LABEL_SHIFT
  out[3] = (dt + dir + LABEL_SALT[3]!) >>> LABEL_SHIFT
  out[4] = (hw + dw + LABEL_SALT[4]!) >>> LABEL_SHIFT
  out[5] = (ht + dt + LABEL_SALT[5]!) >>> LABEL_SHIFT
  out[6] = (hw + dt + LABEL_SALT[6]!) >>> LABEL_SHIFT
  out[7] = (ht + dw + LABEL_SALT[7]!) >>> LABEL_SHIFT
  out[8] = (hu + dt + dist + LABEL_SALT[8]!) >>> LABEL_SHIFT
  out[9] = (hu + dt + mid + LABEL_SALT[9]!) >>> LABEL_SHIFT
  out[10] = (hu + dt + Math.imul(dlw, M1) + LABEL_SALT[10]!) >>> LABEL_SHIFT
  out[11] = (ht + dt + Math.imul(tag[dl]!, M1) + LABEL_SALT[11]!) >>> LABEL_SHIFT
  out[12] = (hw + Math.imul(dlw, M3) + LABEL_SALT[12]!) >>> LABEL_SHIFT
  out[13] = (hu + dw + Math.imul(dlw, M3) + LABEL_SALT[13]!) >>> LABEL_SHIFT
  out[14] = (dt + dir + dll + LABEL_SALT[14]!) >>> LABEL_SHIFT
  out[15] = (ht + dt + Math.imul(leftSet[d]!, M3) + LABEL_SALT[15]!) >>> LABEL_SHIFT
  out[16] = (dw + dir + Math.imul(leftSet[d]!, M3) + LABEL_SALT[16]!) >>> LABEL_SHIFT
  out[17] = (ht + dt + Math.imul(tag[dr]!, M1) + LABEL_SALT[17]!) >>> LABEL_SHIFT
  out[18] = (dt + hu + Math.imul(rightSet[d]!, M3) + LABEL_SALT[18]!) >>> LABEL_SHIFT
  out[19] = (ht + dt + hs + LABEL_SALT[19]!) >>> LABEL_SHIFT
  out[20] = (hw + coarse[d]! + hs + LABEL_SALT[20]!) >>> LABEL_SHIFT
  out[21] = (hu + dt + Math.imul(labelHash[near]!, M3) + LABEL_SALT[21]!) >>> LABEL_SHIFT
  out[22] = (ht + dt + Math.imul(tag[near]!, M3) + LABEL_SALT[22]!) >>> LABEL_SHIFT
  out[23] = (hu + dt + Math.imul(tag[d - 1]!, M3) + LABEL_SALT[23]!) >>> LABEL_SHIFT
  out[24] = (hu + dt + Math.imul(tag[d + 1]!, M3) + LABEL_SALT[24]!) >>> LABEL_SHIFT
  out[25] = (ht + coarse[d]! + Math.imul(tag[h - 1]!, M3) + LABEL_SALT[25]!) >>> LABEL_SHIFT
  out[26] = (ht + coarse[d]! + Math.imul(tag[h + 1]!, M3) + LABEL_SALT[26]!) >>> LABEL_SHIFT
  out[27] = (hu + dt + word[d + 1]! + LABEL_SALT[27]!) >>> LABEL_SHIFT
  out[28] = (hu + dt + word[d - 1]! + LABEL_SALT[28]!) >>> LABEL_SHIFT
  out[29] = (hw + coarse[d]! + dist + LABEL_SALT[29]!) >>> LABEL_SHIFT
  out[30] = (hw + coarse[d]! + mid + LABEL_SALT[30]!) >>> LABEL_SHIFT
  out[31] = (dw + coarse[h]! + dir + mid + LABEL_SALT[31]!) >>> LABEL_SHIFT
  out[32] = (hw + dt + Math.imul(leftSet[d]!, M3) + LABEL_SALT[32]!) >>> LABEL_SHIFT
  out[33] = (hw + coarse[d]! + Math.imul(dll, M1) + LABEL_SALT[33]!) >>> LABEL_SHIFT
  out[34] = (hu + dt + Math.imul(word[left2[d]!]!, M1) + LABEL_SALT[34]!) >>> LABEL_SHIFT
  out[35] = (dir + dlw + Math.imul(word[dr]!, M2) + coarse[d]! + LABEL_SALT[35]!) >>> LABEL_SHIFT
  out[36] = (hu + coarse[d]! + hs + dll + LABEL_SALT[36]!) >>> LABEL_SHIFT
  out[37] = (dir + hw + Math.imul(word[near]!, M2) + dt + LABEL_SALT[37]!) >>> LABEL_SHIFT
  out[38] = (hu + coarse[d]! + dist + mid + LABEL_SALT[38]!) >>> LABEL_SHIFT
  const hx = Math.imul(state.sense[h]!, M1) + dir
  const dx = Math.imul(state.sense[d]!, M2)
  const gd = Math.imul(state.gap[d]!, M3)
  out[40] = (hx + dx + LABEL_SALT[40]!) >>> LABEL_SHIFT
  out[41] = (hu + dx + dlw + LABEL_SALT[41]!) >>> LABEL_SHIFT
  out[42] = (hx + dx + Math.imul(dlw, M3) + LABEL_SALT[42]!) >>> LABEL_SHIFT
  out[43] = (hx + dt + mid + LABEL_SALT[43]!) >>> LABEL_SHIFT
  out[44] = (hx + coarse[d]! + hs + LABEL_SALT[44]!) >>> LABEL_SHIFT
  out[45] = (hu + dt + gd + LABEL_SALT[45]!) >>> LABEL_SHIFT
  out[46] = (ht + dx + hs + LABEL_SALT[46]!) >>> LABEL_SHIFT
  out[39] = (hu + dt + word[state.front]! + LABEL_SALT[39]!) >>> LABEL_SHIFT
}
