import { Button } from "react-aria-components/Button";
import type { Session } from "../tree/session";
import { useAppState } from "./App";

/** Calm: it comes into sight only when a run or the start takes its time (the stylesheet delays it). */
export function StatusWidget({ session }: { session: Session }) {
  const { script, loading } = useAppState(session);
  if (loading) return <LoadingStatus stage={loading.stage} done={loading.done} />;
  if (script !== "running" && script !== "stopRequested") return null;
  const stopping = script === "stopRequested";
  return (
    <div className="stStatusWidget" data-testid="stStatusWidget" role="status">
      <span className="st-spinner-icon" data-testid="stStatusWidgetRunningIcon" aria-hidden="true" />
      <span>{stopping ? "Stopping…" : "Running…"}</span>
      <Button className="stStatusWidgetStop" onPress={() => session.stop()} isDisabled={stopping}>
        Stop
      </Button>
    </div>
  );
}

function LoadingStatus({ stage, done }: { stage: string; done: number }) {
  const percent = Math.round(done * 100);
  return (
    <div className="stConnectionStatus" data-testid="stConnectionStatus" role="status">
      <span>{stage}</span>
      <progress value={percent} max={100} aria-label="Loading" />
    </div>
  );
}
