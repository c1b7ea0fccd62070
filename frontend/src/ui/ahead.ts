/** What is to be feared over a home: what the guard tells of it, and limits that twins will likely cross, the worst first. */
import type { HomeFigures, Tile } from "../app/types.ts";
import { hazardClass } from "./parts.ts";

export interface Ahead {
  ids: string[];
  text: string;
  /** s since 1970; 0 where no time is told. */
  at: number;
  kind: "" | "warn" | "bad";
}

const KINDS = ["", "warn", "bad"];

export function worstFirst<T extends Pick<Ahead, "kind">>(found: T[]): T[] {
  return [...found].sort((one, other) => KINDS.indexOf(other.kind) - KINDS.indexOf(one.kind));
}

export function aheadOf(home: HomeFigures | null, tiles: Map<string, Tile>): Ahead[] {
  const looming = (home?.hazards ?? []).map((item) => ({ ids: item.twins, text: item.reason, at: item.at, kind: hazardClass(item.severity, item.probability) }));
  const expected = [...tiles].flatMap(([id, tile]) => tile.risks.map((risk) => ({ ids: [id], text: risk.text, at: 0, kind: hazardClass("medium", risk.probability) })));
  return worstFirst([...looming, ...expected]);
}
