/** What the WebSocket commands and actions of the integration answer; see docs/websocket.md. */

export type Value = number | string | null;
export type Severity = "low" | "medium" | "high" | "critical";

export interface Outlook {
  at: number;
  value: Value;
  confidence: number | null;
  low?: number;
  high?: number;
  way?: (number | null)[];
  probability?: number | null;
}

export interface Tile {
  name: string;
  entity_id: string;
  area_id: string | null;
  kind: string;
  mode: string;
  status: string;
  trust: string;
  learned: boolean;
  health: number | null;
  diverged: boolean;
  severity: Severity | null;
  channel: string | null;
  quantity: "number" | "binary" | "option" | null;
  unit: string | null;
  value: Value;
  forecast: Outlook | null;
  /** Limits of its own that it likely crosses. */
  risks: { text: string; probability: number | null }[];
}

export interface HomeFigures {
  name: string;
  twins: number;
  health: number | null;
  diverged: number;
  power_limit: number | null;
  admin: boolean;
  hazards: { hazard: string; severity: Severity; probability: number; at: number; twins: string[]; reason: string }[];
}

export interface OverviewMessage {
  home?: HomeFigures;
  twins?: Record<string, Partial<Tile>>;
  gone?: string[];
  more?: boolean;
  ended?: boolean;
}

export interface Note {
  id: string;
  text: string;
}

export interface Forecast {
  channel: string;
  unit: string | null;
  quantity: string;
  made_at: number;
  times: number[];
  values: Value[];
  bands?: Record<"low50" | "high50" | "low80" | "high80" | "low90" | "high90", (number | null)[]>;
  probability?: Record<string, number[]>;
  confidence: number | null;
  method: string;
  notes: Note[];
  risks: Note[];
  trend: Note[];
}

export interface Alert {
  key: string;
  cause: string;
  channel: string;
  severity: Severity;
  since: number;
  expected: Value;
  actual: Value;
  unit: string | null;
  acknowledged: boolean;
  text: string;
}

export interface Accuracy {
  horizon: number;
  scored: number;
  error: number | null;
  skill: number | null;
  coverage: number | null;
  brier: number | null;
}

export interface Channel {
  quantity: string;
  unit: string | null;
  value: Value;
  /** Where it is read. */
  entity_id?: string | null;
  attribute?: string | null;
}

export interface Learned {
  structure: string;
  learned_at: string;
  days: number;
  samples: number;
  frozen: boolean;
  report: Note[];
  left_out: Note[];
  parameters: { name: string; value: number; deviation: number; unit: string | null; identified: boolean }[];
}

export interface TwinSections {
  identity: {
    twin_id: string;
    device_id: string | null;
    own_device_id: string | null;
    fidelity: string;
    priority: string;
    controls: boolean;
    frozen: boolean;
    sources: string[];
    entities: string[];
  };
  tile: Tile;
  watch: {
    health: { score: number; level: string; parts: Record<string, number> } | null;
    alerts: Alert[];
    last_sync: number | null;
  };
  accuracy: Accuracy[];
  learned: Learned | null;
  forecast: Forecast | null;
  channels: Record<string, Channel>;
  /** What the interview was told of channels, and what is expected of them, in their units. */
  limits: Record<string, { name: string; value: number }[]>;
}

export interface TwinHistory {
  channel: string;
  unit: string | null;
  quantity: string;
  options: string[];
  start: number;
  end: number;
  reported: { times: number[]; values: Value[] } | null;
  foretold: { times: number[]; values?: Value[]; low?: Value[]; high?: Value[]; probability?: (number | null)[] } | null;
  snapshots: { id: string; at: number; reason: string }[];
}

export interface TwinScores {
  channel: string;
  unit: string | null;
  quantity: string;
  horizon: number;
  times: number[];
  outcome: number[];
  values?: number[];
  low?: number[];
  high?: number[];
  probability?: (number | null)[];
}

export interface TwinEvent {
  event_id: string;
  time: string;
  twin_id: string | null;
  entity: string | null;
  category: string;
  severity: Severity | null;
  kind: string;
  text: string;
  data: Record<string, unknown>;
  acknowledged_at: string | null;
}

export interface HazardFinding {
  hazard: string;
  severity: Severity;
  probability: number | null;
  at: string;
  entities: string[];
  reason: string;
}

export interface CoursePoint {
  time: string;
  value: Value;
  low50?: number;
  high50?: number;
  low90?: number;
  high90?: number;
  probability?: Record<string, number>;
}

export interface CourseChannel {
  unit: string | null;
  end: Value;
  baseline_end?: Value;
  lowest?: number;
  highest?: number;
  course?: CoursePoint[];
  baseline?: CoursePoint[];
}

export interface TwinCourse {
  name: string;
  summary: string;
  channels: Record<string, CourseChannel>;
  energy: { value: number; low: number; high: number } | null;
  baseline_energy: { value: number; low: number; high: number } | null;
  trust: string;
  notes: Note[];
  refused: boolean;
  unknown: Note[];
}

export interface Verdict {
  verdict: "approved" | "denied" | "needs_approval";
  summary: string;
  confidence: number | null;
  reasons: Note[];
  hazards: HazardFinding[];
  outcome: Record<string, TwinCourse>;
  alternative: { kind: string; text: string; action: unknown; hazards: HazardFinding[] } | null;
  checked_until: string;
  not_checked: Note[];
  assumed: Note[];
}

export interface Approval extends Verdict {
  approval: string;
  created: number;
  expires: number;
  actions: Record<string, unknown>[];
  entities: string[];
  user_id: string | null;
  automation: string | null;
  may: boolean;
}

export interface Candidate {
  key: string;
  name: string;
  kind: string;
  device_id: string | null;
  entity_id: string;
  entities: number;
  area_id: string | null;
  rank: number;
  reason: string;
}

export interface AuditRow {
  seq: number;
  time: string;
  action: string;
  twin_id: string | null;
  /** What that twin is called; of one that was removed, what it was called last. */
  name: string | null;
  removed: boolean;
  user_id: string | null;
  automation: string | null;
  context_id: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  previous: string;
  hash: string;
}

export interface RehearsalRun {
  time: string;
  what: string;
  /** Of actions that were tried; automations have theirs beside the timeline. */
  name?: string;
  outcome: string;
  trigger?: unknown;
  error?: string;
  why?: string;
  trace?: { at: string; path: string; result?: unknown; detail?: unknown; error?: string }[];
  actions?: { time: string; action: string; data?: unknown; effects?: Record<string, unknown>; error?: string }[];
}

export interface RehearsalAccount {
  summary: string;
  start: string;
  end: string;
  automations: Record<string, { name: string; runs: number; near_misses: number; error?: string }>;
  /** The actions or the script that ran at the start. */
  tried?: { what: string; name: string; runs: number; error?: string };
  findings: { id: string; severity: Severity; text: string; automations: string[]; time?: string }[];
  hazards: { id: string; severity: Severity; text: string; time: string; count: number; twins: string[] }[];
  timeline: RehearsalRun[];
  energy: Record<string, number>;
  cost: number | null;
  discomfort: Record<string, number>;
  notes: Note[];
  /** What a scenario took for granted. */
  assumed?: Note[];
  took?: number;
  aborted?: { reason: string; text: string };
  states?: Record<string, [string, Value][]>;
  entities: Record<string, string>;
  backtest?: {
    agreement: number | null;
    recorded: number;
    reproduced: number;
    beyond: number;
    automations: Record<string, { recorded: number; reproduced: number; beyond: number }>;
    /** The same of the rehearsal itself, in which the twins play their devices. */
    simulated?: { recorded: number; reproduced: number; beyond: number };
  };
}

export interface Between {
  present: number;
  variant: number;
}

export interface RehearsalAnswer extends RehearsalAccount {
  variant?: RehearsalAccount;
  difference?: { runs: Record<string, Between>; energy: Between; cost: Between; discomfort: Between };
}

export interface LibraryParameter {
  name: string;
  sort: "number" | "duration" | "moment" | "choice" | "twin" | "name";
  default: unknown;
  unit: string | null;
  lower: number;
  upper: number;
  options: string[];
}

export interface LibraryEntry {
  id: string;
  horizon: number;
  parameters: LibraryParameter[];
}

/** What a scenario may speak of: the library, what surroundings may change within which bounds, and the home's names. */
export interface Library {
  scenarios: LibraryEntry[];
  quantities: Record<string, { lower: number; upper: number; unit?: string | null }>;
  home: { circuits: Record<string, string>; hubs: string[]; zones: string[] };
}

/** Before the library is known. */
export const NO_LIBRARY: Library = { scenarios: [], quantities: {}, home: { circuits: {}, hubs: [], zones: [] } };

/** A channel in the units of scenarios. */
export interface ScenarioChannel {
  quantity: "number" | "binary" | "option";
  unit: string | null;
  options: string[];
  command: boolean;
  value: number | string | boolean | null;
  entity_id: string | null;
  attribute: string | null;
}

export interface Comparison {
  scenarios: { scenario_id: string; name: string; time: string; figures: Record<string, number>; difference: Record<string, number> }[];
  best: Record<string, string>;
  summary: string;
}

export type Span = { value: number; low: number; high: number };
export type Totals = Partial<Record<"energy" | "exported" | "cost" | "carbon" | "comfort" | "peak", Span | null>>;

/** What is expected of the weather, of people or of prices; baseline where the scenario changes it. */
export interface Surrounding {
  unit: string | null;
  course: CoursePoint[];
  baseline?: CoursePoint[];
}

export interface ScenarioAnswer {
  scenario_id?: string;
  /** What its sentences are in: the language of whoever ran it. */
  language?: string;
  summary: string;
  start: string;
  end: string;
  twins: Record<string, TwinCourse>;
  assumed?: Note[];
  not_simulated?: Note[];
  refusals?: Note[];
  events?: { time: string; text: string; probability?: number | null; severity?: Severity | null }[];
  crossings?: { kind: string; text: string; probability: number | null; time: string | null; severity: Severity }[];
  affected?: { name?: string; entity?: string; text: string }[];
  totals?: Totals;
  baseline?: Totals | null;
  breaking_point?: { text: string } | null;
  failure_probability?: number;
  trouble_probability?: number;
  surroundings?: Record<string, Surrounding>;
  confidence?: number;
  recommendations?: { text: string; outcome?: string; changes?: Record<string, unknown>[] }[];
}

export interface StoredScenarios {
  saved: Record<string, { scenario: Record<string, unknown> }>;
  scenarios: { scenario_id: string; name: string; kind: string; time: string; summary: string | null }[];
}
