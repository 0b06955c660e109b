import type { ChatMessage as Props } from "../../protocol/elements";
import { Icon } from "../common";
import { boxStyle, gapOf } from "../layout-style";
import { useMediaUrl } from "../media";
import type { ViewProps } from "../view";

/** `st.chat_message`: the author's picture beside what stands in it. */
export function ChatMessage({ props, children }: ViewProps<"chat_message">) {
  const role = props.avatar && "role" in props.avatar ? props.avatar.role : undefined;
  return (
    <div className="stChatMessage" data-testid="stChatMessage" data-role={role} style={boxStyle({ width: props.width })}>
      <Avatar {...props} />
      <div className="stChatMessageContent" data-testid="stChatMessageContent" role="group" aria-label={`Chat message from ${props.name}`}>
        <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
          {children}
        </div>
      </div>
    </div>
  );
}

const ROLES = { user: "material/face", assistant: "material/smart_toy" };

function Avatar({ name, avatar }: Pick<Props, "name" | "avatar">) {
  if (avatar && "image" in avatar) return <Picture media={avatar.image} name={name} />;
  if (avatar && "role" in avatar) {
    return (
      <div className="stChatMessageAvatar" data-role={avatar.role} data-testid={avatar.role === "user" ? "stChatMessageAvatarUser" : "stChatMessageAvatarAssistant"}>
        <Icon icon={ROLES[avatar.role]} />
      </div>
    );
  }
  return (
    <div className="stChatMessageAvatar" data-testid="stChatMessageAvatarCustom" aria-hidden={avatar ? undefined : true}>
      {avatar ? <Icon icon={avatar.icon} /> : name.slice(0, 1).toUpperCase()}
    </div>
  );
}

function Picture({ media, name }: { media: Parameters<typeof useMediaUrl>[0]; name: string }) {
  const url = useMediaUrl(media);
  return (
    <div className="stChatMessageAvatar" data-testid="stChatMessageAvatarImage" data-image="">
      <img src={url} alt={`${name} avatar`} />
    </div>
  );
}
