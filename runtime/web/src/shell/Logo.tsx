import type { Logo as Props, LogoPicture } from "../protocol/messages";
import { Icon } from "../views/common";
import { useMediaUrl } from "../views/media";

/** `st.logo`: at the head of the sidebar, or (`testid` "stHeaderLogo") in the page's corner while that is closed. */
export function Logo({ logo, testid }: { logo: Props; testid: "stSidebarLogo" | "stHeaderLogo" }) {
  const shown = testid === "stHeaderLogo" ? (logo.icon_image ?? logo.image) : logo.image;
  const picture = <Picture picture={shown} testid={testid} size={logo.size} />;
  if (!logo.link) return picture;
  return (
    <a className="stLogoLink" data-testid="stLogoLink" href={logo.link} target="_blank" rel="noreferrer noopener" aria-label="Logo">
      {picture}
    </a>
  );
}

function Picture({ picture, testid, size }: { picture: LogoPicture; testid: string; size: string }) {
  const url = useMediaUrl("media" in picture ? picture.media : null);
  if ("icon" in picture) {
    return (
      <span className="stLogo" data-testid={testid} data-size={size}>
        <Icon icon={picture.icon} />
      </span>
    );
  }
  return <img className="stLogo" data-testid={testid} data-size={size} src={url} alt="Logo" />;
}
