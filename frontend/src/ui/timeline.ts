/** The changes of a scenario on a line of time: dragged with a finger or the mouse, moved with the arrow keys. */
import { css, html, LitElement, type TemplateResult } from "lit";
import type { App } from "../app/app.ts";
import type { PlannedChange } from "../app/scenario.ts";
import { PALETTE } from "../chart/colors.ts";
import { styles } from "./styles.ts";

const SNAP = 300;

export class ChangeTimeline extends LitElement {
  static override properties = { app: { attribute: false }, changes: { attribute: false }, hours: { type: Number }, start: { type: Number }, chosen: { type: Number }, label: { attribute: false } };
  declare app: App;
  declare changes: PlannedChange[];
  declare hours: number;
  declare start: number;
  declare chosen: number;
  declare label: (change: PlannedChange) => string;

  static override styles = [
    styles,
    css`
      :host {
        display: block;
        direction: ltr;
        padding: 0 16px;
      }
      .track {
        position: relative;
        height: 80px;
        touch-action: pan-y;
      }
      .line {
        position: absolute;
        inset: 26px 0 auto;
        height: 4px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--dt-accent) 35%, transparent);
      }
      .tick {
        position: absolute;
        top: 46px;
        transform: translateX(-50%);
        font-size: 11px;
        line-height: 14px;
        text-align: center;
        color: var(--dt-soft);
        white-space: pre;
      }
      .tick:first-of-type {
        transform: none;
        margin-left: -1px;
      }
      .tick:first-of-type::before {
        left: 0;
      }
      .tick::before {
        content: "";
        position: absolute;
        left: 50%;
        top: -14px;
        height: 8px;
        border-left: 1px solid var(--dt-soft);
      }
      button.mark {
        position: absolute;
        top: 12px;
        width: 32px;
        min-height: 32px;
        padding: 0;
        border-radius: 16px;
        transform: translateX(-50%);
        color: #fff;
        font-size: 13px;
        cursor: grab;
        touch-action: none;
        border: 2px solid var(--dt-card);
      }
      button.mark[aria-pressed="true"] {
        outline: 2px solid var(--dt-text);
      }
      button.mark:active {
        cursor: grabbing;
      }
    `,
  ];

  override render(): TemplateResult {
    const { app } = this;
    const ticks = Array.from({ length: 5 }, (_, index) => (index / 4) * this.hours * 3600);
    return html`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${ticks.map((at, index) => html`<span class="tick num" style="left:${(at / (this.hours * 3600)) * 100}%">${at ? app.format.tick(this.start + at, this.start + (ticks[index - 1] ?? 0)) : app.t("at_once")}</span>`)}
      ${this.changes.map(
        (change, index) => html`<button class="mark" style="left:${Math.min(100, (change.at / (this.hours * 3600)) * 100)}%;background:color-mix(in srgb, ${PALETTE[index % PALETTE.length]} 72%, #000)"
          aria-label="${this.label(change)}, ${app.format.short(this.start + change.at)}" aria-pressed=${change.key === this.chosen} title=${this.label(change)}
          @click=${() => this.tell("choose", change.key, change.at)} @keydown=${(event: KeyboardEvent) => this.key(event, change)} @pointerdown=${(event: PointerEvent) => this.drag(event, change)}>${index + 1}</button>`,
      )}
    </div>`;
  }

  private tell(kind: "choose" | "move" | "add", key: number, at: number): void {
    this.dispatchEvent(new CustomEvent(kind, { detail: { key, at: this.snap(at) } }));
  }

  private snap(at: number): number {
    return Math.min(Math.max(Math.round(at / SNAP) * SNAP, 0), this.hours * 3600 - SNAP);
  }

  private readonly add = (event: MouseEvent): void => {
    const place = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.tell("add", 0, ((event.clientX - place.left) / place.width) * this.hours * 3600);
  };

  private key(event: KeyboardEvent, change: PlannedChange): void {
    const by: Record<string, number> = { ArrowLeft: -SNAP, ArrowRight: SNAP, PageDown: -3600, PageUp: 3600 };
    const step = by[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.tell("move", change.key, change.at + step);
  }

  private drag(event: PointerEvent, change: PlannedChange): void {
    const mark = event.currentTarget as HTMLElement;
    const track = mark.parentElement as HTMLElement;
    mark.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => {
      const place = track.getBoundingClientRect();
      this.tell("move", change.key, ((moved.clientX - place.left) / place.width) * this.hours * 3600);
    };
    const end = (): void => {
      mark.removeEventListener("pointermove", move);
      mark.removeEventListener("pointerup", end);
      mark.removeEventListener("pointercancel", end);
    };
    mark.addEventListener("pointermove", move);
    mark.addEventListener("pointerup", end);
    mark.addEventListener("pointercancel", end);
  }
}
customElements.get("dt-timeline") ?? customElements.define("dt-timeline", ChangeTimeline);
