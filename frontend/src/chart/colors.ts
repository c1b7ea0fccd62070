/** The colours of courses, readable on light and dark ground. */
const FALLBACK = "#009ac7";

export function accent(element: Element): string {
  return getComputedStyle(element).getPropertyValue("--primary-color").trim() || FALLBACK;
}

/** A colour with its opacity, in a form that every canvas understands. */
export function withAlpha(color: string, alpha: number): string {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color)?.[1];
  if (!digits) return `color-mix(in srgb, ${color} ${Math.round(alpha * 100)}%, transparent)`;
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const parts = [0, 2, 4].map((at) => parseInt(long.slice(at, at + 2), 16));
  return `rgba(${parts.join(", ")}, ${alpha})`;
}

export const REPORTED = "#8e6bd8";
export const BASELINE = "#8a8a8a";
export const PALETTE = ["#2196f3", "#e6862e", "#43a047", "#ab47bc", "#00acc1", "#c0708a", "#8d6e63", "#7c8f2a"];
