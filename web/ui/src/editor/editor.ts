// CodeMirror, in a chunk of its own that is loaded when a code question comes.
import { indentWithTab } from "@codemirror/commands";
import { cpp } from "@codemirror/lang-cpp";
import { go } from "@codemirror/lang-go";
import { java } from "@codemirror/lang-java";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { rust } from "@codemirror/lang-rust";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { difference } from "./difference";

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  language: string;
  label: string;
  nonce: string;
  typed: (text: string) => void;
  left: () => void;
  run: () => void;
  submit: () => void;
}

export interface Editor {
  /** show replaces the text with another, keeping the cursor where it was. */
  show(text: string, language: string, label: string): void;
  focus(): void;
  readonly focused: boolean;
  destroy(): void;
}

const four = [indentUnit.of("    "), EditorState.tabSize.of(4)];

const languages: Record<string, () => Extension> = {
  python: () => [python(), four],
  java: () => [java(), four],
  javascript: () => [javascript(), four],
  typescript: () => [javascript({ typescript: true }), four],
  cpp: () => [cpp(), four],
  c: () => [cpp(), four],
  rust: () => [rust(), four],
  go: () => [go(), indentUnit.of("\t"), EditorState.tabSize.of(4)],
};

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.controlKeyword, tags.definitionKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.character], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--code-number)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.definition(tags.className), tags.className, tags.typeName, tags.meta], color: "var(--code-name)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--raised)", fontSize: "var(--t15)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ember)", padding: "12px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ember)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--ink-soft)", border: "none", paddingLeft: "4px" },
  ".cm-activeLine": { backgroundColor: "var(--code-line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--code-line)", color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--code-select)" },
  ".cm-selectionMatch": { backgroundColor: "var(--ember-tint)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--ember-tint)", outline: "1px solid var(--ember)" },
  ".cm-foldPlaceholder": { background: "var(--surface)", border: "1px solid var(--line)", color: "var(--ink-soft)" },
  ".cm-panels": { backgroundColor: "var(--surface)", color: "var(--ink)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-searchMatch": { backgroundColor: "var(--ember-tint)", outline: "1px solid var(--edge)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "var(--radius)", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--ember-tint)", color: "var(--ink)" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--raised)", border: "1px solid var(--edge)", borderRadius: "4px", color: "var(--ink)" },
  ".cm-textfield": { backgroundColor: "var(--raised)", border: "1px solid var(--edge)", borderRadius: "4px" },
});

/** open puts an editor into parent. */
export function open(o: EditorOptions): Editor {
  const language = new Compartment();
  const label = new Compartment();
  let following = false;
  const named = (text: string) => EditorView.contentAttributes.of({ "aria-label": text, "aria-describedby": "editor-keys", tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" });
  const speak = (name: string) => languages[name]?.() ?? [];

  const view = new EditorView({
    parent: o.parent,
    doc: o.text,
    extensions: [
      o.nonce ? EditorView.cspNonce.of(o.nonce) : [],
      Prec.highest(
        keymap.of([
          { key: "Mod-Shift-Enter", run: () => (o.submit(), true) },
          { key: "Mod-Enter", run: () => (o.run(), true) },
        ]),
      ),
      basicSetup,
      // Escape and then Tab leaves the editor: CodeMirror's own way out.
      keymap.of([indentWithTab]),
      language.of(speak(o.language)),
      label.of(named(o.label)),
      syntaxHighlighting(colours),
      look,
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !following) o.typed(update.state.doc.toString());
        if (update.focusChanged && !update.view.hasFocus) o.left();
      }),
    ],
  });
  let spoken = o.language;

  return {
    show(text, name, words) {
      const change = difference(view.state.doc.toString(), text);
      const effects = [label.reconfigure(named(words))];
      if (name !== spoken) effects.push(language.reconfigure(speak(name)));
      spoken = name;
      following = true;
      view.dispatch({ effects, ...(change ? { changes: change } : {}) });
      following = false;
    },
    focus: () => view.focus(),
    get focused() {
      return view.hasFocus;
    },
    destroy: () => view.destroy(),
  };
}
