import { Button } from "react-aria-components/Button";
import type { Session } from "../tree/session";
import type { Notice } from "../tree/state";

/** What happened, and what can be done about it. The app below stays as it was. */
export function NoticeBar({ session, notice }: { session: Session; notice: Notice | null }) {
  if (!notice) return null;
  return (
    <div className="stAppNotice" data-testid="stAppNotice" role="alert">
      <div>
        <strong>{notice.title}</strong>
        {notice.detail && <p>{notice.detail}</p>}
      </div>
      {notice.action === "restart" && <Button onPress={() => session.restart()}>Restart</Button>}
      {notice.action === "dismiss" && <Button onPress={() => session.dismissNotice()}>Close</Button>}
      {notice.action === "reload" && <Button onPress={() => location.reload()}>Reload</Button>}
    </div>
  );
}
