/**
 * Word writes lists as paragraphs of class MsoList… that begin with a printed marker; this makes them lists
 * again. All else that does not belong (colours, fonts, tables, scripts) falls away in the schema.
 */
export function cleanPaste(html: string): string {
  if (!/Mso|urn:schemas-microsoft-com/.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const paragraph of page.querySelectorAll<HTMLElement>('p[class*="MsoList"]')) {
    const kind = takeMarker(paragraph)
    const previous = paragraph.previousElementSibling
    const list = previous?.tagName === kind ? previous : page.createElement(kind)
    if (list !== previous) paragraph.before(list)
    const item = page.createElement('li')
    item.append(paragraph)
    list.append(item)
  }
  return page.body.innerHTML
}

/** Takes «1.», «a)» or «·» away from before the text, and says which list it stood in. */
function takeMarker(paragraph: HTMLElement): 'OL' | 'UL' {
  const marker = paragraph.querySelector('span[style*="mso-list:Ignore"], span[style*="mso-list: Ignore"]')
  const printed = marker?.textContent?.trim() ?? ''
  marker?.remove()
  return /^\w{1,3}[.)]/.test(printed) ? 'OL' : 'UL'
}
