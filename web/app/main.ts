/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { filterWhileTyping } from './filter.ts'
import { showCards } from './hover.ts'
import { listenToKeys } from './keys.ts'
import { tellOfChanges } from './live.ts'
import { addThemeSwitch } from './theme.ts'
import { showOwnTimes } from './zone.ts'

addThemeSwitch()
showOwnTimes(document)
filterWhileTyping()
listenToKeys()
tellOfChanges()
showCards()
