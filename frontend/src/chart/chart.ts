/** A chart over time on a canvas (uPlot), in the theme's colours and the user's formats, with a table for who prefers that. */
import { css, html, LitElement, nothing, unsafeCSS, type PropertyValues } from "lit";
import uPlot, { type Options, type Series } from "uplot";
import sheet from "uplot/dist/uPlot.min.css";
import type { App } from "../app/app.ts";
import { styles } from "../ui/styles.ts";
import { between, joined, reach, shorten, valueAt } from "./courses.ts";
import { drawOver, tintAhead, UNIT_ROOM } from "./drawing.ts";
import { looks } from "./looks.ts";
import { AXIS_END, DATES_ROOM, axisBegin, type ChartModel } from "./model.ts";

const TABLE_ROWS = 48;

export class TimeChart extends LitElement {
  static override properties = {
    app: { attribute: false }, model: { attribute: false }, words: { attribute: false }, height: { type: Number },
    cursorAt: { attribute: false }, plain: { type: Boolean }, table: { state: true },
  };
  declare app: App;
  declare model: ChartModel;
  declare words: object;
  declare height: number;
  /** A moment to show a hand at, as when a rehearsal plays. */
  declare cursorAt: number | undefined;
  declare plain: boolean;
  declare table: boolean;
  private plot?: uPlot;
  private watch?: ResizeObserver;
  private shape = "";

  constructor() {
    super();
    this.height = 280;
    this.table = false;
    this.plain = false;
  }

  static override styles = [
    styles,
    css`
      ${unsafeCSS(sheet)}
    `,
    looks,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch?.disconnect();
    this.plot?.destroy();
    this.plot = undefined;
    this.shape = "";
  }

  override render(): unknown {
    const { app, model } = this;
    return html`<div class="canvas" role="img" aria-label=${model.summary}><div class="tip"></div></div>
      ${this.plain
        ? nothing
        : html`<div class="legend">
            ${model.lines.map((line) => html`<span><i style="border-color:${line.color};${line.dash ? "border-top-style:dashed" : ""}"></i>${line.label}</span>`)}
            ${model.bands.map((band) => html`<span><i class="band" style="background:${band.color}"></i>${band.label}</span>`)}
            ${model.limits.map((limit) => html`<span><i class="limit" style="border-color:${limit.color}"></i>${limit.label}</span>`)}
            <button class="more" aria-expanded=${this.table} @click=${() => (this.table = !this.table)}>${app.t(this.table ? "hide_table" : "show_table")}</button>
          </div>`}
      ${this.table ? this.rows() : nothing}`;
  }

  private rows(): unknown {
    const { app, model } = this;
    const every = (length: number): number => Math.max(1, Math.ceil(length / TABLE_ROWS));
    return html`<div class="rows" tabindex="0" role="region" aria-label=${app.t("show_table")}>
      ${model.lines.map(
        (line) => html`<table>
          <caption class="sr">${line.label}</caption>
          <thead><tr><th scope="col">${app.t("time")}</th><th scope="col">${line.label}</th></tr></thead>
          <tbody>
            ${line.times.map((at, index) =>
              index % every(line.times.length) ? nothing : html`<tr><td>${app.format.short(at)}</td><td class="num">${this.value(line.values[index] ?? null)}</td></tr>`,
            )}
          </tbody>
        </table>`,
      )}
    </div>`;
  }

  private value(value: number | null | undefined): string {
    if (value === null || value === undefined) return "–";
    return this.model.states ? (this.model.states[Math.round(value)] ?? "–") : this.app.format.quantity(value, this.model.unit);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("model") || changed.has("words") || changed.has("height")) this.draw();
    else if (changed.has("cursorAt")) this.plot?.redraw(false, false);
  }

  private resize(): void {
    const width = this.clientWidth;
    if (this.plot && width && Math.abs(this.plot.width - width) > 1) this.plot.setSize({ width, height: this.height });
    else if (!this.plot && width) this.draw();
  }

  private draw(): void {
    const place = this.renderRoot.querySelector<HTMLDivElement>(".canvas");
    const width = this.clientWidth;
    if (!place || !this.model || !width) return;
    const model = this.model;
    const shape = JSON.stringify([
      model.lines.map((line) => [line.label, line.color, line.step, line.dash, line.dots]),
      model.bands.map((band) => [band.label, band.color]),
      model.unit, model.states, this.height, this.app.format.zone, this.app.format.language, getComputedStyle(this).color,
    ]);
    const data = joined(model);
    if (this.plot && shape === this.shape) {
      this.plot.setData(data, false);
      this.scale();
      return;
    }
    this.plot?.destroy();
    this.shape = shape;
    this.plot = new uPlot(this.options(width), data, place);
    this.scale();
  }

  private scale(): void {
    const { model, plot } = this;
    if (!plot) return;
    plot.setScale("x", { min: model.start, max: model.end });
  }

  private options(width: number): Options {
    const look = getComputedStyle(this);
    const color = (name: string, otherwise: string): string => look.getPropertyValue(name).trim() || otherwise;
    const soft = color("--secondary-text-color", "#5e5e5e");
    const grid = color("--divider-color", "rgba(128,128,128,.2)");
    const font = `12px ${look.fontFamily}`;
    const { model } = this;
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const series: Series[] = [{}];
    for (const line of model.lines) {
      series.push({
        label: line.label,
        stroke: line.color,
        width: line.dots ? 0 : (line.width ?? 2),
        spanGaps: false,
        points: line.dots ? { show: true, size: 5, fill: line.color } : { show: false },
        ...(line.dash ? { dash: line.dash } : {}),
        ...(line.step && stepped ? { paths: stepped } : {}),
      });
    }
    const bands: uPlot.Band[] = [];
    for (const band of model.bands) {
      const high = series.length;
      for (const side of ["high", "low"]) {
        series.push({ label: `${band.label} ${side}`, stroke: "transparent", width: 0, points: { show: false } });
      }
      bands.push({ series: [high, high + 1], fill: band.color });
    }
    const states = model.states;
    return {
      width,
      height: this.height,
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), this.app.format.zone),
      series,
      bands,
      legend: { show: false },
      padding: [model.unit && !states ? UNIT_ROOM : 12, AXIS_END, 0, 0],
      cursor: { points: { show: false }, drag: { x: true, y: false, setScale: true } },
      scales: {
        x: { time: true },
        y: {
          range: (_plot, low, high) =>
            states ? [-0.3, states.length - 0.7] : reach(low, high, this.model.limits.map((limit) => limit.value), this.model.unit, this.model.count),
        },
      },
      axes: [
        {
          stroke: soft, font, grid: { stroke: grid, width: 1 }, ticks: { show: false }, space: 64, size: DATES_ROOM,
          values: (_plot, splits) => splits.map((at, index) => this.app.format.tick(at, splits[index - 1])),
        },
        {
          stroke: soft, font, grid: { stroke: grid, width: 1 }, ticks: { show: false }, size: axisBegin(states !== undefined),
          ...(states ? { splits: () => states.map((_, index) => index) } : {}),
          values: (_plot, splits) =>
            splits.map((value) => (states ? shorten(states[Math.round(value)] ?? "") : this.app.format.number(value, 2))),
        },
      ],
      hooks: {
        drawClear: [(plot) => tintAhead(plot, this.model, grid)],
        draw: [(plot) => drawOver(plot, this.model, { soft, font, ground: color("--card-background-color", "#fff"), hand: color("--error-color", "#db4437") }, this.cursorAt)],
        setCursor: [(plot) => this.tip(plot)],
      },
    };
  }

  private tip(plot: uPlot): void {
    const tip = this.renderRoot.querySelector<HTMLDivElement>(".tip");
    if (!tip) return;
    const { left, idx } = plot.cursor;
    if (left === undefined || left < 0 || idx === null || idx === undefined) {
      tip.style.display = "none";
      return;
    }
    const at = plot.posToVal(left, "x");
    const rows: string[][] = [];
    for (const line of this.model.lines) {
      const value = valueAt(line, at);
      if (value !== undefined) rows.push([line.label, this.value(value)]);
    }
    for (const band of this.model.bands) {
      const pair = between(band, at);
      if (pair) rows.push([band.label, `${this.value(pair[0])} – ${this.value(pair[1])}`]);
    }
    const width = this.model.end - this.model.start;
    for (const mark of this.model.marks) if (Math.abs(mark.at - at) < width / 80) rows.push([this.app.format.time(mark.at), mark.label]);
    tip.replaceChildren(
      ...[[this.app.format.short(at)], ...rows].map((row, index) => {
        const line = document.createElement("div");
        line.textContent = row.join(": ");
        if (!index) line.style.fontWeight = "500";
        return line;
      }),
    );
    tip.style.display = "block";
    const room = this.clientWidth - tip.offsetWidth - 8;
    tip.style.left = `${Math.max(4, Math.min(left + 68, room))}px`;
    tip.style.top = "14px";
  }
}

customElements.get("dt-chart") ?? customElements.define("dt-chart", TimeChart);
