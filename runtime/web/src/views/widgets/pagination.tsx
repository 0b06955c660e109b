import { Icon } from "../common";
import { useWidgetValue, type ViewProps } from "../view";

/** `st.pagination`: the first and last page, those around the present one, arrows. */
export function Pagination({ node, props }: ViewProps<"pagination">) {
  const [value, setValue] = useWidgetValue<number | null>(node);
  const page = value ?? 1;
  const step = (to: number, name: "Prev" | "Next", label: string, icon: string) => (
    <button type="button" className="stPaginationStep" data-testid={`stPagination${name}`} aria-label={label} disabled={props.disabled || to < 1 || to > props.pages} onClick={() => setValue(to)}>
      <Icon icon={icon} />
    </button>
  );
  return (
    <nav className="stPagination stPaginationWidget" data-testid="stPagination" aria-label="Pagination">
      {step(page - 1, "Prev", "Previous page", "material/chevron_left")}
      {visiblePages(props.pages, page, props.visible).map((number, at) =>
        number === null ? (
          <span key={`gap ${at}`} className="stPaginationEllipsis" data-testid="stPaginationEllipsis" aria-hidden="true">
            …
          </span>
        ) : (
          <button key={number} type="button" className="stPaginationPage" aria-label={`Page ${number}`} aria-current={number === page ? "page" : undefined} disabled={props.disabled} onClick={() => setValue(number)}>
            {number}
          </button>
        ),
      )}
      {step(page + 1, "Next", "Next page", "material/chevron_right")}
    </nav>
  );
}

/** Numbers from left to right, null for what is left out; at most `visible` places (null: all of them). */
export function visiblePages(pages: number, page: number, visible: number | null): (number | null)[] {
  const all = Array.from({ length: pages }, (_, at) => at + 1);
  if (visible === 0) return [];
  if (visible === null || pages <= visible) return all;
  if (visible < 5) {
    const start = Math.max(1, Math.min(page - Math.floor(visible / 2), pages - visible + 1));
    return all.slice(start - 1, start - 1 + visible);
  }
  const inner = visible - 2;
  if (page <= inner - 1) return [...all.slice(0, inner), null, pages];
  if (page >= pages - inner + 2) return [1, null, ...all.slice(pages - inner)];
  const around = visible - 4;
  const start = page - Math.floor(around / 2);
  return [1, null, ...all.slice(start - 1, start - 1 + around), null, pages];
}
