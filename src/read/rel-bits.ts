/**
 * The relations that stages ask for again and again, one bit each, so that "is it one of these three, or a subtype?" is one look at an
 * integer instead of six comparisons of strings, run as well as compiled. A subtype has the bit of its relation and, where it is asked
 * for by itself, one of its own. Bits stand beside each token in `Analysis.relBits`.
 */

export const NSUBJ = 1 << 0
export const NSUBJ_PASS = 1 << 1
export const OBJ = 1 << 2
export const IOBJ = 1 << 3
export const OBL = 1 << 4
export const OBL_AGENT = 1 << 5
export const NMOD = 1 << 6
export const NMOD_POSS = 1 << 7
export const COMPOUND = 1 << 8
export const COMPOUND_PRT = 1 << 9
export const AMOD = 1 << 10
export const NUMMOD = 1 << 11
export const APPOS = 1 << 12
export const FLAT = 1 << 13
export const DET = 1 << 14
export const CASE = 1 << 15
export const CONJ = 1 << 16
export const AUX = 1 << 17
export const AUX_PASS = 1 << 18
export const COP = 1 << 19
export const MARK = 1 << 20
export const ADVMOD = 1 << 21
export const ADVCL = 1 << 22
export const ACL = 1 << 23
export const XCOMP = 1 << 24
export const CCOMP = 1 << 25
export const CSUBJ = 1 << 26
export const CC = 1 << 27
export const PUNCT = 1 << 28
export const PARATAXIS = 1 << 29

const BITS: ReadonlyMap<string, number> = new Map([
  ['nsubj', NSUBJ],
  ['nsubj:pass', NSUBJ_PASS],
  ['obj', OBJ],
  ['iobj', IOBJ],
  ['obl', OBL],
  ['obl:agent', OBL_AGENT],
  ['nmod', NMOD],
  ['nmod:poss', NMOD_POSS],
  ['compound', COMPOUND],
  ['compound:prt', COMPOUND_PRT],
  ['amod', AMOD],
  ['nummod', NUMMOD],
  ['appos', APPOS],
  ['flat', FLAT],
  ['det', DET],
  ['case', CASE],
  ['conj', CONJ],
  ['aux', AUX],
  ['aux:pass', AUX_PASS],
  ['cop', COP],
  ['mark', MARK],
  ['advmod', ADVMOD],
  ['advcl', ADVCL],
  ['acl', ACL],
  ['xcomp', XCOMP],
  ['ccomp', CCOMP],
  ['csubj', CSUBJ],
  ['cc', CC],
  ['punct', PUNCT],
  ['parataxis', PARATAXIS],
])

/** The bits of a relation: its own and, for a subtype, those of what it is a kind of. */
export function relBitsOf(rel: string): number {
  const colon = rel.indexOf(':')
  return (BITS.get(rel) ?? 0) | (colon < 0 ? 0 : (BITS.get(rel.slice(0, colon)) ?? 0))
}

/** The bits of all tokens of a report; trees are put right after they are parsed, so the strings are what counts. */
export function relBitsOfAll(rel: readonly string[]): Int32Array {
  const bits = new Int32Array(rel.length)
  for (let t = 0; t < rel.length; t++) bits[t] = knownBits(rel[t]!)
  return bits
}

const known = new Map<string, number>()

/** As `relBitsOf`, which is worked out once for each relation there is. */
function knownBits(rel: string): number {
  let bits = known.get(rel)
  if (bits === undefined) known.set(rel, (bits = relBitsOf(rel)))
  return bits
}
