import { WithTooltip } from "../common";
import { useSite, useTrigger, type ViewProps } from "../view";
import { resolveUrl } from "../media";
import { widthName } from "./button";
import { ButtonContent } from "./button_content";
import { useShortcut } from "./shortcut";

/** A link that looks like a button. A disabled one has no address, so that no key or middle click follows it. */
export function LinkButton({ node, props }: ViewProps<"link_button">) {
  const { root } = useSite();
  const press = useTrigger(node);
  const follow = () => !props.ignore_rerun && press();
  const href = resolveUrl(props.url, root);
  useShortcut(props.shortcut, props.disabled, () => {
    window.open(href, "_blank", "noopener,noreferrer");
    follow();
  });
  return (
    <div className="stLinkButton stButtonRoot" data-testid="stLinkButton" data-type={props.type} data-width={widthName(props.width)}>
      <WithTooltip help={props.help}>
        <a
          className="stBaseButton"
          {...{ kind: props.type }}
          data-testid={`stBaseLinkButton-${props.type}`}
          href={props.disabled ? undefined : href}
          role={props.disabled ? "link" : undefined}
          aria-disabled={props.disabled || undefined}
          aria-keyshortcuts={props.shortcut}
          target="_blank"
          rel="noreferrer noopener"
          onClick={props.disabled ? undefined : follow}
        >
          <ButtonContent {...props} />
        </a>
      </WithTooltip>
    </div>
  );
}
