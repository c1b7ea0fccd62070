/** The overview's tiles as a client keeps them: each message brings only what changed. */
import type { OverviewMessage, Tile } from "./types.ts";

export function takeTiles(tiles: Map<string, Tile>, message: OverviewMessage): void {
  for (const id of message.gone ?? []) tiles.delete(id);
  for (const [id, changes] of Object.entries(message.twins ?? {})) tiles.set(id, { ...tiles.get(id), ...changes } as Tile);
}
