/** The list below an uploader, a few files a page. */
import { useState } from "react";

import { Icon } from "../common";
import { formatSize } from "./file_checks";
import type { ShownFile } from "./uploads";

const PAGE = 3;

interface FileChipsProps {
  files: ShownFile[];
  disabled: boolean;
  onRemove: (key: string) => void;
}

export function FileChips({ files, disabled, onRemove }: FileChipsProps) {
  const [wanted, setPage] = useState(0);
  const pages = Math.ceil(files.length / PAGE);
  const page = Math.min(wanted, Math.max(0, pages - 1));
  if (files.length === 0) return null;
  return (
    <>
      <ul className="stFileChips" data-testid="stFileChips">
        {files.slice(page * PAGE, (page + 1) * PAGE).map((file) => (
          <FileChip key={file.key} file={file} disabled={disabled} onRemove={() => onRemove(file.key)} />
        ))}
      </ul>
      {pages > 1 && <Pagination page={page} pages={pages} onPage={setPage} />}
    </>
  );
}

/** Names and buttons carry their present test ids and, around them, those of older versions. */
function FileChip({ file, disabled, onRemove }: { file: ShownFile; disabled: boolean; onRemove: () => void }) {
  return (
    <li className="stFileChip" data-testid="stFileChip" data-state={file.state}>
      <Icon icon={file.state === "uploading" ? "spinner" : file.state === "error" ? "material/error" : "material/draft"} />
      <span className="stFileChipName" data-testid="stFileChipName" title={file.name}>
        <span data-testid="stFileUploaderFileName">{file.name}</span>
      </span>
      {file.state === "error" ? (
        <span className="stFieldError" data-testid="stFileUploaderFileErrorMessage" role="alert">
          {file.error}
        </span>
      ) : (
        <span className="stFileChipSize">{formatSize(file.size)}</span>
      )}
      <span data-testid="stFileUploaderDeleteBtn">
        <button type="button" className="stFileChipDelete" data-testid="stFileChipDeleteBtn" aria-label={`Remove ${file.name}`} disabled={disabled} onClick={onRemove}>
          <Icon icon="material/close" />
        </button>
      </span>
    </li>
  );
}

function Pagination({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const step = (to: number, name: string, label: string, icon: string) => (
    <button type="button" data-testid={`stPagination${name}`} aria-label={label} disabled={to < 0 || to >= pages} onClick={() => onPage(to)}>
      <Icon icon={icon} />
    </button>
  );
  return (
    <div className="stPagination" data-testid="stPagination" role="group" aria-label="Pages of files">
      <span aria-live="polite">
        Showing page {page + 1} of {pages}
      </span>
      {step(page - 1, "Prev", "Previous page", "material/chevron_left")}
      {step(page + 1, "Next", "Next page", "material/chevron_right")}
    </div>
  );
}
