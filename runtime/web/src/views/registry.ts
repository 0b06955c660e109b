/** Which component draws which type. One line a type, sorted; a heavy one is a `lazyView`. */
import { Placeholder } from "./placeholder";
import type { NodeType, View } from "./view";
import { Button } from "./widgets/button";
import { Checkbox } from "./widgets/checkbox";
import { ColorPicker } from "./widgets/color_picker";
import { DateInput } from "./widgets/date_input";
import { DownloadButton } from "./widgets/download_button";
import { FileUploader } from "./widgets/file_uploader";
import { LinkButton } from "./widgets/link_button";
import { Multiselect } from "./widgets/multiselect";
import { NumberInput } from "./widgets/number_input";
import { Radio } from "./widgets/radio";
import { Selectbox } from "./widgets/selectbox";
import { Slider } from "./widgets/slider";
import { TextArea } from "./widgets/text_area";
import { TextInput } from "./widgets/text_input";
import { TimeInput } from "./widgets/time_input";

export const views: { [T in NodeType]: View<T> } = {
  alert: Placeholder,
  balloons: Placeholder,
  button: Button,
  checkbox: Checkbox,
  code: Placeholder,
  color_picker: ColorPicker,
  column: Placeholder,
  columns: Placeholder,
  container: Placeholder,
  dataframe: Placeholder,
  date_input: DateInput,
  divider: Placeholder,
  download_button: DownloadButton,
  empty: Placeholder,
  exception: Placeholder,
  expander: Placeholder,
  file_uploader: FileUploader,
  form: Placeholder,
  heading: Placeholder,
  help: Placeholder,
  html: Placeholder,
  image: Placeholder,
  json: Placeholder,
  link_button: LinkButton,
  markdown: Placeholder,
  metric: Placeholder,
  multiselect: Multiselect,
  number_input: NumberInput,
  progress: Placeholder,
  radio: Radio,
  selectbox: Selectbox,
  skeleton: Placeholder,
  slider: Slider,
  snow: Placeholder,
  space: Placeholder,
  spinner: Placeholder,
  tab: Placeholder,
  table: Placeholder,
  tabs: Placeholder,
  text: Placeholder,
  text_area: TextArea,
  text_input: TextInput,
  time_input: TimeInput,
  toast: Placeholder,
  unsupported: Placeholder,
  vega_lite: Placeholder,
};
