/** Names of parameters that carry secrets. */
const SECRET = /key|token|secret|pass|auth|sig|session|credential/i

/** An address as it may be shown and logged: without user, password, and values that look like secrets. */
export function shownUrl(address: string): string {
  const url = URL.parse(address)
  if (!url) return address.replace(/\/\/[^/@\s]{0,500}@/, '//').slice(0, 300)
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.set(name, 'hidden')
  return url.href
}
