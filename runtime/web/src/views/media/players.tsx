/** `st.audio` and `st.video`. */
import { useEffect, useRef, type RefObject } from "react";
import type { Subtitle } from "../../protocol/elements";
import { resolveUrl, useMediaUrl } from "../media";
import { useSite, type ViewProps } from "../view";

interface Span {
  start: number;
  end: number | null;
  loop: boolean;
}

export function Audio({ props }: ViewProps<"audio">) {
  const ref = useRef<HTMLAudioElement>(null);
  const url = useMediaUrl(props.media);
  useSpan(ref, props, url);
  return (
    <audio
      ref={ref}
      className="stAudio"
      data-testid="stAudio"
      controls
      autoPlay={props.autoplay}
      loop={props.loop && props.end === null && props.start === 0}
      src={url && timed(url, props)}
      aria-label={props.alt ?? undefined}
      preload="metadata"
    />
  );
}

export function Video({ props }: ViewProps<"video">) {
  const ref = useRef<HTMLVideoElement>(null);
  const url = useMediaUrl(props.media);
  useSpan(ref, props, url);
  if (props.youtube) return <YouTube {...props} id={props.youtube} />;
  return (
    <video
      ref={ref}
      className="stVideo"
      data-testid="stVideo"
      controls
      playsInline
      autoPlay={props.autoplay}
      muted={props.muted}
      loop={props.loop && props.end === null && props.start === 0}
      src={url && timed(url, props)}
      aria-label={props.alt ?? undefined}
      preload="metadata"
      crossOrigin={props.subtitles.length > 0 && /^https?:/.test(url ?? "") ? "anonymous" : undefined}
    >
      {props.subtitles.map((track, at) => (
        <Track key={at} track={track} isDefault={at === 0} />
      ))}
    </video>
  );
}

function Track({ track, isDefault }: { track: Subtitle; isDefault: boolean }) {
  const url = useMediaUrl(track.media);
  return <track kind="captions" src={url} label={track.label || "Subtitles"} default={isDefault} data-testid="stVideoSubtitle" />;
}

/** The part of an address that browsers know themselves. */
const timed = (url: string, { start, end }: Span): string => (start === 0 && end === null ? url : `${url}#t=${start}${end === null ? "" : `,${end}`}`);

/** Begins at `start`, stops at `end` or begins there anew, also where the address cannot say it. */
function useSpan(ref: RefObject<HTMLMediaElement | null>, { start, end, loop }: Span, url: string | undefined): void {
  useEffect(() => {
    const media = ref.current;
    if (!media) return undefined;
    const begin = () => {
      if (media.currentTime < start) media.currentTime = start;
    };
    let stopped = false;
    const onTime = () => {
      if (end === null || media.currentTime < end) stopped = false;
      else if (loop) media.currentTime = start;
      else if (!stopped) {
        stopped = true;
        media.pause();
      }
    };
    const onEnded = () => {
      if (!loop) return;
      media.currentTime = start;
      void media.play();
    };
    media.addEventListener("loadedmetadata", begin);
    media.addEventListener("timeupdate", onTime);
    media.addEventListener("ended", onEnded);
    return () => {
      media.removeEventListener("loadedmetadata", begin);
      media.removeEventListener("timeupdate", onTime);
      media.removeEventListener("ended", onEnded);
    };
  }, [ref, start, end, loop, url]);
}

type YouTubeProps = ViewProps<"video">["props"] & { id: string };

function YouTube({ id, start, end, loop, autoplay, muted, alt }: YouTubeProps) {
  const { root } = useSite();
  const options = new URLSearchParams();
  if (start) options.set("start", String(start));
  if (end !== null) options.set("end", String(end));
  if (autoplay) options.set("autoplay", "1");
  if (muted) options.set("mute", "1");
  if (loop) {
    options.set("loop", "1");
    options.set("playlist", id);
  }
  const address = `https://www.youtube.com/embed/${id}`;
  const query = options.toString();
  return (
    <iframe
      className="stVideo"
      data-testid="stVideo"
      src={resolveUrl(query ? `${address}${id.includes("?") ? "&" : "?"}${query}` : address, root)}
      title={alt ?? "YouTube video"}
      allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
      allowFullScreen
    />
  );
}
