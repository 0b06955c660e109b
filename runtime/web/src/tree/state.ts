/** What the shell around the tree shows. */
import type { Logo, Navigation, PageConfig } from "../protocol/messages";

export type ScriptState = "initial" | "running" | "stopRequested" | "notRunning";
/** CONNECTED means that Python is ready. */
export type ConnectionState = "CONNECTING" | "CONNECTED" | "DISCONNECTED";

/** Something that the visitor must know, with what can be done about it. */
export interface Notice {
  title: string;
  detail: string;
  /** Offers to start Python again, to load the page again, or only to take the notice away. */
  action: "restart" | "reload" | "dismiss";
}

export interface AppState {
  script: ScriptState;
  connection: ConnectionState;
  /** The start's progress: a stage in words, 0 to 1; null once Python is ready. */
  loading: { stage: string; done: number } | null;
  pageConfig: PageConfig;
  /** Path of the page that is shown, "" for the first. */
  page: string;
  query: string;
  /** The query takes the place of the one before in the browser's history (a widget's value that it shows). */
  queryReplaces: boolean;
  /** What `st.navigation` said; null in an app that does not call it. */
  navigation: Navigation | null;
  logo: Logo | null;
  notice: Notice | null;
  /** Names in session_state that a restart would lose, or has lost. */
  lost: string[];
}

export const initialState = (page: string, query: string, pageConfig: PageConfig = {}, navigation: Navigation | null = null, logo: Logo | null = null): AppState => ({
  script: "initial",
  connection: "CONNECTING",
  loading: { stage: "Starting", done: 0 },
  pageConfig,
  page,
  query,
  queryReplaces: false,
  navigation,
  logo,
  notice: null,
  lost: [],
});
