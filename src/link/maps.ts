/** The set kept under a key, made if there is none. */
export function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  let set = map.get(key)
  if (!set) map.set(key, (set = new Set()))
  return set
}

/** The latest `n` of a set, in order. */
export function latestOf<T>(set: ReadonlySet<T> | undefined, n: number): Iterable<T> {
  if (!set) return []
  return set.size <= n ? set : [...set].slice(-n)
}

/** Add to the list kept under a key. A new one is made with its first entry: an empty one to which it is added has room for seventeen. */
export function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
