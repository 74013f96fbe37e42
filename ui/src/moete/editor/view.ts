/** The editor on the screen: ProseMirror on a text that is open. */
import { baseKeymap, splitBlock, toggleMark } from 'prosemirror-commands'
import { inputRules, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { initProseMirrorDoc, ySyncPlugin } from 'y-prosemirror'
import { cleanPaste } from './paste'
import { schema } from './schema'
import type { OpenText } from './texts.svelte'

const { paragraph, list_item, bullet_list, ordered_list } = schema.nodes
const { strong, em } = schema.marks

/** Makes a list, or takes the lines out of one when they stand in it already. */
const list =
  (kind: typeof bullet_list): Command =>
  (state, dispatch, view) =>
    state.selection.$from.node(-1)?.type === list_item
      ? liftListItem(list_item)(state, dispatch, view)
      : wrapInList(kind)(state, dispatch, view)

/** What the buttons above a text do. */
export const commands = {
  strong: toggleMark(strong),
  em: toggleMark(em),
  bullets: list(bullet_list),
  numbers: list(ordered_list),
}
export type CommandName = keyof typeof commands

/** How a text looks and answers, apart from what it says. */
export type Look = { label: string; describedby: string | undefined; readonly: boolean }

export function openView(host: HTMLElement, text: OpenText, look: () => Look): EditorView {
  // A text with nothing in it gets its first paragraph from the binding itself.
  const { doc, mapping } =
    text.fragment.length > 0
      ? initProseMirrorDoc(text.fragment, schema)
      : { doc: undefined, mapping: undefined }
  const undo: Command = () => text.undo.undo() !== null
  const redo: Command = () => text.undo.redo() !== null
  const enter: Command = (state, dispatch, view) =>
    splitListItem(list_item)(state, dispatch, view) || splitBlock(state, dispatch, view)
  const view = new EditorView(host, {
    attributes: () => described(look()),
    editable: () => !look().readonly,
    transformPastedHTML: cleanPaste,
    handleDOMEvents: { keydown: (_, event) => isForThePage(event) },
    state: EditorState.create({
      ...(doc ? { doc } : { schema }),
      plugins: [
        // y-prosemirror's own undo plugin would end the undo history together with the view.
        ySyncPlugin(text.fragment, mapping ? { mapping } : {}),
        keymap({
          'Mod-z': undo,
          'Mod-y': redo,
          'Mod-Shift-z': redo,
          'Mod-b': commands.strong,
          'Mod-i': commands.em,
          'Mod-Shift-8': commands.bullets,
          'Mod-Shift-7': commands.numbers,
          Enter: enter,
          'Shift-Enter': enter,
        }),
        keymap(baseKeymap),
        inputRules({
          rules: [
            wrappingInputRule(/^\s*[-–]\s$/, bullet_list),
            wrappingInputRule(/^1[.)]\s$/, ordered_list),
          ],
        }),
      ],
    }),
  })
  restoreCaret(view, text)
  return view
}

/** Takes the editor away; the text stays open. */
export function closeView(view: EditorView, text: OpenText): void {
  const { anchor, head } = view.state.selection
  text.caret = { anchor, head }
  view.destroy()
}

/** True when nothing is written, so that a hint can stand in its place. */
export function isEmpty(view: EditorView): boolean {
  const { doc } = view.state
  return doc.childCount <= 1 && doc.textContent === '' && (doc.firstChild?.type ?? paragraph) === paragraph
}

/** ProseMirror keeps Escape and every Enter to itself; those with a modifier belong to the page. */
function isForThePage(event: KeyboardEvent): boolean {
  return event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.altKey))
}

function described({ label, describedby, readonly }: Look): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    spellcheck: 'true',
    ...(describedby ? { 'aria-describedby': describedby } : {}),
    ...(readonly ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
  }
}

function restoreCaret(view: EditorView, text: OpenText): void {
  const { doc, tr } = view.state
  const at = (position: number) => doc.resolve(Math.min(position, doc.content.size))
  const selection = text.caret
    ? TextSelection.between(at(text.caret.anchor), at(text.caret.head))
    : TextSelection.atEnd(doc)
  view.dispatch(tr.setSelection(selection))
}
