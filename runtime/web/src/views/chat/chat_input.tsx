import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import type { ChatInput as Props, ChatMessageValue, FileInfo } from "../../protocol/elements";
import { Icon } from "../common";
import { useRun, useSubmit, useUpload, type ViewProps } from "../view";
import { droppedFiles } from "../widgets/dropped_files";
import { FileChips } from "../widgets/file_chips";
import { limitsText } from "../widgets/file_checks";
import { useAttachments, type Attachments } from "./attachments";
import { Microphone } from "./microphone";

/** `st.chat_input`: Enter sends, Shift+Enter begins a line. */
export function ChatInput({ node, props }: ViewProps<"chat_input">) {
  const submit = useSubmit<ChatMessageValue>(node);
  const attachments = useAttachments(node, props);
  const upload = useUpload(node);
  const [running, stop] = useRun();
  const [text, setText] = useScriptText(props);
  const field = useRef<HTMLTextAreaElement>(null);
  const disabled = props.disabled || (props.submit_mode === "disable" && running);
  const stops = props.submit_mode === "stop" && running;
  const isEmpty = text.trim() === "" && attachments.ready.length === 0;
  const send = (audio: FileInfo[] = []) => {
    if (disabled || stops || attachments.busy || (isEmpty && audio.length === 0)) return;
    submit({ text, files: attachments.ready, audio });
    setText("");
    attachments.clear();
    field.current?.focus();
  };
  return (
    <Drop enabled={props.accept_file !== false && !disabled} folders={props.accept_file === "directory"} onFiles={attachments.add}>
      <FileChips files={attachments.files} disabled={disabled} onRemove={attachments.remove} />
      <div className="stChatInputRow">
        {props.accept_file !== false && <UploadButton props={props} disabled={disabled} attachments={attachments} />}
        <Field field={field} props={props} text={text} disabled={disabled} onText={setText} onEnter={() => send()} />
        {props.max_chars !== null && text !== "" && (
          <span className="stChatInputCount" data-testid="InputInstructions">
            {text.length}/{props.max_chars}
          </span>
        )}
        {props.accept_audio && <Microphone props={props} disabled={disabled || stops} onFile={(file) => void upload(file).then((info) => send([info]))} />}
        {stops ? (
          <SendButton name="Stop" icon="material/stop" onPress={stop} disabled={false} />
        ) : (
          <SendButton name="Submit" icon="material/arrow_upward" onPress={() => send()} disabled={disabled || isEmpty || attachments.busy} />
        )}
      </div>
    </Drop>
  );
}

/** The visitor's draft; the script may put a text in its place. */
function useScriptText({ text: given }: Props): [string, (text: string) => void] {
  const [text, setText] = useState(given?.text ?? "");
  const [applied, setApplied] = useState(given?.run);
  if (given && given.run !== applied) {
    setApplied(given.run);
    setText(given.text);
  }
  return [text, setText];
}

interface FieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  props: Props;
  text: string;
  disabled: boolean;
  onText: (text: string) => void;
  onEnter: () => void;
}

function Field({ field, props, text, disabled, onText, onEnter }: FieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  const fixed = typeof props.height === "number" ? { height: props.height } : undefined;
  return (
    <textarea
      ref={field}
      className="stChatInputTextArea"
      data-testid="stChatInputTextArea"
      rows={1}
      value={text}
      placeholder={props.placeholder}
      aria-label={props.placeholder}
      maxLength={props.max_chars ?? undefined}
      disabled={disabled}
      style={fixed}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function SendButton({ name, icon, disabled, onPress }: { name: "Submit" | "Stop"; icon: string; disabled: boolean; onPress: () => void }) {
  return (
    <button type="button" className="stChatInputSubmitButton" data-testid={`stChatInput${name}Button`} aria-label={name === "Submit" ? "Send message" : "Stop"} disabled={disabled} onClick={onPress}>
      <Icon icon={icon} />
    </button>
  );
}

function UploadButton({ props, disabled, attachments }: { props: Props; disabled: boolean; attachments: Attachments }) {
  const input = useRef<HTMLInputElement>(null);
  const name = props.accept_file === true ? "Upload a file" : props.accept_file === "multiple" ? "Upload files" : "Upload a folder";
  return (
    <span data-testid="stChatInputFileUploadButton">
      <button type="button" className="stChatInputTool" aria-label={name} title={limitsText(props)} disabled={disabled} onClick={() => input.current?.click()}>
        <Icon icon="material/add" />
      </button>
      <input
        ref={input}
        type="file"
        className="st-visually-hidden"
        aria-label={name}
        tabIndex={-1}
        accept={props.types.join(",") || undefined}
        multiple={props.accept_file !== true}
        disabled={disabled}
        {...(props.accept_file === "directory" ? { webkitdirectory: "" } : {})}
        onChange={(event) => {
          attachments.add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </span>
  );
}

interface DropProps {
  enabled: boolean;
  folders: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** The whole field takes files that are dropped on it, or pasted into it. */
function Drop({ enabled, folders, onFiles, children }: DropProps) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!enabled) setOver(false);
  }, [enabled]);
  const handlers = enabled && {
    onDragOver: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer, folders).then(onFiles);
    },
    onPaste: (event: React.ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      onFiles([...event.clipboardData.files]);
    },
  };
  return (
    <div className="stChatInput" data-testid="stChatInput" data-over={over || undefined} {...(handlers || {})}>
      {children}
    </div>
  );
}
