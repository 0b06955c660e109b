import { useRef, useState, type DragEvent } from "react";

import { Icon, plainText, WidgetLabel } from "../common";
import type { FileUploader as FileUploaderProps } from "../../protocol/elements";
import type { ViewProps } from "../view";
import { droppedFiles } from "./dropped_files";
import { limitsText } from "./file_checks";
import { FileChips } from "./file_chips";
import { useUploads } from "./uploads";

export function FileUploader({ node, props }: ViewProps<"file_uploader">) {
  const uploads = useUploads(node, props);
  return (
    <div className="stFileUploader" data-testid="stFileUploader">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <Dropzone {...props} onFiles={uploads.add} />
      <FileChips files={uploads.files} disabled={props.disabled} onRemove={uploads.remove} />
    </div>
  );
}

interface DropzoneProps extends FileUploaderProps {
  onFiles: (files: File[]) => void;
}

/** The button is what keyboards and readers use; a press anywhere else in the zone does the same. */
function Dropzone(props: DropzoneProps) {
  const { disabled, onFiles, multiple } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside && !disabled);
  };
  return (
    <section
      className="stFileUploaderDropzone"
      data-testid="stFileUploaderDropzone"
      aria-label={plainText(props.label)}
      data-disabled={disabled || undefined}
      data-over={over || undefined}
      onClick={(event) => event.target !== input.current && !disabled && input.current?.click()}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        if (!disabled) void droppedFiles(event.dataTransfer, multiple === "directory").then((files) => files.length > 0 && onFiles(files));
      }}
    >
      <FileInput ref={input} {...props} />
      <button type="button" className="stBaseButton" {...{ kind: "secondary" }} data-testid="stBaseButton-secondary" disabled={disabled}>
        <span className="stButtonContent">
          <Icon icon="material/upload" />
          {multiple === "directory" ? "Upload directories" : "Upload"}
        </span>
      </button>
      <Instructions {...props} />
    </section>
  );
}

function Instructions({ types, max_size }: FileUploaderProps) {
  return (
    <div className="stFileUploaderInstructions" data-testid="stFileUploaderDropzoneInstructions">
      <span className="stFileUploaderLimits">{limitsText({ types, max_size })}</span>
    </div>
  );
}

/** Its value is emptied after each choice, so that the same file can be chosen again. */
function FileInput({ ref, label, types, multiple, disabled, onFiles }: DropzoneProps & { ref: React.RefObject<HTMLInputElement | null> }) {
  return (
    <input
      ref={ref}
      type="file"
      className="st-visually-hidden"
      data-testid="stFileUploaderDropzoneInput"
      aria-label={plainText(label)}
      tabIndex={-1}
      accept={types.join(",") || undefined}
      multiple={multiple !== false}
      disabled={disabled}
      {...(multiple === "directory" ? { webkitdirectory: "" } : {})}
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])]);
        event.target.value = "";
      }}
    />
  );
}
