/** Foretold against what came, as a small drawing: points on the diagonal were right, those in the band expected. */
import { html, svg, type TemplateResult } from "lit";
import type { App } from "../app/app.ts";
import type { TwinScores } from "../app/types.ts";

const SIZE = 240;
const AIR = 8;
/** Left of it stand the axis' name and its figures, below it the other's. */
const LEFT = 52;
const BELOW = 34;
const WIDTH = SIZE - LEFT - AIR;
const HEIGHT = SIZE - BELOW - AIR;
const MOST = 300;
/** Of fewer nothing is drawn. */
export const FEWEST = 5;

interface Axis {
  low: number;
  high: number;
  text: (value: number) => string;
  unit: string | null;
}

const across = ({ low, high }: Axis, value: number): number => LEFT + ((value - low) / (high - low || 1)) * WIDTH;
const up = ({ low, high }: Axis, value: number): number => AIR + HEIGHT - ((value - low) / (high - low || 1)) * HEIGHT;

function frame(app: App, axis: Axis, inside: unknown, label: string, hint: string): TemplateResult {
  const named = (name: string): string => (axis.unit ? `${name} (${axis.unit})` : name);
  const ticks = [axis.low, (axis.low + axis.high) / 2, axis.high];
  const middle = AIR + HEIGHT / 2;
  return html`<figure class="scatter"><svg viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label=${label}>
    ${svg`<rect x=${LEFT} y=${AIR} width=${WIDTH} height=${HEIGHT} class="ground"></rect>
      <line x1=${LEFT} y1=${AIR + HEIGHT} x2=${LEFT + WIDTH} y2=${AIR} class="ideal"></line>
      ${inside}
      ${ticks.map((tick, at) => svg`<text x=${across(axis, tick)} y=${AIR + HEIGHT + 14} text-anchor=${at === 0 ? "start" : at === 2 ? "end" : "middle"}>${axis.text(tick)}</text>
        <text x=${LEFT - 4} y=${up(axis, tick) + (at === 2 ? 8 : at === 0 ? 0 : 4)} text-anchor="end">${axis.text(tick)}</text>`)}
      <text x=${LEFT + WIDTH / 2} y=${SIZE - 4} text-anchor="middle">${named(app.t("foretold_axis"))}</text>
      <text x="10" y=${middle} text-anchor="middle" transform="rotate(-90 10 ${middle})">${named(app.t("came_axis"))}</text>`}
  </svg><figcaption class="soft small">${label} ${hint}</figcaption></figure>`;
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
  const axis = { low: from, high: to, text: (value: number): string => app.format.number(value, 1), unit: scores.unit };
  const within = values.map((_, index) => {
    const came = scores.outcome[index] as number;
    return came >= (scores.low?.[index] ?? -Infinity) && came <= (scores.high?.[index] ?? Infinity);
  });
  const share = within.filter(Boolean).length / within.length;
  const points = values.map((value, index) =>
    index % every ? undefined : svg`<circle cx=${across(axis, value)} cy=${up(axis, scores.outcome[index] as number)} r="2.6" class=${within[index] ? "in" : "out"}></circle>`,
  );
  const summary = app.t("reliability_summary", { ahead: app.format.duration(scores.horizon), count: app.format.number(values.length, 0), share: app.format.percent(share) });
  return frame(app, axis, points, summary, app.t("reliability_points"));
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
  const axis = { low: 0, high: 1, text: (value: number): string => app.format.percent(value), unit: null };
  const points = bins
    .filter((bin) => bin.n)
    .map((bin) => svg`<circle cx=${across(axis, bin.said / bin.n)} cy=${up(axis, bin.came / bin.n)} r=${3 + 8 * Math.sqrt(bin.n / total)} class="in"></circle>`);
  const summary = app.t("reliability_chance", { ahead: app.format.duration(scores.horizon), count: app.format.number(total, 0) });
  return frame(app, axis, points, summary, app.t("reliability_sizes"));
}
