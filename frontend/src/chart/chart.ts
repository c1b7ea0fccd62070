/** A chart over time on a canvas (uPlot), in the theme's colours and the user's formats, with a table for who prefers that. */
import { css, html, LitElement, nothing, unsafeCSS, type PropertyValues } from "lit";
import uPlot, { type AlignedData, type Options, type Series } from "uplot";
import sheet from "uplot/dist/uPlot.min.css";
import type { App } from "../app/app.ts";
import { styles } from "../ui/styles.ts";
import { AXIS_END, axisBegin, type Band, type ChartModel, type Line } from "./model.ts";

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
    css`
      :host {
        display: block;
        min-width: 0;
        direction: ltr;
      }
      .canvas {
        position: relative;
      }
      .uplot {
        font-family: inherit;
      }
      .u-select {
        background: var(--dt-tint);
      }
      .u-cursor-x {
        border-right: 1px solid var(--dt-soft);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        font-size: 12px;
        color: var(--dt-soft);
        padding: 6px 0 0 8px;
        min-height: 24px;
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .legend i {
        width: 14px;
        height: 0;
        border-top: 3px solid;
        border-radius: 2px;
      }
      .legend i.band {
        height: 10px;
        border: 0;
      }
      .legend b {
        font-weight: 500;
        color: var(--dt-text);
      }
      .tip {
        position: absolute;
        pointer-events: none;
        z-index: 2;
        background: var(--dt-card);
        border: 1px solid var(--dt-line);
        border-radius: 8px;
        padding: 6px 10px;
        font-size: 12px;
        box-shadow: 0 2px 10px rgba(0, 0, 0, 0.22);
        white-space: nowrap;
        display: none;
      }
      .more {
        margin-inline-start: auto;
        font-size: 12px;
        min-height: 24px;
        padding: 0 8px;
      }
      .rows {
        max-height: 320px;
        overflow: auto;
        direction: initial;
      }
    `,
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
    const soft = look.getPropertyValue("--secondary-text-color").trim() || "#5e5e5e";
    const grid = look.getPropertyValue("--divider-color").trim() || "rgba(128,128,128,.2)";
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
      padding: [12, AXIS_END, 0, 0],
      cursor: { points: { show: false }, drag: { x: true, y: false, setScale: true } },
      scales: {
        x: { time: true },
        y: {
          range: (_plot, low, high) =>
            states ? [-0.3, states.length - 0.7] : reach(low, high, this.model.limits.map((limit) => limit.value), this.model.unit),
        },
      },
      axes: [
        {
          stroke: soft, font, grid: { stroke: grid, width: 1 }, ticks: { show: false }, space: 64, size: 32,
          values: (_plot, splits) => splits.map((at, index) => this.tick(at, splits[index - 1])),
        },
        {
          stroke: soft, font, grid: { stroke: grid, width: 1 }, ticks: { show: false }, size: axisBegin(states !== undefined),
          ...(states ? { splits: () => states.map((_, index) => index) } : {}),
          values: (_plot, splits) =>
            splits.map((value) => (states ? shorten(states[Math.round(value)] ?? "") : this.app.format.number(value, 2))),
        },
      ],
      hooks: {
        drawClear: [(plot) => this.past(plot, grid)],
        draw: [(plot) => this.over(plot, soft, font)],
        setCursor: [(plot) => this.tip(plot)],
      },
    };
  }

  private tick(at: number, before: number | undefined): string {
    const { format } = this.app;
    return before === undefined || format.day(at) !== format.day(before) ? `${format.time(at)}\n${format.day(at)}` : format.time(at);
  }

  /** A tint over what is still to come. */
  private past(plot: uPlot, tint: string): void {
    const now = this.model.now;
    if (now === undefined || now >= this.model.end) return;
    const { ctx, bbox } = plot;
    const x = Math.max(plot.valToPos(now, "x", true), bbox.left);
    ctx.save();
    ctx.globalAlpha = 0.25;
    ctx.fillStyle = tint;
    ctx.fillRect(x, bbox.top, Math.max(bbox.left + bbox.width - x, 0), bbox.height);
    ctx.restore();
  }

  private over(plot: uPlot, soft: string, font: string): void {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    const ground = getComputedStyle(this).getPropertyValue("--card-background-color").trim() || "#fff";
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const upright = (at: number, color: string, dash: number[]): void => {
      const x = plot.valToPos(at, "x", true);
      ctx.strokeStyle = color;
      ctx.lineWidth = ratio;
      ctx.setLineDash(dash.map((part) => part * ratio));
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    };
    for (const limit of this.model.limits) {
      const y = plot.valToPos(limit.value, "y", true);
      ctx.strokeStyle = limit.color;
      ctx.lineWidth = ratio;
      ctx.setLineDash([6 * ratio, 4 * ratio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.fillStyle = limit.color;
      ctx.textAlign = "left";
      ctx.textBaseline = "bottom";
      ctx.font = font.replace("12px", `${11 * ratio}px`);
      // A rim in the card's colour keeps it readable over the curves.
      ctx.setLineDash([]);
      ctx.lineWidth = 4 * ratio;
      ctx.strokeStyle = ground;
      ctx.strokeText(limit.label, bbox.left + 6 * ratio, y - 2 * ratio);
      ctx.fillText(limit.label, bbox.left + 6 * ratio, y - 2 * ratio);
    }
    if (this.model.now !== undefined) upright(this.model.now, soft, [3, 3]);
    if (this.cursorAt !== undefined) upright(this.cursorAt, getComputedStyle(this).getPropertyValue("--error-color").trim() || "#db4437", []);
    ctx.setLineDash([]);
    for (const mark of this.model.marks) {
      const x = plot.valToPos(mark.at, "x", true);
      ctx.fillStyle = mark.color;
      ctx.beginPath();
      ctx.arc(x, bbox.top + bbox.height - 6 * ratio, 4 * ratio, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.restore();
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

function shorten(text: string): string {
  return text.length > 12 ? `${text.slice(0, 11)}…` : text;
}

/** The lowest and highest value to show: with some air, never so near that noise looks like a mountain. */
function reach(low: number | null, high: number | null, limits: number[], unit: string | null): [number, number] {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const span = high - low;
  const near = limits.filter((limit) => limit >= low - span && limit <= high + span);
  const least = Math.min(low, ...near);
  const most = Math.max(high, ...near);
  const narrowest = unit?.startsWith("°") ? 1 : unit === "%" ? 4 : Math.max(Math.abs(most) * 0.05, 0.1);
  const air = Math.max((most - least) * 0.08, (narrowest - (most - least)) / 2);
  const floor = least >= 0 && least - air < 0 && (unit === "W" || unit === "%" || unit === "kWh") ? 0 : least - air;
  return [floor, most + air];
}

/** All lines and bands on one common axis of time, as uPlot wants it. */
function joined(model: ChartModel): AlignedData {
  const tables: AlignedData[] = [
    ...model.lines.map((line): AlignedData => [line.times, line.values]),
    ...model.bands.map((band): AlignedData => [band.times, band.high, band.low]),
  ];
  const filled = tables.filter((table) => table[0].length);
  if (!filled.length) return [[model.start, model.end], ...tables.flatMap((table) => table.slice(1).map(() => [null, null]))] as AlignedData;
  return uPlot.join(tables, tables.map((table) => table.slice(1).map(() => 1)).map((modes) => [1, ...modes]) as uPlot.JoinNullMode[][]);
}

function before(times: number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What a line says at a moment; undefined outside of it. */
function valueAt(line: Line, at: number): number | null | undefined {
  const index = before(line.times, at);
  const last = line.times.length - 1;
  if (index < 0 || (index === last && !line.step && at > (line.times[last] as number))) return undefined;
  const value = line.values[index];
  const next = line.values[index + 1];
  if (line.step || index === last || value === null || value === undefined || next === null || next === undefined) return value ?? undefined;
  const from = line.times[index] as number;
  const share = (at - from) / ((line.times[index + 1] as number) - from || 1);
  return value + share * (next - value);
}

function between(band: Band, at: number): [number, number] | undefined {
  const low = valueAt({ label: "", color: "", times: band.times, values: band.low }, at);
  const high = valueAt({ label: "", color: "", times: band.times, values: band.high }, at);
  return typeof low === "number" && typeof high === "number" ? [low, high] : undefined;
}

customElements.get("dt-chart") ?? customElements.define("dt-chart", TimeChart);
