/** The insides of the cards, loaded when the first of them is on a page. */
import "./approval-card.ts";
import "./chart-card.ts";
import "./hazards-card.ts";
import "./tile-card.ts";
import "./what-if-card.ts";
import "./what-if-editor.ts";

export function create(type: string): HTMLElement {
  return document.createElement(`dt-${type}`);
}
