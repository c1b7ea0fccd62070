/** Foretold against what came, as a small drawing: points on the diagonal were right, those in the band expected. */
import { html, svg, type TemplateResult } from "lit";
import type { App } from "../app/app.ts";
import type { TwinScores } from "../app/types.ts";

const SIZE = 240;
const EDGE = 34;
const MOST = 300;
/** Of fewer nothing is drawn. */
export const FEWEST = 5;

function frame(app: App, low: number, high: number, text: (value: number) => string, inside: unknown, label: string): TemplateResult {
  const place = (value: number): number => EDGE + ((value - low) / (high - low || 1)) * (SIZE - EDGE - 8);
  const ticks = [low, (low + high) / 2, high];
  return html`<svg class="scatter" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label=${label}>
    ${svg`<rect x=${EDGE} y="8" width=${SIZE - EDGE - 8} height=${SIZE - EDGE - 8} class="ground"></rect>
      <line x1=${EDGE} y1=${SIZE - EDGE} x2=${SIZE - 8} y2="8" class="ideal"></line>
      ${inside}
      ${ticks.map((tick, at) => svg`<text x=${place(tick)} y=${SIZE - EDGE + 14} text-anchor=${at === 0 ? "start" : at === 2 ? "end" : "middle"}>${text(tick)}</text>
        <text x=${EDGE - 4} y=${SIZE - place(tick) + (at === 2 ? 8 : at === 0 ? 0 : 4)} text-anchor="end">${text(tick)}</text>`)}
      <text x=${(SIZE + EDGE) / 2} y=${SIZE - 4} text-anchor="middle">${app.t("foretold_axis")}</text>
      <text x="10" y=${(SIZE - EDGE) / 2} text-anchor="middle" transform="rotate(-90 10 ${(SIZE - EDGE) / 2})">${app.t("came_axis")}</text>`}
  </svg>`;
}

export function reliability(app: App, scores: TwinScores): TemplateResult | undefined {
  return scores.values ? numbers(app, scores, scores.values) : probabilities(app, scores);
}

function numbers(app: App, scores: TwinScores, values: number[]): TemplateResult | undefined {
  if (values.length < FEWEST) return undefined;
  const every = Math.ceil(values.length / MOST);
  const all = [...values, ...scores.outcome];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const air = (high - low) * 0.05 || 0.5;
  const from = low - air;
  const to = high + air;
  const place = (value: number): number => ((value - from) / (to - from)) * (SIZE - EDGE - 8);
  const within = values.map((_, index) => {
    const came = scores.outcome[index] as number;
    return came >= (scores.low?.[index] ?? -Infinity) && came <= (scores.high?.[index] ?? Infinity);
  });
  const share = within.filter(Boolean).length / within.length;
  const points = values.map((value, index) =>
    index % every ? undefined : svg`<circle cx=${EDGE + place(value)} cy=${SIZE - EDGE - place(scores.outcome[index] as number)} r="2.6" class=${within[index] ? "in" : "out"}></circle>`,
  );
  return frame(app, from, to, (value) => app.format.number(value, 1), points, app.t("reliability_summary", { ahead: app.format.duration(scores.horizon), count: app.format.number(values.length, 0), share: app.format.percent(share) }));
}

function probabilities(app: App, scores: TwinScores): TemplateResult | undefined {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, said: 0, came: 0 }));
  (scores.probability ?? []).forEach((said, index) => {
    if (said === null) return;
    const bin = bins[Math.min(9, Math.floor(said * 10))] as { n: number; said: number; came: number };
    bin.n += 1;
    bin.said += said;
    bin.came += scores.outcome[index] as number;
  });
  const total = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (total < FEWEST) return undefined;
  const place = (value: number): number => value * (SIZE - EDGE - 8);
  const points = bins
    .filter((bin) => bin.n)
    .map((bin) => svg`<circle cx=${EDGE + place(bin.said / bin.n)} cy=${SIZE - EDGE - place(bin.came / bin.n)} r=${3 + 8 * Math.sqrt(bin.n / total)} class="in"></circle>`);
  return frame(app, 0, 1, (value) => app.format.percent(value), points, app.t("reliability_chance", { ahead: app.format.duration(scores.horizon), count: app.format.number(total, 0) }));
}
