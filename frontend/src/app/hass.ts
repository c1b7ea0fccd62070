/** The part of Home Assistant's `hass` object that this project uses. */

export interface State {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown>;
  last_changed: string;
}

export interface Connection {
  connected: boolean;
  subscribeMessage<T>(
    callback: (message: T) => void,
    message: Record<string, unknown>,
    options?: { resubscribe?: boolean },
  ): Promise<() => Promise<void>>;
  addEventListener(event: "ready" | "disconnected", callback: () => void): void;
  removeEventListener(event: "ready" | "disconnected", callback: () => void): void;
}

export interface Hass {
  states: Record<string, State>;
  areas: Record<string, { area_id: string; name: string; icon?: string | null }>;
  devices: Record<string, { id: string; name: string | null; name_by_user?: string | null; via_device_id?: string | null; identifiers?: [string, string][] }>;
  entities: Record<string, { entity_id: string; device_id?: string; area_id?: string; platform?: string; translation_key?: string }>;
  /** What this user may open, by address. */
  panels?: Record<string, unknown>;
  user?: { id: string; is_admin: boolean; name: string };
  language: string;
  locale: {
    language: string;
    number_format: string;
    time_format: string;
    date_format?: string;
    time_zone: string;
    first_weekday?: string;
  };
  config: { time_zone: string; unit_system: Record<string, string>; language: string; currency?: string };
  themes?: { darkMode?: boolean };
  connection: Connection;
  connected?: boolean;
  callWS<T>(message: Record<string, unknown>): Promise<T>;
  callService(
    domain: string,
    service: string,
    data?: Record<string, unknown>,
    target?: Record<string, unknown>,
    notifyOnError?: boolean,
    returnResponse?: boolean,
  ): Promise<{ response?: unknown }>;
  callApi<T>(method: string, path: string, data?: unknown): Promise<T>;
  localize(key: string, params?: Record<string, unknown>): string;
  loadBackendTranslation(category: string, integration?: string): Promise<unknown>;
  formatEntityState(state: State, value?: string): string;
  formatEntityAttributeName(state: State, attribute: string): string;
  formatEntityAttributeValue(state: State, attribute: string, value?: unknown): string;
}

export interface Route {
  prefix: string;
  path: string;
}

/** An error of Home Assistant's WebSocket: a code and a sentence. */
export interface WsError {
  code: string | number;
  message: string;
  translation_key?: string;
  translation_domain?: string;
  translation_placeholders?: Record<string, string>;
}
