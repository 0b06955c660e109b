import { hydrateRoot } from "react-dom/client";
import { Page } from "./page";

hydrateRoot(document.getElementById("root")!, <Page />, {
  onRecoverableError: (error) => console.error("hydration", error),
});
