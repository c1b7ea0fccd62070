/** What a chart is told to draw, whatever draws it. */

export interface Line {
  label: string;
  color: string;
  times: number[];
  values: (number | null)[];
  width?: number;
  dash?: number[];
  step?: boolean;
  /** Draw single points instead of a line. */
  dots?: boolean;
}

export interface Band {
  label: string;
  color: string;
  times: number[];
  low: (number | null)[];
  high: (number | null)[];
}

export interface Mark {
  at: number;
  color: string;
  label: string;
}

export interface ChartModel {
  lines: Line[];
  bands: Band[];
  marks: Mark[];
  limits: { value: number; label: string; color: string }[];
  unit: string | null;
  /** Whether the values count something: they begin at 0, and one of it is seen to be one. */
  count?: boolean;
  /** Names of the values 0, 1, … where the values are states. */
  states?: string[];
  now?: number;
  start: number;
  end: number;
  /** One sentence that says what the chart shows, for who cannot see it. */
  summary: string;
}

/** Pixels right of what a chart draws; whatever is to stand above the same moments keeps them free, too. */
export const AXIS_END = 24;

/** Pixels left of what a chart draws, where its values or the names of its states stand. */
export const axisBegin = (states: boolean): number => (states ? 84 : 56);

/** Pixels below what a chart draws, for a line of hours and one of days. */
export const DATES_ROOM = 40;
