/** What stands on a chart's canvas beside the curves. */
import type uPlot from "uplot";
import type { ChartModel } from "./model.ts";

export interface Ink {
  soft: string;
  font: string;
  ground: string;
  hand: string;
}

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

/** Limits with their names, the present, the hand, and marks for what happened. */
export function drawOver(plot: uPlot, model: ChartModel, ink: Ink, cursorAt: number | undefined): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const { soft, font, ground, hand } = ink;
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
  for (const limit of model.limits) {
    const y = plot.valToPos(limit.value, "y", true);
    ctx.strokeStyle = limit.color;
    ctx.lineWidth = ratio;
    ctx.setLineDash([6 * ratio, 4 * ratio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillStyle = limit.color;
    ctx.textAlign = "right";
    ctx.textBaseline = "bottom";
    ctx.font = font.replace("12px", `${11 * ratio}px`);
    // A rim in the card's colour keeps it readable over the curves.
    ctx.setLineDash([]);
    ctx.lineWidth = 4 * ratio;
    ctx.strokeStyle = ground;
    ctx.strokeText(limit.label, bbox.left + bbox.width - 6 * ratio, y - 2 * ratio);
    ctx.fillText(limit.label, bbox.left + bbox.width - 6 * ratio, y - 2 * ratio);
  }
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
