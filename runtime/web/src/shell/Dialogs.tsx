import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { Manifest } from "./site";

interface FrameProps {
  isOpen: boolean;
  close: () => void;
  title: string;
  testid: string;
  children: ReactNode;
}

function Frame({ isOpen, close, title, testid, children }: FrameProps) {
  return (
    <ModalOverlay className="stAppDialogOverlay" isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable>
      <Modal className="stAppDialog" data-testid="stDialog">
        <Dialog data-testid={testid}>
          <Heading slot="title" className="stAppDialogTitle">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface AboutProps {
  isOpen: boolean;
  close: () => void;
  /** The author's text, as HTML from Python's Markdown. */
  about: string | null | undefined;
  manifest: Manifest;
}

export function AboutDialog({ isOpen, close, about, manifest }: AboutProps) {
  return (
    <Frame isOpen={isOpen} close={close} title="About" testid="stAboutDialog">
      {about && <div className="stMarkdownContainer" dangerouslySetInnerHTML={{ __html: about }} />}
      <p>This app runs in your browser. Made with appc; compatible with Streamlit {manifest.streamlit}.</p>
      <div className="stAppDialogActions">
        <Button onPress={close}>Close</Button>
      </div>
    </Frame>
  );
}

export function ClearCacheDialog({ isOpen, close, clear }: { isOpen: boolean; close: () => void; clear: () => void }) {
  return (
    <Frame isOpen={isOpen} close={close} title="Clear caches" testid="stClearCacheDialog">
      <p>Are you sure you want to clear the app's function caches?</p>
      <p>All that the app’s cached functions have kept goes, here and in this browser.</p>
      <div className="stAppDialogActions">
        <Button onPress={close}>Cancel</Button>
        <Button
          className="stPrimary"
          onPress={() => {
            clear();
            close();
          }}
          autoFocus
        >
          Clear caches
        </Button>
      </div>
    </Frame>
  );
}
