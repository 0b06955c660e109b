/** Which component draws which type. One line a type, sorted; a heavy one is a `lazyView`. */
import { EChartsChart } from "./charts/echarts";
import { GraphvizChart } from "./charts/graphviz";
import { VegaLite } from "./charts/vega";
import { ChatInput } from "./chat/chat_input";
import { ChatMessage } from "./chat/chat_message";
import { DataFrame } from "./data/dataframe";
import { Table } from "./data/table";
import { Column, Columns } from "./layout/columns";
import { Container } from "./layout/container";
import { Dialog } from "./layout/dialog";
import { Expander } from "./layout/expander";
import { Form } from "./layout/form";
import { Grid } from "./layout/grid";
import { Popover } from "./layout/popover";
import { Tab, Tabs } from "./layout/tabs";
import { Transparent } from "./layout/transparent";
import { Image } from "./media/image";
import { Audio, AudioInput, CameraInput, Iframe, Pdf, Video } from "./media/lazy";
import { Alert } from "./status/alert";
import { Exception } from "./status/exception";
import { Balloons, Snow } from "./status/particles";
import { Progress } from "./status/progress";
import { Empty, Skeleton, Space } from "./status/room";
import { Spinner } from "./status/spinner";
import { Toast } from "./status/toast";
import { Unsupported } from "./status/unsupported";
import { Code } from "./text/code";
import { Heading } from "./text/heading";
import { Help } from "./text/help";
import { Json } from "./text/json";
import { Markdown } from "./text/markdown";
import { Metric } from "./text/metric";
import { Divider, Text } from "./text/plain";
import { RawHtml } from "./text/raw-html";
import { lazyView, type NodeType, type View } from "./view";
import { Button } from "./widgets/button";
import { ButtonGroup } from "./widgets/button_group";
import { Checkbox } from "./widgets/checkbox";
import { ColorPicker } from "./widgets/color_picker";
import { DownloadButton } from "./widgets/download_button";
import { Feedback } from "./widgets/feedback";
import { FileUploader } from "./widgets/file_uploader";
import { DateInput, DateTimeInput } from "./widgets/lazy";
import { LinkButton } from "./widgets/link_button";
import { MenuButton } from "./widgets/menu_button";
import { Multiselect } from "./widgets/multiselect";
import { NumberInput } from "./widgets/number_input";
import { PageLink } from "./widgets/page_link";
import { Pagination } from "./widgets/pagination";
import { Radio } from "./widgets/radio";
import { Selectbox } from "./widgets/selectbox";
import { Slider } from "./widgets/slider";
import { TextArea } from "./widgets/text_area";
import { TextInput } from "./widgets/text_input";
import { TimeInput } from "./widgets/time_input";

export const views: { [T in NodeType]: View<T> } = {
  alert: Alert,
  audio: Audio,
  audio_input: AudioInput,
  balloons: Balloons,
  bidi_component: lazyView(() => import("./components/bidi_component")),
  bokeh_chart: lazyView(() => import("./charts/bokeh")),
  button: Button,
  button_group: ButtonGroup,
  camera_input: CameraInput,
  chat_input: ChatInput,
  chat_message: ChatMessage,
  checkbox: Checkbox,
  code: Code,
  color_picker: ColorPicker,
  column: Column,
  columns: Columns,
  component_instance: lazyView(() => import("./components/component_instance")),
  container: Container,
  dataframe: DataFrame,
  date_input: DateInput,
  datetime_input: DateTimeInput,
  dialog: Dialog,
  deck_gl_json_chart: lazyView(() => import("./charts/deck")),
  divider: Divider,
  download_button: DownloadButton,
  echarts_chart: EChartsChart,
  empty: Empty,
  exception: Exception,
  expander: Expander,
  feedback: Feedback,
  file_uploader: FileUploader,
  form: Form,
  graphviz_chart: GraphvizChart,
  grid: Grid,
  heading: Heading,
  help: Help,
  html: RawHtml,
  iframe: Iframe,
  image: Image,
  json: Json,
  link_button: LinkButton,
  markdown: Markdown,
  mermaid_chart: lazyView(() => import("./charts/mermaid")),
  menu_button: MenuButton,
  metric: Metric,
  multiselect: Multiselect,
  number_input: NumberInput,
  page_link: PageLink,
  plotly_chart: lazyView(() => import("./charts/plotly")),
  pagination: Pagination,
  pdf: Pdf,
  popover: Popover,
  progress: Progress,
  radio: Radio,
  selectbox: Selectbox,
  skeleton: Skeleton,
  slider: Slider,
  snow: Snow,
  space: Space,
  spinner: Spinner,
  tab: Tab,
  table: Table,
  tabs: Tabs,
  text: Text,
  text_area: TextArea,
  text_input: TextInput,
  time_input: TimeInput,
  toast: Toast,
  transparent: Transparent,
  unsupported: Unsupported,
  video: Video,
  vega_lite: VegaLite,
};
