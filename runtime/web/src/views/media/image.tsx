/** `st.image`: one picture or several, each with its caption. */
import type { Image as ImageProps } from "../../protocol/elements";
import { InlineHtml } from "../common";
import { ElementToolbar, FullscreenFrame, useFullscreen } from "../fullscreen";
import { useMediaUrl } from "../media";
import type { ViewProps } from "../view";

export function Image({ props }: ViewProps<"image">) {
  const fullscreen = useFullscreen();
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <ElementToolbar fullscreen={fullscreen} />
      <div className="stImage" data-testid="stImage" data-width={typeof props.width === "number" ? "fixed" : (props.width ?? "content")}>
        {props.images.map((image, number) => (
          <Picture key={number} image={image} link={props.link} width={props.width} />
        ))}
      </div>
    </FullscreenFrame>
  );
}

const ENDINGS: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp" };

/** An address that holds or stands for the bytes ends like a file of its kind, as Streamlit's do: rules like `img[src$=".png"]` find it. */
function withName(url: string | undefined, mime: string | undefined): string | undefined {
  const ending = ENDINGS[mime ?? ""];
  return ending && url && /^(data|blob):/.test(url) ? `${url}#picture.${ending}` : url;
}

interface PictureProps {
  image: ImageProps["images"][number];
  link: string | undefined;
  width: ImageProps["width"];
}

function Picture({ image, link, width }: PictureProps) {
  const url = withName(useMediaUrl(image.media), image.media.mime);
  const style = typeof width === "number" ? { width } : undefined;
  const picture = <img src={url} alt={image.alt} style={style} />;
  return (
    <figure className="stImageContainer" data-testid="stImageContainer" style={style}>
      {link ? (
        <a className="stImageLink" data-testid="stImageLink" href={link} target="_blank" rel="noreferrer">
          {picture}
        </a>
      ) : (
        picture
      )}
      {image.caption && (
        <figcaption className="stImageCaption" data-testid="stImageCaption">
          <InlineHtml html={image.caption} />
        </figcaption>
      )}
    </figure>
  );
}
