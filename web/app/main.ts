/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { filterWhileTyping } from './filter.ts'
import { showCards } from './hover.ts'
import { listenToKeys } from './keys.ts'
import { tellOfChanges } from './live.ts'
import { addThemeSwitch } from './theme.ts'
import { showOwnTimes } from './zone.ts'

// What only listens begins at once.
listenToKeys()
filterWhileTyping()

function afterPaint(): void {
  addThemeSwitch()
  showOwnTimes(document)
  tellOfChanges()
  showCards()
}

// Nothing that changes the page may hold up its first paint. What is not looked at is not painted: there it is done at once.
if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(afterPaint))
else afterPaint()
