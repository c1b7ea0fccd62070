/** What stands on a chart's canvas beside the curves. */
import type uPlot from "uplot";
import type { ChartModel } from "./model.ts";

export interface Ink {
  soft: string;
  font: string;
  ground: string;
  hand: string;
}

/** Pixels above what is drawn, where the unit stands over its axis. */
export const UNIT_ROOM = 26;
/** Pixels that a limit's name takes above its line. */
const NAME = 14;

/** A tint over what is still to come. */
export function tintAhead(plot: uPlot, { now, end }: ChartModel, tint: string): void {
  if (now === undefined || now >= end) return;
  const { ctx, bbox } = plot;
  const x = Math.max(plot.valToPos(now, "x", true), bbox.left);
  ctx.save();
  ctx.globalAlpha = 0.25;
  ctx.fillStyle = tint;
  ctx.fillRect(x, bbox.top, Math.max(bbox.left + bbox.width - x, 0), bbox.height);
  ctx.restore();
}

/** The unit over the axis of values. */
function unitOver(plot: uPlot, { unit, states }: ChartModel, { soft, font }: Ink): void {
  if (!unit || states) return;
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.fillStyle = soft;
  ctx.font = font.replace("12px", `${12 * ratio}px`);
  ctx.textBaseline = "top";
  // As far from what is drawn as the values below it; one that is too long for that begins at the canvas's edge.
  const room = bbox.left - 10 * ratio;
  const fits = ctx.measureText(unit).width <= room;
  ctx.textAlign = fits ? "right" : "left";
  ctx.fillText(unit, fits ? room : 0, 2 * ratio);
  ctx.restore();
}

/** Limits with their names, thin enough to leave the curves the word; of two names in one place one goes below its line. */
function limitLines(plot: uPlot, { limits }: ChartModel, { font, ground }: Ink): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const lines = limits.map((limit) => ({ ...limit, y: plot.valToPos(limit.value, "y", true) })).sort((one, other) => one.y - other.y);
  const end = bbox.left + bbox.width;
  ctx.font = font.replace("12px", `${11 * ratio}px`);
  ctx.textAlign = "right";
  let taken = -Infinity;
  for (const { y, color, label } of lines) {
    ctx.strokeStyle = color;
    ctx.lineWidth = ratio;
    ctx.setLineDash([6 * ratio, 4 * ratio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(end, y);
    ctx.stroke();
    const above = y - NAME * ratio >= Math.max(taken, bbox.top);
    taken = above ? y : y + NAME * ratio;
    ctx.fillStyle = color;
    ctx.textBaseline = above ? "bottom" : "top";
    // A rim in the card's colour keeps it readable over the curves.
    ctx.setLineDash([]);
    ctx.lineWidth = 4 * ratio;
    ctx.strokeStyle = ground;
    const place: [number, number] = [end - 6 * ratio, y + (above ? -2 : 2) * ratio];
    ctx.strokeText(label, ...place);
    ctx.fillText(label, ...place);
  }
}

/** The unit, limits with their names, the present, the hand, and marks for what happened. */
export function drawOver(plot: uPlot, model: ChartModel, ink: Ink, cursorAt: number | undefined): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const { soft, hand } = ink;
  unitOver(plot, model, ink);
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
  limitLines(plot, model, ink);
  if (model.now !== undefined) upright(model.now, soft, [3, 3]);
  if (cursorAt !== undefined) upright(cursorAt, hand, []);
  ctx.setLineDash([]);
  for (const mark of model.marks) {
    const x = plot.valToPos(mark.at, "x", true);
    ctx.fillStyle = mark.color;
    ctx.beginPath();
    ctx.arc(x, bbox.top + bbox.height - 6 * ratio, 4 * ratio, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}
