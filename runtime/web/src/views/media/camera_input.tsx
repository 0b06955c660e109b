/** `st.camera_input`: the camera's picture, and the photo that was taken. */
import { useEffect, useRef, useState, type RefObject } from "react";
import type { FileInfo } from "../../protocol/elements";
import { Icon, plainText, WidgetLabel } from "../common";
import { useUpload, useWidgetValue, type ViewProps } from "../view";

export function CameraInput({ node, props }: ViewProps<"camera_input">) {
  const [value, setValue] = useWidgetValue<FileInfo[] | null>(node);
  const upload = useUpload(node);
  const video = useRef<HTMLVideoElement>(null);
  const [photo, setPhoto] = useState<string | null>(null);
  const [facing, setFacing] = useState<"user" | "environment">("user");
  const [failed, setFailed] = useState<string | null>(null);
  const taken = photo !== null && (value ?? []).length > 0;
  const camera = useCamera(video, !props.disabled && !taken, facing, props.resolution);
  useEffect(() => () => void (photo && URL.revokeObjectURL(photo)), [photo]);
  const take = async () => {
    const file = await pictureOf(video.current);
    if (!file) return;
    setPhoto(URL.createObjectURL(file));
    try {
      setValue([await upload(file)]);
    } catch (reason) {
      setFailed(String(reason));
    }
  };
  const clear = () => {
    setPhoto(null);
    setValue([]);
  };
  return (
    <div className="stCameraInput" data-testid="stCameraInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <div className="stCameraInputBox" data-testid="stCameraInputWebcamStyledBox">
        {taken ? (
          <img src={photo} alt="Snapshot" />
        ) : (
          <div className="stCameraInputLive" data-testid="stCameraInputWebcamComponent">
            <video ref={video} autoPlay playsInline muted aria-label={`Camera: ${plainText(props.label)}`} hidden={camera.state !== "live"} data-mirrored={facing === "user" || undefined} />
            {camera.state !== "live" && <Notice state={camera.state} disabled={props.disabled} onAllow={camera.start} />}
            {camera.several && (
              <button type="button" className="stCameraInputSwitchButton" data-testid="stCameraInputSwitchButton" aria-label="Switch camera" disabled={props.disabled} onClick={() => setFacing(facing === "user" ? "environment" : "user")}>
                <Icon icon="material/cameraswitch" />
              </button>
            )}
          </div>
        )}
        <button type="button" className="stCameraInputButton" data-testid="stCameraInputButton" disabled={props.disabled || (!taken && camera.state !== "live")} onClick={taken ? clear : () => void take()}>
          {taken ? "Clear photo" : "Take Photo"}
        </button>
      </div>
      {failed && (
        <div className="stFieldError" role="alert">
          {failed}
        </div>
      )}
    </div>
  );
}

type CameraState = "off" | "asking" | "live" | "refused";

function Notice({ state, disabled, onAllow }: { state: CameraState; disabled: boolean; onAllow: () => void }) {
  if (disabled) return <div className="stCameraInputNotice"><Icon icon="material/photo_camera" /></div>;
  return (
    <div className="stCameraInputNotice">
      <Icon icon="material/photo_camera" />
      <p>{state === "refused" ? "The camera could not be used. Allow it for this page." : "This app would like to use your camera."}</p>
      <button type="button" className="stBaseButton" disabled={state === "asking"} onClick={onAllow}>
        {state === "refused" ? "Try again" : "Allow the camera"}
      </button>
    </div>
  );
}

interface Camera {
  state: CameraState;
  several: boolean;
  start: () => void;
}

/** The camera's stream in `video` while it is wanted. It is asked for once the visitor wants it, or has allowed it before. */
function useCamera(video: RefObject<HTMLVideoElement | null>, wanted: boolean, facing: "user" | "environment", size: number[] | null): Camera {
  const [state, setState] = useState<CameraState>("off");
  const [several, setSeveral] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    void isAllowed().then((allowed) => allowed && setAsked(true));
  }, []);
  useEffect(() => {
    if (!wanted || !asked) return undefined;
    let stream: MediaStream | null = null;
    let gone = false;
    setState("asking");
    const ideal = size ? { width: { ideal: size[0]! }, height: { ideal: size[1]! } } : {};
    navigator.mediaDevices.getUserMedia({ video: { facingMode: facing, ...ideal } }).then(
      async (opened) => {
        if (gone) return opened.getTracks().forEach((track) => track.stop());
        stream = opened;
        if (video.current) video.current.srcObject = opened;
        setState("live");
        const devices = await navigator.mediaDevices.enumerateDevices();
        setSeveral(devices.filter(({ kind }) => kind === "videoinput").length > 1);
      },
      () => setState("refused"),
    );
    return () => {
      gone = true;
      stream?.getTracks().forEach((track) => track.stop());
      setState("off");
    };
  }, [video, wanted, asked, facing, size?.[0], size?.[1]]); // eslint-disable-line react-hooks/exhaustive-deps -- the size by its numbers
  return { state, several, start: () => (setAsked(false), setTimeout(() => setAsked(true))) };
}

async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "camera" as PermissionName })).state === "granted";
  } catch {
    return false;
  }
}

function pictureOf(video: HTMLVideoElement | null): Promise<File | null> {
  if (!video || video.videoWidth === 0) return Promise.resolve(null);
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  const name = `photo-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, "-")}.jpg`;
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob && new File([blob], name, { type: "image/jpeg" })), "image/jpeg", 0.92));
}
