/**
 * What Python and the page say about elements: one interface for each element and block.
 *
 * This file and `messages.ts` are the one schema of the protocol. `schema.json` is generated from them
 * (`npm run schema`), and the runtime's tests validate every element that Python makes against it.
 * Names are snake_case because both sides use them as they are.
 */

/** A binary value: bytes in the worker's messages, base64 in a prerendered page. */
export type Buffer = { $buf: number } | { $b64: string } | Uint8Array;

/** A file that the page shows or downloads: its bytes, or an address (relative to the site's root, or absolute). */
export interface Media {
  mime: string;
  data?: Buffer;
  url?: string;
  /** Hex sha256 of the bytes, so that equal media compare equal without their bytes. */
  hash?: string;
  /** The name that a download gets. */
  file_name?: string;
}

/** CSS pixels, or one of the words. */
export type Width = "stretch" | "content" | "auto" | number;
export type Height = "stretch" | "content" | "auto" | number;
export type TextAlignment = "left" | "center" | "right" | "justify";
export type Gap = "none" | "xxsmall" | "xsmall" | "small" | "medium" | "large" | "xlarge" | "xxlarge" | number | null;
export type LabelVisibility = "visible" | "hidden" | "collapsed";
/** ":material/name:" as `material/name`, an emoji as itself, or "spinner". */
export type Icon = string;
/** HTML from the runtime's Markdown: safe unless `allow_html`; formulas and code are finished in the view. */
export type Html = string;

/** What every element may carry besides its own props. */
export interface Layout {
  width?: Width;
  height?: Height;
  text_alignment?: TextAlignment;
}

// ---------------------------------------------------------------------------------------------- text

export interface Markdown extends Layout {
  html: Html;
  /** `latex` is one formula: `html` then holds TeX source, unescaped. */
  kind: "markdown" | "caption" | "latex";
  allow_html?: boolean;
  help?: Html;
  /** False keeps it on one line, cut with an ellipsis. */
  wrap?: boolean;
}
export interface Heading extends Layout {
  tag: "h1" | "h2" | "h3";
  html: Html;
  /** Fragment id; null where there is none (an empty heading, the sidebar). */
  anchor: string | null;
  /** The heading has its id, but shows no link to it. */
  hide_anchor?: boolean;
  icon?: Icon;
  help?: Html;
  /** A colour name of the theme, or "auto" (the next colour in turn, chosen by Python). */
  divider?: string;
  wrap?: boolean;
}
export interface Text extends Layout {
  body: string;
  help?: Html;
  wrap?: boolean;
}
export interface Code extends Layout {
  body: string;
  language: string | null;
  line_numbers: boolean;
  wrap_lines: boolean;
}
export interface Divider extends Layout {}
export interface RawHtml extends Layout {
  body: string;
  allow_javascript: boolean;
}
export interface Json extends Layout {
  /** JSON text. */
  body: string;
  /** Levels shown open: true is all, false none. */
  expanded: boolean | number;
}
export interface Metric extends Layout {
  label: Html;
  value: string;
  delta: string | null;
  direction: "up" | "down" | "none";
  color: "red" | "green" | "gray" | "orange" | "yellow" | "blue" | "violet" | "primary";
  label_visibility: LabelVisibility;
  border: boolean;
  delta_description?: string;
  chart_data?: number[];
  chart_type?: "line" | "bar" | "area";
  help?: Html;
}
/** `st.help`, and what `st.write` shows of objects it knows nothing of. */
export interface Help extends Layout {
  name: string | null;
  value: string | null;
  type: string | null;
  doc: string | null;
  members: { name: string; type: string | null; value: string | null; doc: string | null }[];
}

// ---------------------------------------------------------------------------------------------- data

/** One column in Arrow's layout. Missing values are 0 bits in `validity` (least significant bit first). */
export interface Column {
  /** The header's levels, outermost first; one entry unless the header is a MultiIndex. */
  name: string[];
  /**
   * What the values mean. `datetime` is int64 microseconds since the epoch (UTC, or wall time without `timezone`), `date`
   * int32 days since the epoch, `time` and `timedelta` int64 microseconds. `text`, `json` (lists, dicts) and `object`
   * (str() of anything else) are UTF-8 with int32 `offsets`. `bool` is one byte a value.
   * A NaN is a missing float. With `categories` (text only), the values are indices into them.
   */
  kind: "integer" | "float" | "bool" | "text" | "json" | "object" | "datetime" | "date" | "time" | "timedelta" | "bytes" | "empty";
  storage: "i8" | "u8" | "i16" | "u16" | "i32" | "u32" | "i64" | "u64" | "f32" | "f64" | "utf8" | "bytes" | "none" | "range";
  values: Buffer;
  /** First value and step, of a column whose storage is "range" (a default index). `values` is then empty. */
  range?: [number, number];
  offsets?: Buffer;
  validity?: Buffer;
  timezone?: string;
  /** The pandas or numpy dtype's name, for tooltips and formats. */
  dtype: string;
  categories?: string[];
}
export interface TableData {
  num_rows: number;
  /** The rows of the whole table when `num_rows` is only its beginning (a prerendered page). */
  total_rows?: number;
  index: Column[];
  columns: Column[];
  /** pandas' Styler: CSS and display texts by cell. */
  styler?: { css: string; caption: string | null; uuid: string; display: (string | null)[][] };
}
export interface Table extends Layout {
  data: TableData;
  border: boolean | "horizontal";
  hide_index?: boolean;
  hide_header?: boolean;
  /** Cells and headers with Markdown: by "row,column", headers by "level:column". */
  marked?: Record<string, Html>;
  alt?: string;
}
export interface ColumnConfig {
  label?: string | null;
  width?: "small" | "medium" | "large" | number | null;
  help?: string | null;
  hidden?: boolean | null;
  disabled?: boolean | null;
  required?: boolean | null;
  pinned?: boolean | null;
  default?: unknown;
  alignment?: "left" | "center" | "right" | null;
  /** `{type: "number", format: ..., ...}` as `st.column_config` makes it. */
  type_config?: Record<string, unknown> | null;
}
export interface Dataframe extends Layout {
  data: TableData;
  /** By column name, or "_index", or "_pos:3". */
  column_config: Record<string, ColumnConfig>;
  column_order: string[] | null;
  hide_index: boolean | null;
  selection_mode: ("single-row" | "single-row-required" | "multi-row" | "single-column" | "multi-column" | "single-cell" | "multi-cell")[];
  row_height: number | null;
  placeholder: string | null;
  /**
   * The visitor edits it (`st.data_editor`). Value: `{edited_rows: {row: {column: value}}, added_rows: [{column: value}],
   * deleted_rows: [row]}`: rows by position in `data`, columns by name or "_index", moments in ISO 8601 (with "Z" in
   * columns that have a zone), timedeltas in seconds.
   */
  editing?: { num_rows: "fixed" | "dynamic" | "add" | "delete"; disabled: boolean };
  form_id?: string;
  alt?: string;
}

// -------------------------------------------------------------------------------------------- charts

export interface VegaLite extends Layout {
  /** The specification as JSON text; data given by name lie in `datasets`. */
  spec: string;
  datasets: Record<string, TableData>;
  theme: "streamlit" | null;
  /** Names of the selection parameters that make the chart a widget. */
  selection_mode: string[];
  form_id?: string;
  alt?: string;
}

/** Value: `{selection: {indices, objects}}`, by layer. */
export interface DeckGlJsonChart extends Layout {
  /** deck.gl's JSON text. */
  spec: string;
  /** pydeck's tooltip as JSON text: templates `html` or `text`, and `style`. */
  tooltip?: string;
  /** Null makes it no widget. */
  selection_mode: "single-object" | "multi-object" | null;
  form_id?: string;
  alt?: string;
}
export interface GraphvizChart extends Layout {
  /** The graph in the DOT language. */
  dot: string;
  /** What lays it out: "dot", "neato", ... */
  engine: string;
  alt?: string;
}
export interface MermaidChart extends Layout {
  /** The diagram in Mermaid's language. */
  body: string;
  alt?: string;
}
export interface BokehChart extends Layout {
  /** Bokeh's JSON text of the model (`bokeh.embed.json_item`). */
  item: string;
  /** BokehJS: addresses of its parts, in the order in which they load. */
  scripts: string[];
  title: string;
}
/** Value: `{selection: {selected, areas}}`. */
export interface EChartsChart extends Layout {
  /** ECharts' option as JSON text. */
  option: string;
  theme: "streamlit" | null;
  renderer: "canvas" | "svg";
  /** Selections make it a widget. */
  selectable: boolean;
  form_id?: string;
  alt?: string;
}
/** Value: `{selection: {points, point_indices, box, lasso}}`. */
export interface PlotlyChart extends Layout {
  /** The figure as JSON text: `data`, `layout`, `frames`, arrays as plotly.py writes them (`bdata`). */
  spec: string;
  /** Plotly's own options, as JSON text. */
  config: string;
  theme: "streamlit" | null;
  /** What can be selected; empty makes it no widget. */
  selection_mode: ("points" | "box" | "lasso")[];
  form_id?: string;
  alt?: string;
}

// --------------------------------------------------------------------------------------------- media

export interface Image extends Layout {
  images: { media: Media; caption: Html | null; alt: string }[];
  link?: string;
}

// -------------------------------------------------------------------------------------------- status

export interface Alert extends Layout {
  kind: "success" | "info" | "warning" | "error";
  html: Html;
  title?: Html;
  icon?: Icon;
}
export interface TraceFrame {
  /** "" for a line of text between the frames of chained exceptions: it is `source`. */
  file: string;
  line: number;
  name: string;
  source: string;
}
export interface Exception extends Layout {
  /** The class's name; "" where the options withhold it. */
  type: string;
  message: string;
  /** Set when the message is Markdown of our own (a StreamlitAPIException). */
  message_html?: Html;
  /** The user's frames, outermost first. */
  trace: TraceFrame[];
  /** The plain traceback, for copying. */
  text: string;
  is_warning: boolean;
}
export interface Progress extends Layout {
  /** 0 to 100. */
  value: number;
  text: Html | null;
}
export interface Spinner extends Layout {
  text: Html;
  show_time: boolean;
  cache: boolean;
}
export interface Toast {
  html: Html;
  icon?: Icon;
  /** Seconds; null stays until it is closed. */
  duration: number | null;
  /** Another number, another toast: the same text can pop up again. */
  run: number;
}
export interface Balloons {
  /** Another number, another flight. */
  run: number;
}
export interface Snow {
  run: number;
}
/** Times are seconds. */
export interface Audio extends Layout {
  media: Media | null;
  start: number;
  end: number | null;
  loop: boolean;
  autoplay: boolean;
  alt: string | null;
}
export interface Subtitle {
  label: string;
  media: Media;
}
export interface Video extends Audio {
  muted: boolean;
  /** Id of a YouTube video; `media` is null then. */
  youtube: string | null;
  subtitles: Subtitle[];
}
/** Another page, or HTML in a sandbox; one of the two is null. */
export interface Iframe extends Layout {
  url: string | null;
  html: string | null;
  scrolling: boolean;
  tab_index: number | null;
  title: string;
}
/**
 * A component of Streamlit's second kind: HTML, CSS and a module in the page itself. Value: its states, by name. What it
 * triggers is the value `{event, value}` of the id that is its own with "__events" behind it.
 */
export interface BidiComponent extends Layout {
  name: string;
  html: string | null;
  css: string | null;
  js: string | null;
  /** All of it stands in a shadow root. */
  isolate_styles: boolean;
  /** The data that the component is given: JSON text, or bytes, and tables by key ("": the table is all). */
  json: string | null;
  bytes: Buffer | null;
  tables: { key: string; data: TableData }[];
  form_id?: string;
}
/**
 * A component of Streamlit's first kind: a page in a frame. Value: what it has set, `{json: value}`, `{bytes: base64}` or
 * `{table: {column: values}}`; null before.
 */
export interface ComponentInstance extends Layout {
  name: string;
  /** Its page: an address of the site, or an absolute one. */
  url: string;
  /** Arguments as JSON text; those that are no JSON stand beside it. */
  args: string;
  tables: { key: string; data: TableData }[];
  bytes: { key: string; data: Buffer }[];
  tab_index: number | null;
  form_id?: string;
}
export interface Pdf extends Layout {
  media: Media;
  title: string;
}
export interface Empty {}
export interface Skeleton extends Layout {}
export interface Space {
  size: "stretch" | number;
}
/** A name of Streamlit's that this version does not have: said in the page, at its place. */
export interface Unsupported {
  /** Without the `st.`. */
  name: string;
  /** What follows the name in a sentence. */
  message: string;
  /** Where the script calls it. */
  file: string;
  line: number;
}

// ------------------------------------------------------------------------------------------- widgets

/** What every input widget carries. Its value travels beside the props (`WireNode.value`), never in them. */
export interface WidgetProps extends Layout {
  label: Html;
  label_visibility: LabelVisibility;
  help?: Html;
  disabled: boolean;
  /** The form that holds the value back until it is submitted. */
  form_id?: string;
  required?: boolean;
  /** A change of its value starts no run: it travels with the next one. */
  ignore_rerun?: boolean;
}
/** Value: true once when pressed, else false. */
export interface Button extends Layout {
  label: Html;
  help?: Html;
  disabled: boolean;
  form_id?: string;
  type: "primary" | "secondary" | "tertiary";
  icon?: Icon;
  icon_position: "left" | "right";
  shortcut?: string;
  is_form_submitter: boolean;
}
/** Value: as Button. */
export interface DownloadButton extends Button {
  /** Null when the data are made on click (`deferred`). */
  media: Media | null;
  /** Pressing it starts no rerun. */
  ignore_rerun: boolean;
  deferred?: boolean;
}
export interface LinkButton extends Button {
  url: string;
  ignore_rerun: boolean;
}
/** A link to a page of the app (`page`), or out of it (`url`). */
export interface PageLink extends Layout {
  page: string | null;
  url?: string | null;
  query: string;
  label: Html;
  icon?: Icon;
  icon_position: "left" | "right";
  help?: Html;
  disabled: boolean;
}
/** Value: boolean. */
export interface Checkbox extends WidgetProps {
  kind: "checkbox" | "toggle";
}
/** Value: index of the option, or null. */
export interface Radio extends WidgetProps {
  options: Html[];
  captions: Html[];
  horizontal: boolean;
}
/** Value: the option's text, or null. */
export interface Selectbox extends WidgetProps {
  options: string[];
  placeholder: string | null;
  clearable: boolean;
  accept_new_options: boolean;
  filter_mode: "fuzzy" | "contains" | "prefix" | null;
  icon?: Icon;
}
/** Value: the chosen options' texts, in order of choice. */
export interface Multiselect extends WidgetProps {
  options: string[];
  placeholder: string | null;
  max_selections: number | null;
  accept_new_options: boolean;
  filter_mode: "fuzzy" | "contains" | "prefix" | null;
  select_all: boolean | number;
}
/**
 * Value: one or two numbers. Dates are microseconds since the epoch as if in UTC (`data_type` says which), times are
 * microseconds on 2000-01-01. A select_slider's are indices into `options`.
 */
export interface Slider extends WidgetProps {
  kind: "slider" | "select_slider";
  data_type: "int" | "float" | "date" | "datetime" | "time" | "option";
  min: number;
  max: number;
  step: number;
  /** printf-like for numbers, moment-like for dates; null is the default of the type. */
  format: string | null;
  options: Html[];
}
/** Value: number or null. */
export interface NumberInput extends WidgetProps {
  data_type: "int" | "float";
  min: number | null;
  max: number | null;
  step: number;
  format: string;
  placeholder: string | null;
  clearable: boolean;
  icon?: Icon;
}
/** Value: string or null. */
export interface TextInput extends WidgetProps {
  type: "default" | "password" | "email" | "url" | "phone" | "search";
  max_chars: number | null;
  placeholder: string | null;
  autocomplete: string;
  clearable: boolean;
  /** Milliseconds of rest after which what has been typed counts; null: it counts when it is committed. */
  live: number | null;
  /** A regular expression that the whole text must match, and what to say where it does not. */
  validate?: { pattern: string; message: string | null };
  icon?: Icon;
}
/** Value: string or null. */
export interface TextArea extends WidgetProps {
  max_chars: number | null;
  placeholder: string | null;
  clearable: boolean;
}
/** Value: ISO dates, `[]` for none, one, or begin and end. */
export interface DateInput extends WidgetProps {
  min: string;
  max: string;
  is_range: boolean;
  format: string;
  clearable: boolean;
}
/** Value: "HH:MM" or null. */
export interface TimeInput extends WidgetProps {
  /** Seconds. */
  step: number;
  format: "12h" | "24h";
  clearable: boolean;
}
/** Value: "#rrggbb". */
export interface ColorPicker extends WidgetProps {}
export interface FileInfo {
  file_id: string;
  name: string;
  type: string;
  size: number;
}
/** Value: FileInfo[]; the bytes go before it, as `upload` messages. */
export interface FileUploader extends WidgetProps {
  /** With the dot: ".csv". Empty allows all. */
  types: string[];
  multiple: boolean | "directory";
  /** Megabytes. */
  max_size: number;
}

/** Value: a ChatMessageValue, once. The bytes of its files go before it, as `upload` messages. */
export interface ChatInput extends Layout {
  placeholder: string;
  max_chars: number | null;
  accept_file: boolean | "multiple" | "directory";
  /** With the dot: ".csv". Empty allows all. */
  types: string[];
  /** Megabytes. */
  max_size: number;
  accept_audio: boolean;
  /** Hz; null is the device's own. */
  sample_rate: number | null;
  disabled: boolean;
  /** While a run is under way: send on (which interrupts it), wait, or offer to stop it. */
  submit_mode: "submit" | "disable" | "stop";
  /** What the script puts into the field; another number, another time. */
  text?: { text: string; run: number };
}
export interface ChatMessageValue {
  text: string;
  files: FileInfo[];
  audio: FileInfo[];
}

/** `st.pills` and `st.segmented_control`. Value: positions of the chosen options. */
export interface ButtonGroup extends WidgetProps {
  style: "pills" | "segmented_control";
  many: boolean;
  options: { label: Html; icon?: Icon }[];
}
/** Value: 0 for the worst, or null. */
export interface Feedback extends Layout {
  kind: "thumbs" | "faces" | "stars";
  disabled: boolean;
  form_id?: string;
  ignore_rerun?: boolean;
}
/** Value: from 1 on. */
export interface Pagination extends Layout {
  pages: number;
  /** How many numbers are shown at most; null shows all. */
  visible: number | null;
  disabled: boolean;
  form_id?: string;
  ignore_rerun?: boolean;
}
/** Value: position of the chosen option, once. */
export interface MenuButton extends Button {
  options: Html[];
}
/** Value: "YYYY-MM-DDTHH:MM" or null. */
export interface DateTimeInput extends WidgetProps {
  min: string;
  max: string;
  format: string;
  /** Seconds. */
  step: number;
  clearable: boolean;
}

/** Value: FileInfo[], of one picture or none. */
export interface CameraInput extends WidgetProps {
  /** Width and height in pixels; null is the camera's own. */
  resolution: number[] | null;
}
/** Value: FileInfo[], of one recording or none. */
export interface AudioInput extends WidgetProps {
  /** Hz; null is the microphone's own. */
  sample_rate: number | null;
}

// -------------------------------------------------------------------------------------------- blocks

/** Containers, columns and the roots: a flex box. */
export interface Container extends Layout {
  direction: "vertical" | "horizontal";
  gap: Gap;
  wrap: boolean;
  justify: "left" | "center" | "right" | "distribute";
  align: "top" | "center" | "bottom";
  border: boolean;
  /** Keeps the end in sight while it grows (chat). */
  autoscroll?: boolean;
}
/** The row that `st.columns` makes; its children are `column`s. */
export interface Columns extends Layout {
  gap: Gap;
  wrap?: boolean;
}
export interface ColumnBlock extends Layout {
  weight: number;
  gap: Gap;
  vertical_alignment: "top" | "center" | "bottom";
  border: boolean;
}
/** Value (when on_change is set): whether it is open. */
export interface Expander extends Layout {
  label: Html;
  expanded: boolean;
  icon?: Icon;
  kind: "default" | "compact" | "step";
  /** `st.status`: the icon follows it, and `expanded` is applied whenever it changes. */
  state?: "running" | "complete" | "error";
  is_widget?: boolean;
}
/** Its children are `tab`s. Value (when on_change is set): the label of the open tab. */
export interface Tabs extends Layout {
  default_index: number;
  is_widget?: boolean;
}
export interface Tab {
  label: Html;
  /** The label as the script wrote it: the widget's value. */
  text: string;
}
export interface Form extends Layout {
  form_id: string;
  clear_on_submit: boolean;
  enter_to_submit: boolean;
  border: boolean;
}

/** What a fragment draws in a container outside of its own: children of that one, as far as can be seen. */
export type Transparent = Record<string, never>;

/** Each child is a cell. */
export interface Grid extends Layout {
  columns: "auto" | number;
  /** Pixels. */
  min_column_width: "auto" | number;
  wrap: boolean;
  row_gap: Gap;
  column_gap: Gap;
  align: "top" | "center" | "bottom";
  border: boolean;
  /** Pixels. */
  row_height: "content" | number;
  dense: boolean;
}
/** Triggers (with `on_dismiss`): the visitor has closed it. */
export interface Dialog {
  title: Html;
  icon?: Icon;
  size: "small" | "medium" | "large" | number;
  position: "left" | "center" | "right";
  dismissible: boolean;
  on_dismiss: boolean;
  /** Another number opens it again. */
  run: number;
}
/** Value (when on_change is set): whether it is open. */
export interface Popover extends Button {
  is_widget?: boolean;
}
export interface ChatMessage extends Layout {
  name: string;
  /** Null: the first letter of the name. */
  avatar: { role: "user" | "assistant" } | { icon: Icon } | { image: Media } | null;
}

// ------------------------------------------------------------------------------------------ registry

/** By `WireNode.type`. A type that stands in `Blocks` has children. */
export interface Elements {
  markdown: Markdown;
  heading: Heading;
  text: Text;
  code: Code;
  divider: Divider;
  html: RawHtml;
  json: Json;
  metric: Metric;
  help: Help;
  table: Table;
  dataframe: Dataframe;
  bokeh_chart: BokehChart;
  deck_gl_json_chart: DeckGlJsonChart;
  echarts_chart: EChartsChart;
  graphviz_chart: GraphvizChart;
  mermaid_chart: MermaidChart;
  plotly_chart: PlotlyChart;
  vega_lite: VegaLite;
  image: Image;
  alert: Alert;
  exception: Exception;
  progress: Progress;
  spinner: Spinner;
  toast: Toast;
  balloons: Balloons;
  snow: Snow;
  audio: Audio;
  video: Video;
  iframe: Iframe;
  bidi_component: BidiComponent;
  component_instance: ComponentInstance;
  pdf: Pdf;
  camera_input: CameraInput;
  audio_input: AudioInput;
  empty: Empty;
  skeleton: Skeleton;
  space: Space;
  unsupported: Unsupported;
  button: Button;
  download_button: DownloadButton;
  link_button: LinkButton;
  page_link: PageLink;
  button_group: ButtonGroup;
  feedback: Feedback;
  pagination: Pagination;
  menu_button: MenuButton;
  datetime_input: DateTimeInput;
  chat_input: ChatInput;
  checkbox: Checkbox;
  radio: Radio;
  selectbox: Selectbox;
  multiselect: Multiselect;
  slider: Slider;
  number_input: NumberInput;
  text_input: TextInput;
  text_area: TextArea;
  date_input: DateInput;
  time_input: TimeInput;
  color_picker: ColorPicker;
  file_uploader: FileUploader;
}
export interface Blocks {
  container: Container;
  columns: Columns;
  column: ColumnBlock;
  expander: Expander;
  tabs: Tabs;
  tab: Tab;
  grid: Grid;
  dialog: Dialog;
  popover: Popover;
  chat_message: ChatMessage;
  form: Form;
  transparent: Transparent;
}
