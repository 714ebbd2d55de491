/**
 * Lines with which an outlet speaks of itself and of its page: "Follow us on …", "Advertisement". They are no part of a report.
 * Each rule with lines that it hits and lines that it must leave alone; both are executed.
 */
export interface HouseRule {
  readonly name: string
  readonly pattern: RegExp
  readonly hits: readonly string[]
  readonly misses: readonly string[]
}

/** Longest line that may be a house line, in characters. */
export const LONGEST_HOUSE_LINE = 320

/** Rules for whole lines. */
export const HOUSE_RULES: readonly HouseRule[] = [
  {
    name: 'sign of the page',
    pattern:
      /^(?:advertisement|advertisements|advert|ad|sponsored|sponsored content|story continues below(?: advertisement)?|article continues (?:below|after) (?:this )?(?:advertisement|ad)|continue reading(?: below)?|scroll to continue.{0,40}|loading(?:\.{3}|…)?|close|caption|captions|hide caption|toggle caption|share|share this|share this (?:article|story|page|post)|print|email|e-mail|comments?|\d{1,6} comments?|view comments|leave a comment|show comments|write a comment|reply|author|authors|publish date|tags?|topics|categories|menu|search|play|pause|mute|video|photos?|gallery|image|next|previous|back to top|copy link|link copied|getty images|reuters|ap|image \d{1,3} of \d{1,3}|\d{1,3} of \d{1,3}|slide \d{1,3} of \d{1,3}|view gallery|\d{1,3} gallery|reklam|anzeige|werbung|publicité|publicidad|реклама|жарнама|поделиться|бөлісу|поширити|teilen|partager|compartir)[:.]?$/i,
    hits: ['ADVERTISEMENT', 'Share this article', 'Image 2 of 7', '14 comments', 'Реклама', 'Loading...'],
    misses: ['Advertisement spending fell by a third last year.', 'Print sales are down', 'Comments made on Friday were withdrawn.'],
  },
  {
    name: 'player',
    pattern: /^(?:media playback is (?:unsupported|not supported)|this video (?:can not|cannot) be played|your browser does not support|please enable javascript|javascript is (?:disabled|required)|to view this (?:video|content) please)/i,
    hits: ['Media playback is not supported on this device', 'Please enable JavaScript to read on.'],
    misses: ['This video shows the square before the rally.'],
  },
  {
    name: 'follow us',
    pattern:
      /^(?:you can |please )?(?:follow|like|join|find|connect with|friend) (?:us|him|her|them|me|the author|our page|our channel|[\p{Lu}][\p{L}.&’' -]{1,40}) (?:on|via|at) (?:x|twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|tiktok|threads|bluesky|mastodon|google news|social media)\b|^follow @\w|^(?:подписывайтесь|подпишитесь|читайте нас|следите за нами|присоединяйтесь|підписуйтесь|підпишіться|жазылыңыз|folgen sie uns|suivez-nous|síganos|síguenos|siga-nos)/iu,
    hits: ['Follow us on Telegram and Instagram.', 'Follow Ann Example on Twitter: @annexample', 'Follow @daybook', 'Подписывайтесь на наш канал'],
    misses: ['Follow the money, the prosecutor told the court on Friday.', 'The minister was asked to follow the plan.', 'Join the army, the poster says.'],
  },
  {
    name: 'subscribe',
    pattern:
      /^(?:[^.!?]{0,80}[!?:.] )?(?:subscribe|sign up|register|click here|tap here|become a (?:subscriber|member)|already a subscriber|support our|donate (?:now|today)|get (?:the|our|all the) (?:latest|best|top|biggest|day|daily)|get .{1,60} (?:delivered|straight|right|in|to) .{0,20}(?:inbox|letterbox|e-?mail)|want more|want to (?:read|get|stay|know) |don[’']t miss|stay (?:up to date|informed|tuned)|enter your e-?mail|download (?:the|our) .{0,30}app|this newsletter|our newsletters?)\b/i,
    hits: ['Subscribe to our newsletter for more of this.', 'Sign up for the Morning Note.', 'Need more? Subscribe to our magazine!', 'Get the latest updates right in your inbox.', 'Already a subscriber? Log in'],
    misses: ['She signed up for the navy at eighteen.', 'Subscribers will pay more from May, the company said.', 'The council wants more money.'],
  },
  {
    name: 'cookies',
    pattern: /^(?:(?:this|our|the) (?:web ?)?(?:site|page) (?:uses|requires) cookies|we (?:and our partners )?(?:use|value your privacy)\b.{0,40}(?:cookies|privacy)|by (?:continuing|using|clicking|browsing)\b.{0,60}(?:cookies|terms|privacy|agree)|мы используем (?:файлы )?cookie|diese (?:web)?seite verwendet cookies|ce site utilise des cookies|este sitio (?:web )?utiliza cookies)/i,
    hits: ['This website uses cookies to improve your visit.', 'By continuing to use this site you agree to our terms.'],
    misses: ['Cookies were sold at the fair.', 'We use less water than last year, the mayor said.'],
  },
  {
    name: 'tips and letters',
    pattern: /^(?:(?:do you )?have (?:a|any) (?:news )?(?:tips?|story|information|question)|got a (?:news )?(?:tip|story)|send (?:us )?(?:your )?(?:tips|letters|feedback)|contact (?:us|the author|the writer|the reporter)|email (?:us|him|her|the author)|(?:e-?mail|contact|reach) [\p{Lu}][\p{L}’' -]{1,40} at \S{1,40}@|to (?:comment|contact|report an error)|tell us what you think|what do you think\?$|report (?:a|an) (?:typo|error|mistake)|нашли ошибку|сообщить об ошибке|знайшли помилку)/iu,
    hits: ['Do you have a tip? Write to us.', 'Email Ann Example at ann@daybook.example.', 'Нашли ошибку в тексте? Выделите её.'],
    misses: ['They have a story to tell, and they told it in court.', 'Contact between the two sides has stopped.'],
  },
  {
    name: 'rights',
    pattern: /^(?:©|\(c\)|copyright (?:©|\d{4}|by)|all rights reserved|(?:this|the) (?:material|document|article|content|story) (?:may not be|is subject to|is protected|is copyright|was (?:originally|first) published)|the content is provided|citation:|reprinted with permission|все права защищены|барлық құқық|усі права|alle rechte vorbehalten|tous droits réservés|todos los derechos)/i,
    hits: ['© 2026 Daybook. All rights reserved.', 'This material may not be published without permission.', 'Все права защищены.'],
    misses: ['The document is signed by both sides.', 'Copyright law will change in May.'],
  },
  {
    name: 'credit at the end',
    pattern: /^(?:[A-Z\u00c0-\u00de][^.!?;:]{1,120} contributed to this (?:report|story|article)\.?$|explore further$|more (?:ap|on|from|about|stories)\b[^.]{0,60}: ?https?:|reporting by [^;]{1,160}; ?editing by )/i,
    hits: ['Ann Example contributed to this report.', 'Reporting by Ann Example; editing by Bo Sample'],
    misses: ['Heavy rain contributed to the flood.', 'Reporting by local radio was stopped on Monday.'],
  },
] // prettier-ignore

/** True when a line is of the outlet and its page, not of the report. */
export function isHouseLine(line: string): boolean {
  if (line.length > LONGEST_HOUSE_LINE) return false
  return HOUSE_RULES.some(({ pattern }) => pattern.test(line))
}
