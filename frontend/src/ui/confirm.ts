/** Asks before something that is not easily taken back; a real dialog, so that keyboard and screen reader stay in it. */
import type { App } from "../app/app.ts";

export interface Question {
  title: string;
  text: string;
  yes: string;
  /** The text is to be copied as it stands. */
  verbatim?: boolean;
  /** Ask for a text too, such as a code or a name. */
  input?: { label: string; type?: string; value?: string; lines?: number };
}

/** Give the text entered, "" where none was asked for, or undefined where the answer is no. */
export function ask(app: App, root: ShadowRoot | HTMLElement, question: Question): Promise<string | undefined> {
  const dialog = document.createElement("dialog");
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "content";
  const title = document.createElement("header");
  title.textContent = question.title;
  title.id = "dt-ask-title";
  const text = document.createElement(question.verbatim ? "pre" : "p");
  text.textContent = question.text;
  form.append(title, text);
  let input: HTMLInputElement | HTMLTextAreaElement | undefined;
  if (question.input) {
    const label = document.createElement("label");
    label.className = "field";
    if (question.input.lines) {
      input = document.createElement("textarea");
      input.rows = question.input.lines;
      input.spellcheck = false;
    } else {
      input = document.createElement("input");
      input.type = question.input.type ?? "text";
    }
    input.value = question.input.value ?? "";
    input.required = true;
    label.append(question.input.label, input);
    form.append(label);
  }
  const actions = document.createElement("div");
  actions.className = "actions";
  const no = document.createElement("button");
  no.type = "button";
  no.textContent = app.t("cancel");
  const yes = document.createElement("button");
  yes.className = "filled";
  yes.value = "yes";
  yes.textContent = question.yes;
  actions.append(no, yes);
  form.append(actions);
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(form);
  root.append(dialog);
  return new Promise((resolve) => {
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes" ? (input?.value ?? "") : undefined);
      dialog.remove();
    });
    dialog.showModal();
  });
}
